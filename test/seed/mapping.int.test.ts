import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toMappingQualityPage } from '../../docs/mapping-quality.ts';
import { mappingFigures } from '../../figures/mapping-figures.ts';
import { cypher, name } from '../../graph/cypher.ts';
import { Graph } from '../../graph/graph.ts';
import { readCodeMap } from '../../import/mapping/codes.ts';
import { readMapping } from '../../import/mapping/mapping.ts';
import { modelOf, recordTypes } from '../../ontology/records.ts';
import { createAsk } from '../support/ask.ts';
import { seedDatabase } from '../support/database.ts';
import { loadSeed, seedCaller, seedDatasets } from '../support/seed.ts';

const mappingFile = fileURLToPath(new URL('../../seeds/tcga.mapping.yaml', import.meta.url));
const graph = new Graph(seedDatabase().address, 60_000);
const ask = createAsk(graph, seedCaller);

type Quality = {
  readonly record: string;
  readonly field: string;
  readonly rows: { readonly value: number };
  readonly distinctValues: { readonly value: number };
  readonly mappedShare: number;
  readonly nonStandard: { readonly value: number };
  readonly retired: { readonly value: number };
  readonly bySource: Readonly<Record<string, number>>;
  readonly unmapped: readonly {
    readonly value: string;
    readonly rows: { readonly value: number };
    readonly reason: string | null;
  }[];
};

type Held = { readonly dataset: string } & Quality;

const state: { held: readonly Held[] } = { held: [] };

beforeAll(async () => {
  await loadSeed();
  state.held = (await Promise.all(seedDatasets.map(mappingOf))).flat();
});
afterAll(() => graph.close());

async function mappingOf(dataset: string): Promise<readonly Held[]> {
  const { data } = await ask<{ dataset: { mapping: readonly Quality[] } }>(
    `query ($id: ID!) { dataset(id: $id) { mapping {
      record field rows { value } distinctValues { value } mappedShare nonStandard { value } retired { value } bySource
      unmapped(top: 100) { value rows { value } reason }
    } } }`,
    seedCaller,
    { id: dataset },
  );
  return data.dataset.mapping.map((quality) => ({ dataset, ...quality }));
}

type Plain = { readonly dataset: string; readonly value: string; readonly standard: boolean };

/** What every single record says of a field. */
function readPlain(label: string, field: string): Promise<readonly Plain[]> {
  return graph.read<Plain>(cypher`
    UNWIND ${seedDatasets} AS dataset
    MATCH (record:${name(label)} {dataset: dataset})
    WITH dataset, toLower(coalesce(record[${`${field}Source`}], record[${`${field}SourceConcept`}])) AS value,
      record[${`${field}StandardConcept`}] IS NOT NULL AS standard
    WHERE value IS NOT NULL
    RETURN dataset, value, standard`);
}

const coded = recordTypes.flatMap((type) =>
  Object.entries(modelOf(type).fields)
    .filter(([, { kind }]) => kind === 'coded')
    .map(([field]) => ({ label: modelOf(type).type, field })),
);

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

