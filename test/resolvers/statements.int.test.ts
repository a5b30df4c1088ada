import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Graph } from '../../graph/graph.ts';
import type { Properties } from '../../ontology/model.ts';
import { modelOf, type RecordType, recordTypes } from '../../ontology/records.ts';
import { person } from '../../ontology/roles.ts';
import { callerOf, createAsk } from '../support/ask.ts';
import { testDatabase } from '../support/database.ts';
import { valuesFor } from '../support/every-field.ts';
import {
  aRecord,
  clearFixture,
  type Fixture,
  type FixtureRecord,
  seedGraph,
} from '../support/graph-fixture.ts';

// Statements are counted here, not their time: on a busy machine the first ones take long.
const graph = new Graph(testDatabase().address, 120_000);
const ask = createAsk(graph, callerOf('fx-a'));

beforeAll(() => seedGraph(graph, twentyAlike()));
afterAll(async () => {
  await clearFixture(graph);
  await graph.close();
});

/** Every field that reads. */
const everything = `{
  id datasets { id } conflicts registrations { id }
  conditions { code { standardConcept { name } } ageAtEvent measurements { id specimen { id } } provenance { loadedAt } }
  specimens { id parent { id } parts { id } slides { id wholeSlideImage { id } } assays { id panel { name } } }
  slides { id specimen { id } } assays { id }
  imagingStudies { viewerUrl series { totalCount nodes { id segments { id } features { value } segmentationOf { id } } } }
  outcomes { endpoint }
  measurements { nodes { test { standardConcept { name } } condition { id } } }
  variants { nodes { gene assay { id } } } copyNumbers { nodes { gene } } treatments { nodes { id } }
  procedures { nodes { id visit { id } } } observations { nodes { id } } visits { nodes { id } }
  visitDetails { nodes { visit { id } } } deviceExposures { nodes { visit { id } } } notes { nodes { visit { id } } }
  episodes { nodes { parent { id } } } deaths { nodes { id } } drugEras { nodes { id } } observationPeriods { nodes { id } }
}`;

describe('a page of patients with everything nested', () => {
  it('costs as many statements for 2 patients as for 20', async () => {
    expect(await statementsOf(20)).toBe(await statementsOf(2));
  });
});

async function statementsOf(patients: number): Promise<number> {
  const before = graph.statements;
  const asked = range(patients).map((n) => `p${n}: patient(id: "fx-p${n}") ${everything}`);
  const { errors } = await ask(`{ ${asked} }`);
  expect(errors).toEqual([]);
  return graph.statements - before;
}

function range(length: number): readonly number[] {
  return Array.from({ length }, (_, at) => at);
}

/** Twenty patients with one record of every type, all linked. */
function twentyAlike(): Fixture {
  return {
    patients: range(20).map((n) => ({
      id: `fx-p${n}`,
      population: 'fx',
      sourceId: `FX-P${n}`,
      datasets: ['fx-a'],
      birthDay: -20_000,
      birthPrecision: 'DAY',
      birthTimeline: 'fx-diagnosis',
      conflict: true,
      conflictFields: ['sex'],
    })),
    records: range(20).flatMap((n) => recordTypes.map((type) => oneOf(type, n))),
    others: {
      Dataset: [{ id: 'fx-a', population: 'fx', title: 'A', accessRights: 'PUBLIC' }],
      Load: [{ id: 'fx-load', finishedAt: '2026-01-02T03:04:05.000Z' }],
      GenePanel: [{ id: 'fx-panel', name: 'Panel', genes: ['TP53'] }],
      Concept: [{ code: 'DOID:FX1', name: 'cancer', vocabulary: 'DOID' }],
    },
  };
}

/** A record with every property that some type requires, and references to the patient's other records. */
function oneOf(type: RecordType, n: number): FixtureRecord {
  const to = (other: string) => `fx-p${n}-${other}`;
  return aRecord(type, `fx-p${n}`, {
    ...required(type),
    ...(type === person.record ? { sex: 'MALE' } : {}),
    id: to(type),
    startDay: n,
    conditionId: to('condition'),
    specimenId: to('specimen'),
    visitId: to('visit'),
    assayId: to('assay'),
    studyId: to('imagingStudy'),
    seriesId: to('imagingSeries'),
    wholeSlideImageId: to('imagingSeries'),
  });
}

/** Every coded field, and a value for whatever else a record of the type cannot be without. */
function required(type: RecordType): Properties {
  return Object.assign(
    {},
    ...Object.entries(modelOf(type).fields).map(([name, field]) => {
      if (field.kind === 'coded') return { [`${name}Source`]: 'a', [`${name}StandardConcept`]: 'DOID:FX1' };
      if (field.kind === 'text' && field.panel) return { [name]: 'fx-panel' };
      return field.required ? valuesFor(name, field) : {};
    }),
  );
}
