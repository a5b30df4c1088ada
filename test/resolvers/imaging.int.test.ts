import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Graph } from '../../graph/graph.ts';
import { callerOf, createAsk } from '../support/ask.ts';
import { testDatabase } from '../support/database.ts';
import { clearFixture, seedGraph } from '../support/graph-fixture.ts';
import { smallGraph } from '../support/small-graph.ts';

const graph = new Graph(testDatabase().address);
const ask = createAsk(graph, callerOf('fx-a', 'fx-c'));
const viewer = 'https://viewer.imaging.datacommons.cancer.gov';

beforeAll(() => seedGraph(graph, smallGraph));
afterAll(async () => {
  await clearFixture(graph);
  await graph.close();
});

describe('Query.imagingStudy', () => {
  it('finds a study by its uid, with its series and what they segment', async () => {
    const { data } = await ask(`{ imagingStudy(uid: "1.1") {
      ageAtEvent
      series { totalCount nodes { seriesInstanceUid sizeBytes study { id } segmentationOf { id } segments { id } } }
    } }`);
    expect(data).toEqual({
      imagingStudy: {
        ageAtEvent: 54,
        series: {
          totalCount: 2,
          nodes: [
            {
              seriesInstanceUid: '1.1.1',
              sizeBytes: 5_000_000_000,
              study: { id: 'fx-st1' },
              segmentationOf: null,
              segments: [{ id: 'fx-se2' }],
            },
            {
              seriesInstanceUid: '1.1.2',
              sizeBytes: null,
              study: { id: 'fx-st1' },
              segmentationOf: { id: 'fx-se1' },
              segments: [],
            },
          ],
        },
      },
    });
  });

  it('counts all series of a study, whatever the page', async () => {
    const { data } = await ask(
      '{ imagingStudy(uid: "1.1") { series(first: 1) { totalCount nodes { id } } } }',
    );
    expect(data).toEqual({ imagingStudy: { series: { totalCount: 2, nodes: [{ id: 'fx-se1' }] } } });
  });

  it('is CONFLICT for a uid of several patients', async () => {
    const { errors } = await ask('{ imagingStudy(uid: "1.3") { id } }');
    expect(errors.map(({ code }) => code)).toEqual(['CONFLICT']);
  });

  it('takes the study of the patient who is given', async () => {
    const { data } = await ask('{ imagingStudy(uid: "1.3", patient: "fx-eve") { id } }');
    expect(data).toEqual({ imagingStudy: { id: 'fx-st4' } });
  });

  it('is null where there is none, and where the patient has none of that uid', async () => {
    const query =
      '{ a: imagingStudy(uid: "9.9") { id } b: imagingStudy(uid: "1.1", patient: "fx-bob") { id } }';
    expect((await ask(query)).data).toEqual({ a: null, b: null });
  });
});

describe('ImagingStudy.viewerUrl', () => {
  it('is the radiology viewer, the slide viewer where any series is a slide, or null for files in no open bucket', async () => {
    const { data } = await ask(`{
      radiology: imagingStudy(uid: "1.1") { viewerUrl }
      slides: imagingStudy(uid: "1.2") { viewerUrl }
      restricted: imagingStudy(uid: "1.4") { viewerUrl }
      elsewhere: imagingStudy(uid: "1.3", patient: "fx-ada") { viewerUrl }
    }`);
    expect(data).toEqual({
      radiology: { viewerUrl: `${viewer}/v3/viewer/?StudyInstanceUIDs=1.1` },
      slides: { viewerUrl: `${viewer}/slim/studies/1.2` },
      restricted: { viewerUrl: `${viewer}/v3/viewer/?StudyInstanceUIDs=1.4` },
      elsewhere: { viewerUrl: null },
    });
  });
});
