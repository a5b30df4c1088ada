import type { StoredDataset } from '../../loaders/datasets.ts';
import { refuseChanging } from '../../loaders/dump-state.ts';
import type { StoredLoad } from '../../loaders/loads.ts';
import type { OpenRecords, RecordReads } from '../../loaders/record-reads.ts';
import type { PatientRow } from '../../loaders/record-stream.ts';
import { KnownError } from '../../ontology/errors.ts';
import { isOpenLicense } from '../../ontology/licenses.ts';
import { type Document, entity, literal } from '../rdf/entity.ts';
import { datasetIri, type Iris } from '../rdf/iris.ts';
import { patientMapping, patientOf } from '../records/patient.ts';
import { recordMappings } from '../records/record.ts';
import type { DumpScope, InGraph } from '../records/scope.ts';
import type { Chunk, DumpFormat } from './format.ts';
import { type DumpFormatName, dumpFormats } from './formats.ts';
import { toNotices } from './notices.ts';
import { sealDump } from './seal.ts';
import { createSeen, describeSeen, note, type Seen } from './seen.ts';

/** What records are dumped of. */
export type RecordDump = {
  readonly records: OpenRecords;
  readonly iris: Iris;
  /** Ids of datasets whose records the caller may read. */
  readonly datasets: readonly string[];
  /** Of all that the caller may use: from these it is decided what a patient is. If it is not said, of `datasets`. */
  readonly usable?: readonly string[] | undefined;
  readonly format: DumpFormatName;
  readonly timeoutMs?: number;
};

/** Everything that is known before the first patient is read. */
type Source = RecordDump & {
  readonly reads: RecordReads;
  readonly version: string;
  readonly known: readonly StoredDataset[];
  readonly loads: readonly StoredLoad[];
};

const usualTimeoutMs = 4 * 3_600_000;
/** Whether the graph is still the same is asked this often, and when all is read. */
const watchMs = 1_000;
const recordColumns = [...recordMappings].map(([type, { columns }]) => [type, columns] as const);

/**
 * The records of datasets as RDF, in pieces of text, patient by patient as they are taken, in one version of the graph.
 * @throws KnownError NOT_FOUND for an unknown dataset; CONFLICT where the data change before the end
 */
export async function* dumpRecords(dump: RecordDump): AsyncGenerator<string> {
  const source = await open(dump);
  const vocabularies = await source.reads.vocabularies();
  const format = dumpFormats[dump.format](dump.iris);
  yield* sealDump(chunksOf(source, format), format, toNotices(source.known, vocabularies, source.version));
}

async function open(dump: RecordDump): Promise<Source> {
  const reads = dump.records(dump.datasets, dump.usable);
  const [state, known] = await Promise.all([reads.state(), reads.datasets()]);
  const unknown = dump.datasets.find((id) => !known.some((dataset) => dataset.id === id));
  if (unknown !== undefined)
    throw new KnownError('NOT_FOUND', `There is no dataset ${JSON.stringify(unknown)}.`);
  refuseChanging(state);
  const loads = await reads.loads([...new Set(known.map(({ population }) => population))]);
  return { ...dump, reads, version: state.version, known, loads };
}

async function* chunksOf(source: Source, format: DumpFormat): AsyncGenerator<Chunk> {
  const { reads, iris, timeoutMs = usualTimeoutMs } = source;
  const seen = createSeen();
  yield format.write(inDefaultGraph(describeDatasets(source)));
  const rows = reads.patients({ patient: patientMapping.columns, records: recordColumns }, timeoutMs);
  const scopeOf = createScope(source);
  let watchedAt = performance.now();
  for await (const row of rows) {
    if (performance.now() - watchedAt > watchMs) {
      await refuseChanged(source);
      watchedAt = performance.now();
    }
    yield format.write(thingsOf(row, scopeOf(row), seen));
  }
  await refuseChanged(source);
  const panels = await reads.panels([...seen.panels].sort());
  const described = describeSeen(
    seen,
    { loads: source.loads, panels },
    { iris, fileNames: source.known.every(isOpen) ? 'shown' : 'withheld' },
  );
  yield format.write(inDefaultGraph(described));
}

/** A patient and all records, those of a type in order of their ids. */
function thingsOf({ patient, records }: PatientRow, scope: DumpScope, seen: Seen): readonly InGraph[] {
  const things: InGraph[] = [...patientMapping.toEntities(patient, scope)];
  for (const [at, rows] of records.entries()) {
    const [type] = recordColumns[at] ?? [];
    const mapping = type === undefined ? undefined : recordMappings.get(type);
    if (type === undefined || mapping === undefined) throw new TypeError('a list of records without a type');
    for (const row of [...rows].sort(byId)) {
      const said = mapping.toEntities(row, scope);
      note(seen, { type, row, said }, { iris: scope.iris, population: scope.patient.population });
      things.push(...said);
    }
  }
  return things;
}

/** The id is the first value of every record. */
function byId([a]: readonly unknown[], [b]: readonly unknown[]): number {
  return String(a) < String(b) ? -1 : 1;
}

function createScope({ iris, known, loads }: Source): (row: PatientRow) => DumpScope {
  const readable = new Set(known.map(({ id }) => id));
  const open = new Set(known.filter(isOpen).map(({ id }) => id));
  const files = new Map(loads.map((load) => [load.id, new Map(load.files.map((file, at) => [file, at]))]));
  return ({ patient }) => ({
    iris,
    patient: patientOf(patient),
    isReadable: (dataset) => readable.has(dataset),
    isOpen: (dataset) => open.has(dataset),
    fileAt: (load, file) => files.get(load)?.get(file),
  });
}

/** Whether everybody may have a dataset and pass it on. */
function isOpen({ accessRights, license }: StoredDataset): boolean {
  const licenses = license ?? [];
  return accessRights === 'PUBLIC' && licenses.length > 0 && licenses.every(isOpenLicense);
}

function describeDatasets({ iris, known }: Source): Document {
  return known.map(({ id, title }) =>
    entity(datasetIri(iris, id), ['dcat:Dataset'], {
      'dct:identifier': [literal(id)],
      'dct:title': [literal(title)],
    }),
  );
}

function inDefaultGraph(document: Document): readonly InGraph[] {
  return document.map((one) => ({ load: null, entity: one }));
}

async function refuseChanged({ reads, version }: Source): Promise<void> {
  const now = await reads.state();
  if (now.version === version && now.changing.length === 0) return;
  throw new KnownError('CONFLICT', 'The data changed while they were read: ask again for the new version.');
}