describe('Dataset.mapping of the shipped data', () => {
  it('gives of each field the records with a value and how many of them have a standard concept', () => {
    const fields = [...new Set(state.held.map(({ record, field }) => `${record}.${field}`))];
    const counts = fields.map((name) => {
      const some = state.held.filter(({ record, field }) => `${record}.${field}` === name);
      const mapped = some.map(({ rows, mappedShare }) => Math.round(rows.value * mappedShare));
      return [name, sum(some.map(({ rows }) => rows.value)), sum(mapped)];
    });
    expect(counts.sort()).toEqual([
      ['Condition.code', 4_817, 4_803],
      ['Condition.morphology', 4_817, 4_817],
      ['Condition.topography', 4_817, 4_811],
      ['ImagingSeries.bodyPart', 8_451, 8_451],
      ['ImagingSeries.modality', 38_981, 38_981],
      ['Measurement.result', 30_416, 27_748],
      ['Measurement.test', 42_492, 37_559],
      ['Registration.ethnicity', 3_385, 3_385],
      ['Registration.race', 4_030, 4_030],
      ['Specimen.type', 20_160, 0],
      ['Treatment.substance', 6_748, 6_365],
      ['Variant.consequence', 451, 0],
    ]);
  });

  it.each(coded)(
    'agrees with a plain count of the $field of each $label, dataset by dataset',
    async ({ label, field }) => {
      const plain = await readPlain(label, field);
      const counted = seedDatasets.flatMap((dataset) => {
        const own = plain.filter((one) => one.dataset === dataset);
        const mapped = own.filter(({ standard }) => standard);
        const distinct = new Set(own.map(({ value }) => value)).size;
        return own.length === 0 ? [] : [[dataset, own.length, distinct, mapped.length / own.length]];
      });
      const held = state.held
        .filter((one) => one.record === label && one.field === field)
        .map(({ dataset, rows, distinctValues, mappedShare }) => [
          dataset,
          rows.value,
          distinctValues.value,
          mappedShare,
        ]);
      expect(held).toEqual(counted);
    },
  );

  it('names who maps for all records with a standard concept', () => {
    const unexplained = state.held.filter(({ bySource, rows, mappedShare }) => {
      const known = Object.entries(bySource).filter(([source]) => source !== 'not known');
      return sum(known.map(([, count]) => count)) !== Math.round(rows.value * mappedShare);
    });
    expect(unexplained).toEqual([]);
  });

  it('has no record with a retired concept, nor one that is not standard', () =>
    expect(state.held.filter(({ retired, nonStandard }) => retired.value + nonStandard.value > 0)).toEqual(
      [],
    ));

  it('gives a reason for every value of more than 5 rows that has no standard concept', () => {
    const rows = new Map<string, { rows: number; reasons: Set<string | null> }>();
    for (const { record, field, unmapped } of state.held)
      for (const { value, rows: count, reason } of unmapped) {
        const key = `${record}.${field} ${value}`;
        const known = rows.get(key) ?? { rows: 0, reasons: new Set() };
        rows.set(key, { rows: known.rows + count.value, reasons: known.reasons.add(reason) });
      }
    const frequent = [...rows].filter(([, { rows: count }]) => count > 5);
    expect(frequent.length).toBeGreaterThan(30);
    expect(frequent.filter(([, { reasons }]) => reasons.has(null)).map(([key]) => key)).toEqual([]);
  });
});

describe('the shipped value maps', () => {
  it('cite where every code can be looked up', async () => {
    const mapping = await readMapping(mappingFile);
    const files = [
      ...Object.values(mapping.codes ?? {}),
      ...(mapping.terminology ?? []).flatMap(({ format, file }) => (format === 'mappings' ? [file] : [])),
    ];
    const maps = await Promise.all(files.map((file) => readCodeMap(join(dirname(mappingFile), file), file)));
    const values = maps.flatMap((map) => [...map.values()]);
    const uncited = values.filter((value) => value.kind === 'mapped' && value.citation.trim() === '');
    expect({ codes: values.filter(({ kind }) => kind === 'mapped').length > 500, uncited }).toEqual({
      codes: true,
      uncited: [],
    });
  });

  it('and the terminology name a source for every mapping of the graph that a record uses', async () => {
    const rows = await graph.read(cypher`
      MATCH (condition:Condition WHERE condition.dataset IN ${seedDatasets})
      UNWIND [condition.codeSourceConcept, condition.morphologySourceConcept, condition.topographySourceConcept] AS code
      WITH DISTINCT code
      MATCH (concept:Concept {code: code})-[mapping:MAPS_TO]->()
      WHERE coalesce(mapping.source, '') = ''
      RETURN code`);
    expect(rows).toEqual([]);
  });
});

describe('docs/mapping-quality.md', () => {
  it('shows the graph as it is: else run this file with --update', async () => {
    const { byDataset } = await mappingFigures(graph);
    const page = toMappingQualityPage(
      seedDatasets.map((dataset) => ({ dataset, fields: byDataset.get(dataset) ?? [] })),
    );
    await expect(page).toMatchFileSnapshot('../../docs/mapping-quality.md');
  });
});
