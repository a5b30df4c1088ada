import { describe, expect, it } from 'vitest';
import { checkRecords } from '../../../fair/network/check.ts';
import { createIris } from '../../../fair/rdf/iris.ts';
import { aCatalogue, createCatalogueSite } from '../../support/catalogue-site.ts';
import { hubBase, networkOf, recordsOf } from '../../support/network-site.ts';

const [here, other] = ['https://north.example.org', 'https://south.example.org'];
const [record = { dataset: '', base: '', records: {} }] = await recordsOf(here, ['lung']);
const dataset = `<${here}/dataset/lung>`;
const dct = 'http://purl.org/dc/terms/';
const type = '<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>';

/** The record of the site with lines more. */
const withLines = (...lines: readonly string[]) => ({
  ...record,
  records: {
    ...record.records,
    'dcat-ap': `${record.records['dcat-ap']}${lines.map((line) => `${line} .\n`).join('')}`,
  },
});
const check = (changed: typeof record, others: readonly string[] = [other]) =>
  checkRecords(changed, { site: 'north', iris: createIris(hubBase), others });

/** What the hub answers of a record with lines more. */
async function shownWith(path: string, ...lines: readonly string[]): Promise<string> {
  const network = networkOf({ north: [withLines(...lines)] });
  const hub = await createCatalogueSite(await aCatalogue([]), 'open', undefined, { at: hubBase, network });
  return (await hub.get(`/site/north/dataset/lung${path}`)).body;
}

