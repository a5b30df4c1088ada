import { type Cypher, cypher, join, name } from '../../graph/cypher.ts';
import { type Graph, unhurriedMs, type Write } from '../../graph/graph.ts';
import { codedFields, modelOf, type RecordType, recordTypes } from '../../ontology/records.ts';

const atOnce = 10_000;

/**
 * Marks the concepts that are source or standard concept of any record, with the datasets of these records (`usedBy`), and
 * unmarks all others: `used` is true or absent.
 */
export async function markUsed(graph: Graph): Promise<void> {
  const [used, marked] = await Promise.all([readUsed(graph), readMarked(graph)]);
  const changed = [...used].filter(
    ([code, datasets]) => marked.get(code)?.join('\n') !== datasets.join('\n'),
  );
  const unused = [...marked.keys()].filter((code) => !used.has(code));
  const rows = [...changed, ...unused.map((code) => [code, null] as const)];
  if (rows.length === 0) return;
  await graph.write(async (run) => {
    await run(cypher`
      MERGE (terminology:Terminology {id: 'terminology'})
      ON CREATE SET terminology.version = 0
      SET terminology.usage = randomUUID()`);
    for (let start = 0; start < rows.length; start += atOnce)
      await mark(run, rows.slice(start, start + atOnce));
  });
}

async function mark(
  run: Write,
  rows: readonly (readonly [string, readonly string[] | null])[],
): Promise<void> {
  await run(cypher`
    UNWIND ${rows.map(([code, datasets]) => ({ code, datasets }))} AS row
    MATCH (concept:Concept {code: row.code})
    SET concept.usedBy = row.datasets, concept.used = CASE WHEN row.datasets IS NOT NULL THEN true END`);
}

/** Sorted ids of the datasets that use a concept, by its code. */
type Users = ReadonlyMap<string, readonly string[]>;

async function readMarked(graph: Graph): Promise<Users> {
  const rows = await graph.read<{ code: string; datasets: readonly string[] }>(
    cypher`
      MATCH (concept:Concept {used: true})
      RETURN concept.code AS code, coalesce(concept.usedBy, []) AS datasets`,
    { timeoutMs: unhurriedMs },
  );
  return new Map(rows.map(({ code, datasets }) => [code, datasets]));
}

async function readUsed(graph: Graph): Promise<Users> {
  const used = new Map<string, Set<string>>();
  for (const type of recordTypes) {
    const codes = codesOf(type);
    if (codes === undefined) continue;
    const rows = await graph.read<{ code: string; dataset: string }>(
      cypher`
        MATCH (record:${name(modelOf(type).type)})
        WITH DISTINCT record.dataset AS dataset, ${codes} AS codes
        UNWIND codes AS code
        WITH DISTINCT dataset, code
        WHERE code IS NOT NULL
        RETURN dataset, code`,
      { timeoutMs: unhurriedMs },
    );
    for (const { code, dataset } of rows) used.set(code, (used.get(code) ?? new Set()).add(dataset));
  }
  return new Map([...used].map(([code, datasets]) => [code, [...datasets].sort()]));
}

/** The codes of a record as a list; undefined where the type has no coded field. */
function codesOf(type: RecordType): Cypher | undefined {
  const codes = codedFields(type).flatMap((field) => [
    cypher`record.${name(`${field}SourceConcept`)}`,
    cypher`record.${name(`${field}StandardConcept`)}`,
  ]);
  return codes.length === 0 ? undefined : cypher`[${join(codes, ', ')}]`;
}
