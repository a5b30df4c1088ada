import { hostname } from 'node:os';
import { Readable } from 'node:stream';
import { parseTime } from '../../access/time.ts';
import { toAuditEvents } from '../../audit/fhir.ts';
import { auditFolder, chainFiles } from '../../audit/files.ts';
import { type KeptHead, readHeads } from '../../audit/heads.ts';
import type { Head } from '../../audit/line.ts';
import { nameOfPatient } from '../../audit/patients.ts';
import { type FoundEntry, readAudit } from '../../audit/read.ts';
import { verifyAudit } from '../../audit/verify.ts';
import { lackingIn } from '../../ledger/reconcile.ts';
import type { Charge } from '../../ontology/charge.ts';
import { KnownError } from '../../ontology/errors.ts';
import { readingIn } from '../second-copy.ts';
import { createSession, withGraph } from '../session.ts';
import type { Surroundings } from '../surroundings.ts';
import { openPlace, toStream } from './output.ts';

/** Options of `audit verify`. */
export type VerifyFlags = { readonly head?: readonly string[] };

/** Options of `audit export`. */
export type ExportFlags = {
  readonly format: 'jsonl' | 'fhir';
  readonly from?: string;
  readonly until?: string;
  readonly subject?: string;
  readonly dataset?: string;
  readonly patient?: string;
  readonly output?: string;
};

/** Follows every chain of the data folder, and says what is wrong. @throws KnownError CONFLICT where something is */
export async function verify(surroundings: Surroundings, { head = [] }: VerifyFlags): Promise<void> {
  const session = createSession(surroundings);
  const folder = auditFolder(session.config.dataDir);
  const given = head.map(parseHead);
  const { auditDays } = session.config;
  const [kept, lacking] = await withGraph(session, (graph) => {
    const copy = readingIn(folder, graph, auditDays);
    return Promise.all([readHeads(graph), lackingIn(graph, copy, new Date().toISOString())]);
  });
  const chains = new Set((await chainFiles(folder)).map(({ chain }) => chain));
  const isOwn = (one: KeptHead) => one.folder === folder || chains.has(one.chain); // the folder may have been moved
  const elsewhere = kept.filter((one) => !isOwn(one));
  const own = kept.filter(isOwn);
  const { entries, notes, faults } = await verifyAudit(folder, [...own, ...given]);
  for (const one of new Set(elsewhere.map((other) => other.folder)))
    session.log.info(`Chains of this graph are kept in ${one}, too: verify them there.`);
  for (const note of notes) session.log.info(note);
  if (faults.length > 0) throw new KnownError('CONFLICT', ['The audit is not whole:', ...faults].join('\n'));
  surroundings.stdout.write(
    `The audit is whole: ${entries} entries in ${chains.size} chains, held against ${own.length + given.length} heads.\n${inWords(lacking)}`,
  );
}

/** What protected numbers cost by the graph alone: after a restore into an empty folder all of it. */
function inWords(lacking: readonly Charge[]): string {
  const [first, last] = [lacking[0], lacking.at(-1)];
  if (first === undefined || last === undefined) return '';
  return `It is not all that this graph knows: of what protected numbers cost it lacks ${lacking.length} charges, from number ${first.number} (${first.at}) to ${last.number} (${last.at}). Where they stand in the audit of another folder, bring that here.\n`;
}

/** Writes the entries that are asked for. @throws KnownError */
export async function exportAudit(surroundings: Surroundings, flags: ExportFlags): Promise<void> {
  const { format, from, until, subject, dataset, patient, output } = flags;
  const session = createSession(surroundings);
  const filter = {
    ...(from !== undefined && { from: parseTime(from, '--from') }),
    ...(until !== undefined && { until: parseTime(until, '--until') }),
    ...{ subject, dataset },
  };
  const place = output === undefined ? toStream(surroundings.stdout) : await openPlace(output);
  const name = patient === undefined ? undefined : await nameIn(session, patient);
  const { dataDir, publicUrl = hostname() } = session.config;
  const found = readAudit(auditFolder(dataDir), { ...filter, ...(name !== undefined && { patient: name }) });
  const toForm = forms[format];
  await place.write([Readable.from(toLines(found, (entry) => toForm(entry, publicUrl, name)))]);
}

async function nameIn(session: Parameters<typeof withGraph>[0], patient: string): Promise<string> {
  const name = await withGraph(session, (graph) => nameOfPatient(graph, patient));
  if (name !== undefined) return name;
  throw new KnownError(
    'NOT_FOUND',
    `Nothing was shown of a patient of the opaque id ${JSON.stringify(patient)}.`,
  );
}

/** What an entry is written as, each on a line of its own. */
const forms = { jsonl: (entry: FoundEntry) => [entry], fhir: toAuditEvents };

async function* toLines(
  entries: AsyncIterable<FoundEntry>,
  toForm: (entry: FoundEntry) => readonly object[],
): AsyncGenerator<string> {
  for await (const entry of entries) for (const one of toForm(entry)) yield `${JSON.stringify(one)}\n`;
}

/** A head as the log has it: chain, place and hash with colons between them. */
function parseHead(text: string): Head {
  const [, chain, n, hash] = /^(\d{8}T\d{9}Z-[0-9a-f]{8}):(\d+):([0-9a-f]{64})$/.exec(text) ?? [];
  if (chain !== undefined && hash !== undefined)
    return { chain, n: Number(n), hash, at: 'the time of that head' };
  throw new KnownError(
    'ARGUMENT_INVALID',
    `--head: expected chain, place and hash as CHAIN:N:HASH, got ${JSON.stringify(text)}.`,
  );
}