describe('what a site publishes', () => {
  it('is taken as it stands at the site', () =>
    expect(check(record)).toMatchObject({
      name: 'Dataset lung',
      parts: ['lung.images-cc-by-4.0', 'lung.images-cc-by-nc-4.0', 'lung.records-cc-by-4.0'],
    }));

  it.each([
    [
      'of the dataset of another site',
      'it says something of what is not its own',
      `<${other}/dataset/liver> <${dct}title> "Mine"`,
    ],
    [
      'of the same, as something that hangs together',
      'it says something of what is not its own',
      `${dataset} <${dct}relation> <${other}/dataset/liver> .\n<${other}/dataset/liver> <${dct}title> "Mine"`,
    ],
    [
      'of another dataset of its own',
      'it says something of what is not its own',
      `${dataset} <${dct}relation> <${here}/dataset/liver> .\n<${here}/dataset/liver> <${dct}title> "x"`,
    ],
    [
      'of the catalogue of the hub',
      'it names what is of this site',
      `<${hubBase}/catalog> <${dct}title> "Mine"`,
    ],
    ['of the root of the hub', 'it names what is of this site', `<${hubBase}/> <${dct}title> "Mine"`],
    [
      'of the hub by naming it',
      'it names what is of this site',
      `${dataset} <${dct}publisher> <${hubBase}/#publisher>`,
    ],
    [
      'of the place of another site at the hub',
      'it names what is of this site',
      `${dataset} <${dct}relation> <${hubBase}/site/south/dataset/liver>`,
    ],
    [
      'of the model of the hub',
      'it names what is of this site',
      `<${hubBase}/ontology#Patient> <http://www.w3.org/2000/01/rdf-schema#label> "x"`,
    ],
    [
      'of what does not hang together with it',
      'it says something that does not hang together with the dataset',
      `<https://example.com/x> <${dct}title> "x"`,
    ],
    [
      'more than a name of what is not its own',
      'it says more than the name of what is not its own',
      `${dataset} <${dct}publisher> <https://example.com/x> .\n<https://example.com/x> <${dct}description> "x"`,
    ],
    [
      'that there is another dataset',
      'it is of more than one dataset',
      `${dataset} <${dct}relation> <https://example.com/x> .\n<https://example.com/x> ${type} <http://www.w3.org/ns/dcat#Dataset>`,
    ],
    [
      'that it is a catalogue',
      'it is of something else than a dataset',
      `${dataset} ${type} <http://www.w3.org/ns/dcat#Catalog>`,
    ],
    [
      'that a part of it is a container',
      'it is of more than one dataset',
      `${dataset} <${dct}relation> <${here}/dataset/lung#x> .\n<${here}/dataset/lung#x> ${type} <http://www.w3.org/ns/ldp#DirectContainer>`,
    ],
    [
      'that a distribution is elsewhere',
      'a distribution is not one of the dataset',
      `${dataset} <http://www.w3.org/ns/dcat#distribution> <http://10.0.0.1/admin>`,
    ],
    [
      'that a distribution is one of another dataset',
      'a distribution is not one of the dataset',
      `${dataset} <http://www.w3.org/ns/dcat#distribution> <${here}/distribution/liver.images>`,
    ],
    [
      'with a script',
      'an IRI is too long, or of a kind that is no name of a thing',
      `${dataset} <http://www.w3.org/ns/dcat#landingPage> <javascript:alert(1)>`,
    ],
    [
      'with a script in capitals',
      'an IRI is too long, or of a kind that is no name of a thing',
      `${dataset} <http://www.w3.org/ns/dcat#landingPage> <JavaScript:alert(1)>`,
    ],
    [
      'with a page as an address',
      'an IRI is too long, or of a kind that is no name of a thing',
      `${dataset} <http://www.w3.org/ns/dcat#landingPage> <data:text/html,x>`,
    ],
    ['with a blank node', 'it has something without an IRI', `${dataset} <${dct}publisher> _:x`],
    [
      'with an IRI that is too long',
      'an IRI is too long, or of a kind that is no name of a thing',
      `${dataset} <${dct}relation> <https://example.com/${'x'.repeat(3_000)}>`,
    ],
    ['what is no N-Triples', 'it is no N-Triples', '<script>alert(1)</script>'],
    ['with a graph', 'it is no N-Triples', `${dataset} <${dct}title> "x" <https://example.com/graph>`],
    [
      'a statement of a statement',
      'it is no N-Triples',
      `<< ${dataset} <${dct}title> "x" >> <${dct}source> "x"`,
    ],
  ])('is not taken where it says something %s', (_what, reason, line) =>
    expect(() => check(withLines(line))).toThrow(
      expect.objectContaining({ name: 'RecordFault', message: reason }),
    ),
  );

  it.each(['https://hub.example.org', 'https://hub.example.org/site/south', 'https://hub.example.org/fair'])(
    'is not taken where its IRIs would be those of the hub: %s',
    async (base) => {
      const [stolen = record] = await recordsOf(base, ['lung']);
      expect(() => check(stolen)).toThrow('it names what is of this site');
    },
  );

  it('may be as long as thousands of statements, and no longer', () => {
    const lines = (n: number) =>
      Array.from({ length: n }, (_, at) => `${dataset} <${dct}relation> <urn:x:${at}>`);
    expect(check(withLines(...lines(10_000)))).toMatchObject({ name: 'Dataset lung' });
    expect(() => check(withLines(...lines(20_000)))).toThrow('it has more than 20000 statements');
  });

  it('is not taken with so much in its title that a catalogue would be long', () =>
    expect(() => check(withLines(`${dataset} <${dct}title> "${'x'.repeat(20_000)}"@en`))).toThrow(
      'title, description and distributions have more than 20000 characters',
    ));

  it.each([{}, { 'dcat-ap': '' }, { fdp: record.records.fdp ?? '' }])(
    'is not taken without a record in DCAT-AP',
    (records) =>
      expect(() => check({ ...record, records })).toThrow(expect.objectContaining({ name: 'RecordFault' })),
  );

  it('says nothing of a dataset that another site has, whichever came first', () => {
    const label = `${dataset} <${dct}relation> <${other}/dataset/x> .\n<${other}/dataset/x> <${dct}title> "x"`;
    expect(() => check(withLines(label), [])).not.toThrow();
    expect(() => check(withLines(label), [other])).toThrow('it says something of what is not its own');
  });

  it('is taken of who says that its IRIs begin where those of another one do: it has its own here', async () => {
    const [stolen = record] = await recordsOf(other, ['lung']);
    expect(check(stolen)).toMatchObject({ name: 'Dataset lung' });
    const network = networkOf({ north: [stolen] });
    const hub = await createCatalogueSite(await aCatalogue([]), 'open', undefined, { at: hubBase, network });
    const { body } = await hub.get('/site/north/dataset/lung.nt');
    expect(body.split('\n').filter((line) => line.startsWith(`<${other}/dataset`))).toEqual([]);
  });
});

describe('what the hub shows of it', () => {
  it('leads nobody elsewhere, and makes nothing the same as something else', async () => {
    const lines = [
      `${dataset} <http://www.w3.org/2002/07/owl#sameAs> <${other}/dataset/liver>`,
      `${dataset} <http://www.w3.org/ns/ldp#contains> <http://10.0.0.1/admin>`,
      `${dataset} <${dct}isPartOf> <${other}/catalog>`,
      `${dataset} <https://schema.org/sameAs> <${other}/dataset/liver>`,
      `${dataset} <https://example.com/unknown> "x"`,
      `<${here}/catalog> <${dct}title> "Mine"`,
      `<${here}/ontology#completeness> <http://www.w3.org/2000/01/rdf-schema#label> "Mine"`,
    ];
    const body = await shownWith('.nt', ...lines);
    for (const part of ['sameAs', other, '10.0.0.1', 'isPartOf', 'unknown', 'Mine'])
      expect(body).not.toContain(part);
  });

  it('is text on a page, whatever it is', async () => {
    const body = await shownWith(
      '.html',
      `${dataset} <${dct}title> "</script><script>alert(1)</script><img src=x onerror=alert(1)>"@en`,
    );
    expect(body).not.toMatch(/<script>|<img/);
  });

  it('has the terms of the model in the words of the hub', async () =>
    expect(await shownWith('.ttl')).toContain(`@prefix kg: <${hubBase}/ontology#>`));
});
