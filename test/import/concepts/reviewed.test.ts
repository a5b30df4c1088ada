import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readReviewed } from '../../../import/concepts/read-reviewed.ts';
import type { ReviewedValue } from '../../../import/concepts/reviewed.ts';
import { readCodeMap } from '../../../import/mapping/codes.ts';
import { readMapping } from '../../../import/mapping/mapping.ts';

const seed = join(import.meta.dirname, '../../../seeds/tcga.mapping.yaml');

async function readSeed(): Promise<readonly ReviewedValue[]> {
  const mapping = await readMapping(seed);
  const home = dirname(seed);
  const codes = Object.entries(mapping.codes ?? {}).map(
    async ([name, file]) => [name, await readCodeMap(join(home, file), file)] as const,
  );
  return readReviewed(home, mapping, new Map(await Promise.all(codes)));
}

const values = await readSeed();
const find = (record: string, field: string, value: string) =>
  values
    .filter((one) => one.record === record && one.field === field && one.value === value)
    .map(({ map, code, reason }) => ({ map, code, reason: reason !== null }));

describe('readReviewed', () => {
  it('gives the code of a value for every field that uses its map', () =>
    expect(find('ImagingSeries', 'modality', 'ct')).toEqual([
      { map: 'tcga/maps/modality.tsv', code: 'DCM:CT', reason: false },
    ]));

  it('gives what each of several maps of a field says of a value', () =>
    expect(find('Measurement', 'result', 'positive')).toEqual([
      { map: 'tcga/maps/margin-result.tsv', code: null, reason: true },
      { map: 'tcga/maps/lab-result.tsv', code: 'SNOMED:10828004', reason: false },
    ]));

  it('gives the codes that the mappings of a vocabulary leave out', () =>
    expect(find('Condition', 'topography', 'c34.8')).toEqual([
      { map: 'tcga/maps/icdo3-topography.tsv', code: null, reason: true },
    ]));

  it('says nothing of a value for a field that does not use its map', () =>
    expect(find('Condition', 'code', 'ct')).toEqual([]));

  it('has a citation for every code of the shipped data, and a reason for every value without one', () =>
    expect(
      values.filter(({ code, citation, reason }) => (code === null ? reason === null : citation === null)),
    ).toEqual([]));
});
