import type { Path } from '../../ontology/errors.ts';
import { cypher } from '../cypher.ts';
import type { FieldTest } from './criterion.ts';
import type { Resolution } from './resolution.ts';

/** Ids of the gene panels that hold all of `genes`, without regard to case. */
export async function coveringPanels(
  genes: readonly string[],
  { read }: Resolution,
): Promise<readonly string[]> {
  const wanted = genes.map((gene) => gene.toUpperCase());
  const rows = await read<{ id: string }>(cypher`
    MATCH (panel:GenePanel)
    WHERE all(gene IN ${wanted} WHERE gene IN [known IN panel.genes | toUpper(known)])
    RETURN panel.id AS id`);
  return rows.map(({ id }) => id);
}

/** The genes that tests of a variant or copy number name. */
export function askedGenes(tests: readonly FieldTest[]): readonly string[] {
  return tests.flatMap((test) => (test.key === 'gene' && 'values' in test ? test.values : []));
}

/** The tests of a variant without its status. */
export function plainStatus(tests: readonly FieldTest[]): readonly FieldTest[] {
  return tests.filter(({ test }) => test !== 'status');
}

/** An alteration that no assay in scope reports cannot be asked: nobody looked for it. */
export async function alterationFaults(
  tests: readonly FieldTest[],
  { read, scope, faults }: Resolution,
  path: Path,
): Promise<void> {
  const asked = tests.flatMap((test) => (test.key === 'alteration' && 'values' in test ? test.values : []));
  if (asked.length === 0) return;
  const [row] = await read<{ reported: readonly string[] }>(cypher`
    MATCH (assay:Assay {kind: 'COPY_NUMBER'} WHERE assay.dataset IN ${scope.datasets})
    UNWIND coalesce(assay.reports, []) AS alteration
    RETURN collect(DISTINCT alteration) AS reported`);
  asked.forEach((alteration, at) => {
    if (!row?.reported.includes(alteration))
      faults.add(
        [...path, 'alteration', at],
        `${alteration} is reported by no assay of these data`,
        'NOT_EVALUABLE',
      );
  });
}
