import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readUcum } from '../../../import/vocabulary/ucum.ts';
import { conceptsOf, createFiles } from './files.ts';

const path = join(import.meta.dirname, '../fixtures/ucum/units.tsv');
const write = createFiles();

/** What is said of a table with these lines. */
async function faultOf(...lines: readonly string[]): Promise<string> {
  return readUcum(await write('units.csv', lines.join('\n'))).then(
    () => 'nothing',
    (error: Error) => error.message,
  );
}

describe('readUcum', () => {
  it('reads units with their codes', async () =>
    expect((await readUcum(path)).codes).toEqual(['UCUM:mg/dL', 'UCUM:10*3/uL', 'UCUM:[IU]/mL']));
  it('gives a unit as OMOP has it', async () =>
    expect((await conceptsOf(await readUcum(path)))[0]).toEqual({
      code: 'UCUM:mg/dL',
      name: 'milligram per deciliter',
      synonyms: [],
      domain: 'Unit',
      class: 'Unit',
      standard: true,
      valid: true,
      conceptId: null,
    }));
  it('retires no unit that the table lacks', async () => expect((await readUcum(path)).whole).toBe(false));

  it('refuses a file that is not there', () =>
    expect(readUcum('/nowhere/units.csv')).rejects.toThrow('The file units.csv is missing'));
  it('refuses a table without the column description', async () =>
    expect(await faultOf('code,name', 'mg,milligram')).toContain(
      'line 1: the column description is missing',
    ));
  it('refuses a table without units', async () =>
    expect(await faultOf('code,description')).toContain('there is no unit'));
  it('refuses a code that is none of UCUM', async () =>
    expect(await faultOf('code,description', 'mg,milligram', 'mgs,milligrams')).toBe(
      'The file units.csv, line 3: "mgs" is no UCUM code (case sensitive form).',
    ));
  it('refuses a unit without a description', async () =>
    expect(await faultOf('code,description', 'mg,')).toContain('line 2: mg has no description'));
  it('refuses a unit that is there twice', async () =>
    expect(await faultOf('code,description', 'mg,a', 'mg,b')).toContain('line 3: mg is there twice'));
  it('refuses a row with a cell too few', async () =>
    expect(await faultOf('code,description', 'mg')).toContain('line 2: 1 columns where the header has 2'));
});
