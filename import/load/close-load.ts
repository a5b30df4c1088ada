import { cypher, name } from '../../graph/cypher.ts';
import { type Graph, unhurriedMs } from '../../graph/graph.ts';
import type { Description } from '../../ontology/description.ts';
import { modelOf, recordTypes } from '../../ontology/records.ts';
import { keepReviewed, type ReviewedValue } from '../concepts/reviewed.ts';
import { mergeVocabularies } from '../concepts/terminology.ts';
import { writeDescriptions } from '../describe/stated.ts';
import { keepPrecedence, patientsOf, precedenceOf } from '../store/population.ts';
import { settlePatients } from '../store/settle-patients.ts';
import { noteLinked } from '../store/shares.ts';
import { raiseTerminologyIfGrown } from '../store/terminology-version.ts';
import { markUsed } from '../store/usage.ts';
import type { Batches } from './batch.ts';
import { writeLicenses } from './dataset.ts';
import { closeLedger } from './ledger.ts';
import { changedAnything, type Report } from './report.ts';

const atOnce = 2_000;

/** Ends a load: settles the patients it changed and raises the version of the population, if anything changed. */
export async function closeLoad(
  load: Batches & {
    readonly reviewed: readonly ReviewedValue[];
    readonly descriptions: readonly Description[];
  },
): Promise<void> {
  const { graph, delivery, entry, report, datasets, seen, reviewed, descriptions } = load;
  const { population } = delivery;
  const kept = await precedenceOf(graph, population);
  const precedence = { ...kept, ...delivery.precedence };
  const reordered = JSON.stringify(precedence) !== JSON.stringify(kept);
  const anew = await keepReviewed(graph, delivery, reviewed);
  const described = descriptions.filter(({ id }) => datasets.has(id));
  await graph.write((run) => writeDescriptions(run, described));
  const changed = entry.interrupted || reordered || anew || changedAnything(report);
  if (changed) {
    await graph.write((run) => keepPrecedence(run, population, precedence));
    // After --replace, somebody may be left whom this load has not seen.
    const everybody = entry.interrupted || reordered || report.removed > 0;
    await settlePatients(graph, everybody ? await patientsOf(graph, population) : seen.patients, precedence);
    await noteLinked(graph, population);
    await writeLicenses(graph, [...datasets]);
    await graph.write(mergeVocabularies);
    await graph.write(raiseTerminologyIfGrown);
    await markUsed(graph);
  }
  await closeLedger(graph, { id: entry.id, population, changed });
}

type Stored = { readonly id: string; readonly patient: string; readonly file: string };

/**
 * Removes the records of the datasets that occur which this delivery brought and the input no longer has; `dryRun` only
 * counts them.
 */
export async function removeStale({
  graph,
  delivery,
  entry,
  report,
  datasets,
  seen,
  dryRun,
}: Batches): Promise<void> {
  const spares = sparedBy(report);
  for (const type of recordTypes) {
    const { type: label, relationship } = modelOf(type);
    const stored = await graph.read<Stored>(
      cypher`
        MATCH (patient:Patient {population: ${delivery.population}})-[:${name(relationship)}]->(record:${name(label)})
        WHERE record.dataset IN ${[...datasets]} AND record.load IN ${[...entry.mine]}
        RETURN record.id AS id, patient.id AS patient, record.file AS file`,
      { timeoutMs: unhurriedMs },
    );
    const stale = stored.filter((record) => !seen.records.has(record.id) && !spares(type, record));
    report.removed += stale.length;
    if (!dryRun) await removeRecords(graph, label, stale);
  }
}

/**
 * What a rejected row may have meant is not gone from the input: it stays. A row that a lookup lacks may have meant any
 * record.
 */
function sparedBy({ rejects }: Report): (type: string, record: Stored) => boolean {
  const lost = rejects.filter(({ kept }) => !kept);
  if (lost.some(({ record }) => record === 'lookup')) return () => true;
  const files = new Set(
    lost.filter(({ record }) => record === 'row' || record === 'dataset').map(({ file }) => file),
  );
  const records = new Set(lost.map(({ record, patient }) => `${record} ${patient}`));
  return (type, { patient, file }) => files.has(file) || records.has(`${type} ${patient}`);
}

async function removeRecords(graph: Graph, label: string, records: readonly Stored[]): Promise<void> {
  for (let start = 0; start < records.length; start += atOnce)
    await graph.write((run) =>
      run(cypher`
        MATCH (record:${name(label)} WHERE record.id IN ${records.slice(start, start + atOnce).map(({ id }) => id)})
        DETACH DELETE record`),
    );
}
