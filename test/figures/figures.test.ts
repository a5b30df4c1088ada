import { describe, expect, it } from 'vitest';
import { contentOf } from '../../figures/content.ts';
import { holdingsOf } from '../../figures/holdings.ts';
import { imagingOf } from '../../figures/imaging.ts';
import { agesOf } from '../../figures/people.ts';
import { aSegment, type TestRecord } from './a-segment.ts';

const study = (id: string): TestRecord => ['imagingStudy', id, { studyInstanceUid: id }];
const series = (id: string, studyId: string, modality: string, more = {}): TestRecord => [
  'imagingSeries',
  id,
  { seriesInstanceUid: id, modalitySource: modality, studyId, ...more },
];

describe('imagingOf', () => {
  it('counts a segmentation by what else is in its study', async () => {
    const [figures] = await imagingOf(
      aSegment([
        {},
        study('s1'),
        study('s2'),
        series('1', 's1', 'CT'),
        series('2', 's1', 'SEG'),
        series('3', 's2', 'SM'),
        series('4', 's2', 'RTSTRUCT'),
        series('5', 's2', 'ANN'),
      ]),
    );
    expect(figures).toMatchObject({
      studies: 2,
      series: 5,
      segmentations: 2,
      radiologySegmentations: 1,
      pathologySegmentations: 1,
      segmentedStudies: 2,
    });
  });

  it('counts it by the series that it refers to, whatever else is in its study', async () => {
    const [figures] = await imagingOf(
      aSegment([
        {},
        study('s1'),
        series('1', 's1', 'CT'),
        series('2', 's1', 'SM'),
        series('3', 's1', 'SEG', { segmentationOfId: '2' }),
      ]),
    );
    expect(figures).toMatchObject({ radiologySegmentations: 0, pathologySegmentations: 1 });
  });

  it('counts it as neither where its study has both, or nothing else', async () => {
    const [figures] = await imagingOf(
      aSegment([
        {},
        study('s1'),
        study('s2'),
        series('1', 's1', 'CT'),
        series('2', 's1', 'SM'),
        series('3', 's1', 'SEG'),
        series('4', 's2', 'SEG'),
      ]),
    );
    expect(figures).toMatchObject({
      segmentations: 2,
      radiologySegmentations: 0,
      pathologySegmentations: 0,
    });
  });

  it('counts a study uid of two patients once, and takes the code of DICOM before the words of a source', async () => {
    const [figures] = await imagingOf(
      aSegment(
        [{}, ['imagingStudy', 'x1', { studyInstanceUid: 'same' }]],
        [
          {},
          ['imagingStudy', 'x2', { studyInstanceUid: 'same' }],
          series('1', 'x2', 'magnetic resonance', { modalityStandardConcept: 'DCM:MR' }),
          series('2', 'x2', 'mask', { modalityStandardConcept: 'DCM:SEG' }),
        ],
      ),
    );
    expect(figures).toMatchObject({ studies: 1, radiologySegmentations: 1 });
  });

  it('sums series and bytes by licence', async () => {
    const [figures] = await imagingOf(
      aSegment([
        {},
        study('s'),
        series('1', 's', 'CT', { license: 'CC BY 4.0', sizeBytes: 10 }),
        series('2', 's', 'CT', { license: 'CC BY 4.0', sizeBytes: 5 }),
        series('3', 's', 'CT'),
      ]),
    );
    expect(figures?.licensed).toEqual([
      { license: 'CC BY 4.0', series: 2, sizeBytes: 15 },
      { license: null, series: 1, sizeBytes: null },
    ]);
  });
});

describe('agesOf', () => {
  it('are completed years, each with its patients, in order', () => {
    const segment = aSegment(
      ...Array.from({ length: 40 }, (_, at) => [{ ageAtDiagnosis: 30 + at }] as const),
    );
    expect(agesOf(segment, 0)).toEqual(
      Array.from({ length: 40 }, (_, at) => ({ age: 30 + at, patients: 1 })),
    );
  });
  it('are none where none is known', () => expect(agesOf(aSegment([{}]), 0)).toEqual([]));
});

describe('contentOf', () => {
  const on = (timeline: string, startDay: number): TestRecord => [
    'condition',
    `c${startDay}${timeline}`,
    { codeSource: 'C61', timeline, timelineName: timeline, startDay, startPrecision: 'DAY' },
  ];

  it('counts calendar dates alone by year', async () => {
    const [content] = await contentOf(
      aSegment([
        {},
        on('CALENDAR', 15_000),
        on('CALENDAR', 16_000),
        on('SHIFTED', 1),
        on('FROM_INDEX', 99_999),
      ]),
    );
    expect(content?.years).toEqual([
      { year: 2011, records: 1 },
      { year: 2013, records: 1 },
    ]);
  });
  it('has no years of shifted dates', async () => {
    const [content] = await contentOf(aSegment([{}, on('SHIFTED', 15_000)]));
    expect(content?.years).toEqual([]);
  });
  it('names the vocabularies of source and standard concepts, and the files', async () => {
    const [content] = await contentOf(
      aSegment([
        {},
        ['condition', 'c', { codeSourceConcept: 'ICD10:C61', codeStandardConcept: 'DOID:10283' }],
        ['condition', 'd', { codeSource: 'x', file: 'b.tsv' }],
      ]),
    );
    expect(content?.codingSystems).toEqual([
      { system: 'DOID', values: 1 },
      { system: 'ICD10', values: 1 },
    ]);
    expect(content?.files).toEqual([
      { file: 'a.tsv', records: 1 },
      { file: 'b.tsv', records: 1 },
    ]);
  });
});

describe('holdingsOf', () => {
  it('counts patients, records, known fields and mapped values of each dataset', async () => {
    const { byDataset, all } = await holdingsOf(
      aSegment(
        [
          {},
          ['condition', 'c1', { codeSource: 'C61', codeStandardConcept: 'DOID:10283' }],
          ['condition', 'c2', { codeSource: 'x', index: true }],
        ],
        [{}, ['condition', 'c3', { codeSource: 'y', dataset: 'b' }]],
      ),
    );
    const code = { field: 'code', known: 2, mapped: 1 };
    expect(byDataset[0]).toEqual([
      { record: 'condition', patients: 1, records: 2, variables: [code, { field: 'index', known: 1 }] },
    ]);
    expect(byDataset[1]).toEqual([
      { record: 'condition', patients: 1, records: 1, variables: [{ field: 'code', known: 1, mapped: 0 }] },
    ]);
    expect(all).toMatchObject([{ patients: 2, records: 3 }]);
  });
});
