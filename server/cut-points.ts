import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Logger } from 'pino';
import { cypher } from '../graph/cypher.ts';
import type { Graph } from '../graph/graph.ts';
import { readYaml, type YamlFault, type YamlForm } from '../import/mapping/yaml.ts';
import type { CutPoints } from '../ontology/bands.ts';
import { unitFault } from '../ontology/units.ts';
import type { Config } from './config.ts';
import schema from './cut-points.schema.json' with { type: 'json' };

type CutPointsFile = { readonly oncographCutPoints: 1; readonly measurements: readonly CutPoints[] };

const validate = new Ajv2020({ allErrors: true, strict: false, verbose: true }).compile<CutPointsFile>(
  schema,
);

const form: YamlForm<CutPointsFile> = {
  what: 'file of cut points',
  validate,
  faultsOf: ({ measurements }) =>
    measurements.flatMap(({ unit }, at): readonly YamlFault[] => {
      const what = unitFault(unit);
      return what === undefined ? [] : [{ at: ['measurements', at, 'unit'], what }];
    }),
};

/** Says which tests cannot be asked, as no vocabulary that is loaded has their codes: which of them records have is told to nobody. */
export async function warnOfUnknownTests(
  graph: Pick<Graph, 'read'>,
  cutPoints: readonly CutPoints[],
  log: Pick<Logger, 'warn'>,
): Promise<void> {
  const tests = [...new Set(cutPoints.flatMap((one) => one.tests))];
  if (tests.length === 0) return;
  const known = await graph.read<{ code: string }>(cypher`
    MATCH (concept:Concept WHERE concept.code IN ${tests})
    WHERE concept.release IS NOT NULL OR concept.since IS NULL
    RETURN concept.code AS code`);
  const codes = new Set(known.map(({ code }) => code));
  const unknown = tests.filter((test) => !codes.has(test));
  if (unknown.length > 0)
    log.warn(
      `No vocabulary that is loaded has ${unknown.join(', ')}: nobody can ask by the cut points of these.`,
    );
}

/** What the file of the settings says. @throws KnownError that names each fault with its line and key */
export async function readCutPoints({
  cutPointsFile,
}: Pick<Config, 'cutPointsFile'>): Promise<readonly CutPoints[]> {
  if (cutPointsFile === undefined) return [];
  const { measurements } = await readYaml(cutPointsFile, form);
  return measurements.map((one) => ({ ...one, cuts: one.cuts.toSorted((a, b) => a - b) }));
}
