import { splitCurie } from '../ontology/curie.ts';
import { propertiesOf } from '../ontology/model.ts';
import { modelOf, type RecordType, recordTypes } from '../ontology/records.ts';
import { type Cypher, cypher, join, name } from './cypher.ts';
import type { Graph } from './graph.ts';
import { oncePerVersion } from './remember.ts';

/** Distinct patients with records of one type, and the fields that any of those records has. */
export type HoldingFigures = {
  readonly record: RecordType;
  readonly patients: number;
  readonly fields: readonly string[];
};

/** What one dataset holds. Studies are distinct StudyInstanceUIDs. */
export type DatasetFigures = {
  readonly patients: number;
  readonly studies: number;
  readonly series: number;
  readonly segmentations: number;
  readonly modalities: readonly string[];
  readonly holds: readonly HoldingFigures[];
};

/** What the graph holds: by dataset id, and all datasets together. True numbers: they leave through `disclosure/`. */
export type GraphFigures = {
  readonly byDataset: ReadonlyMap<string, DatasetFigures>;
  readonly holds: readonly HoldingFigures[];
};

const segmentationModalities = ['SEG', 'RTSTRUCT'];

/** These statements pass over all records, once per version of the graph. */
const timeoutMs = 120_000;

/** Figures of the graph as it is now; counted once per version, whoever asks. */
export const graphFigures: (graph: Graph) => Promise<GraphFigures> = oncePerVersion(readFigures);

async function readFigures(graph: Graph): Promise<GraphFigures> {
  const read = <Row>(statement: Cypher) => graph.read<Row>(statement, { timeoutMs });
  const [patients, studies, series, holdings, totals] = await Promise.all([
    read<{ dataset: string; count: number }>(cypher`
      MATCH (patient:Patient)
      UNWIND patient.datasets AS dataset
      RETURN dataset, count(DISTINCT patient) AS count`),
    read<{ dataset: string; count: number }>(cypher`
      MATCH (study:ImagingStudy)
      RETURN study.dataset AS dataset, count(DISTINCT study.studyInstanceUid) AS count`),
    read<SeriesRow>(cypher`
      MATCH (series:ImagingSeries)
      RETURN series.dataset AS dataset, series.modalitySource AS source,
        series.modalityStandardConcept AS standard, count(series) AS count`),
    read<HoldingRow>(unionAll(recordTypes.map(holdingsOf))),
    read<{ record: RecordType; patients: number }>(unionAll(recordTypes.map(ownersOf))),
  ]);
  const patientsOf = countBy(patients);
  const studiesOf = countBy(studies);
  const figuresOf = (dataset: string): DatasetFigures => ({
    patients: patientsOf(dataset),
    studies: studiesOf(dataset),
    ...seriesFigures(series.filter((row) => row.dataset === dataset)),
    holds: holdings.filter((row) => row.dataset === dataset).map(toHolding),
  });
  const datasets = new Set([...patients, ...holdings].map(({ dataset }) => dataset));
  return {
    byDataset: new Map([...datasets].map((dataset) => [dataset, figuresOf(dataset)])),
    holds: totals
      .filter(({ patients }) => patients > 0)
      .map((total) => ({
        ...total,
        fields: fieldsOf(holdings.filter((row) => row.record === total.record)),
      })),
  };
}

type SeriesRow = {
  readonly dataset: string;
  readonly source: string;
  readonly standard: string | null;
  readonly count: number;
};

/** `known[i]` of the records have the i-th stored field of their type. */
type HoldingRow = {
  readonly dataset: string;
  readonly record: RecordType;
  readonly patients: number;
  readonly known: readonly number[];
};

function holdingsOf(type: RecordType): Cypher {
  const known = storedFields(type).map(({ property }) => cypher`count(record.${name(property)})`);
  return cypher`
    MATCH ${recordsOf(type)}
    RETURN ${type} AS record, record.dataset AS dataset, count(DISTINCT patient) AS patients,
      [${join(known, ', ')}] AS known`;
}

function ownersOf(type: RecordType): Cypher {
  return cypher`
    MATCH ${recordsOf(type)}
    RETURN ${type} AS record, count(DISTINCT patient) AS patients`;
}

function unionAll(statements: readonly Cypher[]): Cypher {
  return join(
    statements.map((statement, at) => (at === 0 ? statement : cypher`UNION ALL ${statement}`)),
    '\n',
  );
}

function recordsOf(type: RecordType): Cypher {
  const { relationship, type: label } = modelOf(type);
  return cypher`(patient:Patient)-[:${name(relationship)}]->(record:${name(label)})`;
}

/** Fields of a record type that are stored, and the property that is null where a field is missing. */
function storedFields(type: RecordType): readonly { readonly field: string; readonly property: string }[] {
  return Object.entries(modelOf(type).fields).flatMap(([field, model]) => {
    const [property] = propertiesOf(field, model);
    return property === undefined ? [] : [{ field, property }];
  });
}

function toHolding(row: HoldingRow): HoldingFigures {
  return { record: row.record, patients: row.patients, fields: fieldsOf([row]) };
}

function fieldsOf(rows: readonly HoldingRow[]): readonly string[] {
  const [first] = rows;
  if (first === undefined) return [];
  return storedFields(first.record)
    .filter((_, at) => rows.some(({ known }) => (known[at] ?? 0) > 0))
    .map(({ field }) => field);
}

function seriesFigures(
  rows: readonly SeriesRow[],
): Pick<DatasetFigures, 'series' | 'segmentations' | 'modalities'> {
  const sum = (some: readonly SeriesRow[]) => some.reduce((total, { count }) => total + count, 0);
  return {
    series: sum(rows),
    segmentations: sum(rows.filter((row) => segmentationModalities.includes(modalityOf(row)))),
    modalities: [...new Set(rows.map(modalityOf))].sort(),
  };
}

/** The DICOM code of a modality, in whatever words the source has it. */
function modalityOf({ source, standard }: SeriesRow): string {
  return standard?.startsWith('DCM:') ? splitCurie(standard).code : source;
}

function countBy(rows: readonly { dataset: string; count: number }[]): (dataset: string) => number {
  const counts = new Map(rows.map(({ dataset, count }) => [dataset, count]));
  return (dataset) => counts.get(dataset) ?? 0;
}
