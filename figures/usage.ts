import { type Cypher, cypher, join, name } from '../graph/cypher.ts';
import { type Graph, unhurriedMs } from '../graph/graph.ts';
import { oncePerVersion } from '../graph/once-per-version.ts';
import { codedFields, modelOf, type RecordType, recordTypes } from '../ontology/records.ts';

/** Records of one dataset that have the same codes, and the numbers of their patients. */
type Alike = { readonly dataset: string; readonly records: number; readonly patients: readonly number[] };

/** What records say by codes: true numbers, which leave through `disclosure/`. */
export type Usage = {
  readonly datasets: readonly string[];
  readonly byCode: ReadonlyMap<string, readonly Alike[]>;
};

/** Distinct patients and distinct records. */
export type UsageFigures = { readonly patients: number; readonly records: number };

/** The use of all concepts as it is now; read once per version, whoever asks. */
export const conceptUsage: (graph: Graph) => Promise<Usage> = oncePerVersion(readUsage);

/** Patients and records that have one of the codes as source or standard concept of any field, in these datasets. */
export function countUsage(
  { byCode }: Usage,
  codes: Iterable<string>,
  datasets: readonly string[],
): UsageFigures {
  const found = new Set([...codes].flatMap((code) => byCode.get(code) ?? []));
  const inScope = [...found].filter(({ dataset }) => datasets.includes(dataset));
  return {
    patients: new Set(inScope.flatMap(({ patients }) => patients)).size,
    records: inScope.reduce((sum, { records }) => sum + records, 0),
  };
}

type Row = Alike & { readonly codes: readonly (string | null)[] };

async function readUsage(graph: Graph): Promise<Usage> {
  const byCode = new Map<string, Alike[]>();
  const datasets = new Set<string>();
  for (const type of recordTypes) {
    const statement = alikeOf(type);
    const rows = statement === undefined ? [] : await graph.read<Row>(statement, { timeoutMs: unhurriedMs });
    for (const { codes, ...alike } of rows) {
      datasets.add(alike.dataset);
      for (const code of new Set(codes)) if (code !== null) listOf(byCode, code).push(alike);
    }
  }
  return { datasets: [...datasets], byCode };
}

function listOf(byCode: Map<string, Alike[]>, code: string): Alike[] {
  const list = byCode.get(code) ?? [];
  byCode.set(code, list);
  return list;
}

/** Groups of the records of a type; undefined where it has no coded field. */
function alikeOf(type: RecordType): Cypher | undefined {
  const { relationship, type: label } = modelOf(type);
  const codes = codedFields(type).flatMap((field) => [
    cypher`record.${name(`${field}SourceConcept`)}`,
    cypher`record.${name(`${field}StandardConcept`)}`,
  ]);
  if (codes.length === 0) return undefined;
  return cypher`
    MATCH (patient:Patient)-[:${name(relationship)}]->(record:${name(label)})
    WITH patient, record.dataset AS dataset, [${join(codes, ', ')}] AS codes, count(record) AS records
    WHERE any(code IN codes WHERE code IS NOT NULL)
    RETURN dataset, codes, sum(records) AS records, collect(id(patient)) AS patients`;
}
