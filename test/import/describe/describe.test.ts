import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readDescriptions } from '../../../import/describe/describe.ts';
import { parseMapping } from '../../../import/mapping/mapping.ts';

const folder = await mkdtemp(join(tmpdir(), 'oncograph-describe-'));
await mkdir(join(folder, 'datasets'));
await mkdir(join(folder, 'twice'));
const describing = (id: string, more = '') =>
  `oncographDataset: 1\nid: ${id}\ntitle: T\ndescription: D\n${more}`;
await writeFile(join(folder, 'datasets/a.yaml'), describing('a'));
await writeFile(join(folder, 'datasets/b.yml'), describing('b', 'accessRights: PUBLIC\n'));
await writeFile(join(folder, 'datasets/SOURCE.md'), 'not read');
await writeFile(join(folder, 'twice/1.yaml'), describing('a'));
await writeFile(join(folder, 'twice/2.yaml'), describing('a'));
await writeFile(join(folder, 'closed.yaml'), describing('c', 'accessRights: NON_PUBLIC\n'));
afterAll(() => rm(folder, { recursive: true }));

/** What a mapping with these descriptions reads. */
function read(descriptions: string) {
  const facts = `{ accessRights: PUBLIC, license: [CC0 1.0], descriptions: ${descriptions} }`;
  const tables =
    'tables: [{ name: t, file: t.tsv, patient: id, dataset: { const: a }, records: [{ record: slide, fields: { sectionLocation: s } }] }]';
  const text = `oncographMapping: 1\ntitle: T\npopulation: p\ndatasets: ${facts}\n${tables}\n`;
  return readDescriptions(folder, parseMapping(text, 'm.yaml'));
}

describe('readDescriptions', () => {
  it('reads all of a folder, by name', async () =>
    expect((await read('{ folder: datasets }')).map(({ id }) => id)).toEqual(['a', 'b']));
  it('reads files of a list', async () =>
    expect((await read('[datasets/b.yml]')).map(({ id }) => id)).toEqual(['b']));
  it('reads none of an optional folder that is not there', async () =>
    expect(await read('{ folder: nowhere, optional: true }')).toEqual([]));
  it('refuses a folder that is not there', async () =>
    expect(read('{ folder: nowhere }')).rejects.toThrow('The folder nowhere of descriptions is missing'));
  it('refuses a file that is not there', async () =>
    expect(read('[nowhere.yaml]')).rejects.toThrow('nowhere.yaml is missing or cannot be read'));
  it('refuses two descriptions of one dataset', async () =>
    expect(read('{ folder: twice }')).rejects.toThrow('Two files describe the dataset a'));
  it('refuses other access rights than those of the mapping', async () =>
    expect(read('[closed.yaml]')).rejects.toThrow(
      'The description says that c is NON_PUBLIC, the mapping that loads it says PUBLIC',
    ));
});
