import { type Cypher, cypher, name } from '../../graph/cypher.ts';
import type { Graph, Write } from '../../graph/graph.ts';
import type { FieldModel } from '../../ontology/model.ts';
import { modelOf, type RecordType, recordTypes } from '../../ontology/records.ts';
import { person } from '../../ontology/roles.ts';
import { patientsOf, raiseVersion, settleIn } from '../store/population.ts';
import { markUsed } from '../store/usage.ts';
import { chooseStandard, findReplacements, findStandards, toStandards } from './standards.ts';

/** Records of one coded field that get another standard concept. */
export type StandardChange = {
  readonly record: RecordType;
  readonly field: string;
  /** Source concept; null where a value map gave the standard concept. */
  readonly source: string | null;
  readonly from: string | null;
  readonly to: string;
  readonly records: number;
};

type CodedField = {
  readonly record: RecordType;
  readonly field: string;
  readonly relationship: string;
};

/** Of a statement over all records of a type. */
const timeoutMs = 1_800_000;

/**
 * Records whose standard concept is another one by the terminology as it is now: what their source code maps to, or what
 * took the place of a retired concept. A standard concept is never taken away: what was certain once is not unsaid.
 */
export async function findStandardChanges(graph: Graph): Promise<readonly StandardChange[]> {
  const groups = (await Promise.all(codedFields().map((field) => readGroups(graph, field)))).flat();
  const standards = await findStandards(graph, [], distinct(groups.map(({ source }) => source)));
  const replacements = await findReplacements(graph, distinct(groups.map(({ from }) => from)));
  const known = toStandards({ standards, replacements });
  return groups.flatMap((group) => {
    const to = chooseStandard(group.source, group.from, known);
    return to === null || to === group.from ? [] : [{ ...group, to }];
  });
}

/** Makes the changes in one transaction. Made once, they are not found again. */
export async function restandardise(graph: Graph, changes: readonly StandardChange[]): Promise<void> {
  if (changes.length === 0) return;
  const populations = await graph.read<{ id: string }>(
    cypher`MATCH (population:Population) RETURN population.id AS id`,
  );
  const raise = async (run: Write) => {
    for (const { id } of populations) await raiseVersion(run, id);
  };
  await graph.write(async (run) => {
    for (const field of codedFields()) await changeField(run, field, changes);
    await raise(run);
  }, timeoutMs);
  if (changes.some(({ record }) => record === person.record)) {
    for (const { id } of populations) await settleIn(graph, id, await patientsOf(graph, id));
    await graph.write(raise); // who read the patients before they were settled reads them again
  }
  await markUsed(graph);
}

function codedFields(): readonly CodedField[] {
  return recordTypes.flatMap((record) => {
    const fields: Readonly<Record<string, FieldModel>> = modelOf(record).fields;
    return Object.entries(fields).flatMap(([field, model]) =>
      model.kind === 'coded' ? [{ record, field, relationship: model.relationship }] : [],
    );
  });
}

function distinct(codes: readonly (string | null)[]): readonly string[] {
  return [...new Set(codes.filter((code) => code !== null))];
}

function sourceOf(field: string): Cypher {
  return cypher`record.${name(`${field}SourceConcept`)}`;
}

function standardOf(field: string): Cypher {
  return cypher`record.${name(`${field}StandardConcept`)}`;
}

/** How often each pair of source and standard concept occurs. */
async function readGroups(graph: Graph, { record, field }: CodedField) {
  const rows = await graph.read<{ source: string | null; from: string | null; records: number }>(
    cypher`
      MATCH (record:${name(modelOf(record).type)})
      WHERE (${sourceOf(field)} IS NOT NULL OR ${standardOf(field)} IS NOT NULL) AND record.omopTable IS NULL
      RETURN ${sourceOf(field)} AS source, ${standardOf(field)} AS from, count(*) AS records
      ORDER BY records DESC, source, from`,
    { timeoutMs },
  );
  return rows.map((row) => ({ record, field, ...row }));
}

async function changeField(
  run: Write,
  { record, field, relationship }: CodedField,
  changes: readonly StandardChange[],
): Promise<void> {
  const own = changes.filter((change) => change.record === record && change.field === field);
  if (own.length === 0) return;
  const targets = Object.fromEntries(
    own.map(({ source, from, to }) => [`${source ?? ''} ${from ?? ''}`, to]),
  );
  await run(cypher`
    MATCH (record:${name(modelOf(record).type)} WHERE record.omopTable IS NULL)
    WITH record, ${targets}[coalesce(${sourceOf(field)}, '') + ' ' + coalesce(${standardOf(field)}, '')] AS code
    WHERE code IS NOT NULL
    MATCH (target:Concept {code: code})
    OPTIONAL MATCH (record)-[link:${name(relationship)}]->(:Concept)
    DELETE link
    WITH DISTINCT record, target
    SET ${standardOf(field)} = target.code
    CREATE (record)-[:${name(relationship)}]->(target)`);
}
