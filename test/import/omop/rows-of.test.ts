import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { difference, rowsOf } from './rows-of.ts';

const folder = await mkdtemp(join(tmpdir(), 'oncograph-rows-'));
afterAll(() => rm(folder, { recursive: true }));

/** The rows of a file that alone is DEATH. */
async function deaths(text: string) {
  await writeFile(join(folder, 'DEATH.csv'), text);
  return rowsOf(folder, 'death');
}

/** The only line of a row of DEATH. */
async function death(head: string, cells: string) {
  const { counts } = await deaths(`${head}\n${cells}\n`);
  return [...counts.keys()].join();
}

describe('rowsOf', () => {
  it.each([
    ['a number', 'person_id,cause_concept_id', '7,1', '7.0,01'],
    ['a day', 'person_id,death_date', '7,2013-07-05', '7,20130705'],
    ['a day at midnight', 'person_id,death_date', '7,2013-07-05', '7,2013-07-05 00:00:00'],
    ['a time', 'person_id,death_datetime', '7,2013-07-05 10:00', '7,2013-07-05T10:00:00.000'],
    ['the midnight of a day', 'person_id,death_datetime', '7,2013-07-05', '7,2013-07-05 00:00:00'],
  ])('takes for one %s that is written in two ways', async (_what, head, one, other) =>
    expect(await death(head, one)).toBe(await death(head, other)),
  );
  it.each([
    ['0 and nothing', 'person_id,cause_concept_id', '7,0', '7,'],
    ['ids above 2^53', 'person_id', '9007199254740992', '9007199254740993'],
    ['parts of a second', 'person_id,death_datetime', '7,2013-07-05 10:00:00.1', '7,2013-07-05 10:00:00'],
    ['a text with blanks', 'person_id,cause_source_value', '7,C80', '7, C80'],
    ['a column that no CDM has', 'person_id,ward', '7,B', '7,C'],
  ])('tells apart %s', async (_what, head, one, other) =>
    expect(await death(head, one)).not.toBe(await death(head, other)),
  );
  it('takes a column that is empty for one that is not there, in any order and case', async () =>
    expect(await death('DEATH_DATE ,person_id,cause_source_value', '2013-07-05,7,')).toBe(
      await death('person_id,death_date', '7,2013-07-05'),
    ));
  it('counts rows that stand there twice', async () =>
    expect([...(await deaths('person_id\n7\n7\n')).counts.values()]).toEqual([2]));
});

describe('difference', () => {
  it('gives what one has more often, by the names of its cells', async () => {
    const twice = await deaths('person_id,ward\n7,B\n7,B\n8,\n');
    const once = await deaths('person_id,ward\n7,B\n8,\n9,\n');
    expect([difference(twice, once), difference(once, twice)]).toEqual([
      [{ person_id: '7', ward: 'B', times: '1' }],
      [{ person_id: '9', times: '1' }],
    ]);
  });
  it('gives no more than it is asked for', async () =>
    expect(difference(await deaths('person_id\n1\n2\n3\n'), await deaths('person_id\n'), 2)).toHaveLength(2));
});
