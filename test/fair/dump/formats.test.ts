import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type DumpFormatName, dumpFormats } from '../../../fair/dump/formats.ts';
import { sealDump, streamDump } from '../../../fair/dump/seal.ts';
import { patientMapping } from '../../../fair/records/patient.ts';
import type { InGraph } from '../../../fair/records/scope.ts';
import { recordTypes } from '../../../ontology/records.ts';
import { everyPatientProperty, iris, sayRecord, scope, toRow } from '../../support/every-field.ts';
import { byJsonLd, byN3, byOxigraph, withoutGraphs } from '../../support/rdf.ts';

const hostile = [
  '"""',
  "'''",
  '\\',
  '\\u0041',
  'a\nb\r\t',
  '\u0000',
  '\ud800',
  '\udc00\ud800',
  'שלום \u202e',
  '\u0085\ufeff\uffff',
  '>',
  '<!--',
  ' ',
];
const patient = patientMapping.toEntities(toRow(patientMapping.columns, everyPatientProperty()), scope);
const records = recordTypes.flatMap((type) =>
  sayRecord(type, { addedBy: type === 'condition' ? ['laterality load-2'] : null }),
);
const texts = hostile.flatMap((gene, at) => sayRecord('variant', { id: `hostile-${at}`, gene, file: gene }));
const notices = ['First\nnotice', 'Second "notice" # <x>'];

async function dump(name: DumpFormatName, ...things: readonly (readonly InGraph[])[]): Promise<string> {
  const format = dumpFormats[name](iris);
  const chunks = async function* () {
    for (const some of things) yield format.write(some);
  };
  let text = '';
  for await (const piece of sealDump(chunks(), format, notices)) text += piece;
  return text;
}

const all = (name: DumpFormatName) => dump(name, patient, records, texts);

describe('dumpFormats', () => {
  it('write N-Quads that two parsers read the same', async () => {
    const text = await all('nquads');
    expect(byN3(text)).toEqual(byOxigraph(text));
  });

  it('write the same statements as JSON-LD', async () => {
    expect(await byJsonLd(JSON.parse(await all('jsonld')))).toEqual(byN3(await all('nquads')));
  });

  it('write the same statements as Turtle, but for the graphs', async () => {
    const text = await all('turtle');
    expect(byN3(text, 'text/turtle')).toEqual(withoutGraphs(byN3(await all('nquads'))));
  });

  it('write Turtle that two parsers read the same', async () => {
    const text = await all('turtle');
    expect(byN3(text, 'text/turtle')).toEqual(byOxigraph(text, 'text/turtle'));
  });

  it.each<DumpFormatName>(['nquads', 'turtle', 'jsonld'])(
    'end %s with the digest of all lines above',
    async (name) => {
      const text = await all(name);
      const end = text.lastIndexOf('\n', text.length - 2) + 1;
      const digest = createHash('sha256').update(text.slice(0, end)).digest('hex');
      expect(text.slice(end)).toContain(digest);
    },
  );

  it.each<DumpFormatName>(['nquads', 'turtle', 'jsonld'])(
    'end %s with the number of statements',
    async (name) => {
      const lines = (await all('nquads')).split('\n').filter((line) => line.startsWith('<')).length;
      expect((await all(name)).trimEnd().split('\n').at(-1)).toMatch(new RegExp(`\\b${lines}\\b`));
    },
  );

  it.each<DumpFormatName>(['nquads', 'turtle', 'jsonld'])('begin %s with the notices', async (name) => {
    const [before] = (await all(name)).split('#Patient');
    expect(before).toMatch(/First.*notice/);
  });

  it('keep all statements of a thing together', async () => {
    const subjects = (await all('nquads'))
      .split('\n')
      .filter((line) => line.startsWith('<'))
      .map((line) => line.split(/[ #>]/)[0]);
    const blocks = subjects.filter((subject, at) => subject !== subjects[at - 1]);
    expect(blocks.length - new Set(blocks).size).toBe(0);
  });

  it.each<DumpFormatName>(['nquads', 'turtle', 'jsonld'])('write %s of nothing', async (name) => {
    const text = await dump(name);
    expect(name === 'jsonld' ? JSON.parse(text)['@graph'] : byN3(text, 'text/turtle')).toEqual([]);
  });
});

describe('streamDump', () => {
  it('wraps lines of others', async () => {
    const lines = async function* () {
      yield '<http://a> <http://b> "one" .\n';
      yield '<http://a> <http://b> "two" .\n<http://a> <http://b> "three" .\n';
    };
    let text = '';
    for await (const piece of streamDump(lines(), { notices: ['By all.'] })) text += piece;
    expect(text).toMatch(
      /^# By all\.\n<[\s\S]*\n# 3 statements; SHA-256 of the lines above: [0-9a-f]{64}\n$/,
    );
  });

  it('fails as its lines do', async () => {
    const lines = async function* () {
      yield '<http://a> <http://b> "one" .\n';
      throw new TypeError('broken');
    };
    const take = async () => {
      for await (const _ of streamDump(lines(), { notices: [] }));
    };
    await expect(take()).rejects.toThrow('broken');
  });
});
