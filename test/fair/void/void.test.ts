import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { dumpCatalogue } from '../../../fair/dump/catalog.ts';
import { aCatalogue, base, createCatalogueSite } from '../../support/catalogue-site.ts';
import { parseTurtle } from '../../support/graph-of.ts';
import { byN3, byOxigraph } from '../../support/rdf.ts';

const ids = ['aa', 'bbb'];
const site = await createCatalogueSite(await aCatalogue(ids));
const closed = await createCatalogueSite(await aCatalogue(ids), 'closed');
const said = async (from = site, url = '/void') => parseTurtle((await from.get(url)).body, base);

async function dump(from = site): Promise<string> {
  let text = '';
  for await (const piece of dumpCatalogue(from.site.source)) text += piece;
  return text;
}

describe('/void', () => {
  it('is where the well-known address leads', async () => {
    const answer = await site.get('/.well-known/void');
    expect([answer.statusCode, answer.headers.location]).toEqual([303, `${base}/void`]);
  });

  it('describes the site with its parts', async () => {
    const found = await said();
    const all = `${base}/void#site`;
    expect(found.objects(`${base}/void`, 'foaf:primaryTopic')).toEqual([all]);
    expect(found.objects(all, 'void:uriSpace')).toEqual([`${base}/`]);
    expect(found.objects(all, 'void:feature')).toContain('http://www.w3.org/ns/formats/N-Quads');
    expect(found.objects(all, 'void:subset')).toEqual([
      `${base}/void#catalogue`,
      `${base}/void#terminology`,
      `${base}/dataset/aa#records`,
      `${base}/dataset/bbb#records`,
    ]);
  });

  it('leads to the dumps', async () => {
    const found = await said();
    expect(
      ['/void#catalogue', '/void#terminology', '/dataset/aa#records'].flatMap((place) =>
        found.objects(`${base}${place}`, 'void:dataDump'),
      ),
    ).toEqual([
      `${base}/dump/catalog.nq.gz`,
      `${base}/dump/terminology.nq.gz`,
      `${base}/dump/records.nq.gz?dataset=aa`,
    ]);
  });

  it('leads to dumps of records only where everybody may have them', async () => {
    const found = await said(closed);
    expect(found.objects(`${base}/dataset/aa#records`, 'void:dataDump')).toEqual([]);
    expect(found.objects(`${base}/void#catalogue`, 'void:dataDump')).toEqual([`${base}/dump/catalog.nq.gz`]);
  });

  it('counts patients, records and their properties', async () => {
    const found = await said();
    const part = `${base}/dataset/aa#records`;
    expect(found.objects(part, 'void:classPartition')).toEqual([`${part}-Patient`, `${part}-Measurement`]);
    expect(found.objects(`${part}-Patient`, 'void:entities')).toEqual(['3']);
    expect(found.objects(`${part}-Measurement`, 'void:entities')).toEqual(['15']);
    expect(found.objects(`${part}-Measurement-value`, 'void:distinctSubjects')).toEqual(['12']);
  });

  it('says nothing where a number may not be known', async () => {
    const hidden = JSON.stringify({
      value: null,
      low: null,
      high: null,
      suppressed: true,
      precision: 'SUPPRESSED',
    });
    const catalogue = await aCatalogue(['aa']);
    const versions = catalogue.versions.map((one) => ({
      ...one,
      record: (one.record ?? '').replaceAll(/\{"value":\d+,[^{}]*"precision":"EXACT"\}/g, hidden),
    }));
    const found = await said(await createCatalogueSite({ ...catalogue, versions }));
    expect(found.objects(`${base}/dataset/aa#records`, 'void:classPartition')).toEqual([]);
    expect((await (await createCatalogueSite({ ...catalogue, versions })).get('/void.nt')).body).not.toMatch(
      /distinctSubjects|void#entities/,
    );
  });

  it('names only public things as examples', async () => {
    const { body } = await site.get('/void.nt');
    const examples = [...body.matchAll(/exampleResource> <([^>]*)>/g)].map(([, place]) => place ?? '');
    const statuses = await Promise.all(examples.map(async (place) => (await site.get(place)).statusCode));
    expect(statuses).toEqual([200]);
  });
});

describe('dumpCatalogue', () => {
  it('has as many statements as VoID says, each once', async () => {
    const text = await dump();
    const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    const [triples] = (await said()).objects(`${base}/void#catalogue`, 'void:triples');
    expect([new Set(lines).size, String(lines.length)]).toEqual([lines.length, triples]);
  });

  it('ends with their number and the digest of what stands above', async () => {
    const text = await dump();
    const at = text.lastIndexOf('# ');
    const digest = createHash('sha256').update(text.slice(0, at)).digest('hex');
    expect(text.slice(at)).toMatch(
      new RegExp(`^# \\d+ statements; SHA-256 of the lines above: ${digest}\\n$`),
    );
  });

  it('is read alike by two parsers, and holds what the whole catalogue does', async () => {
    const text = await dump();
    const whole = (await site.get('/catalog.nt?full=1')).body;
    expect(byN3(text)).toEqual(byOxigraph(text));
    expect(byN3(text)).toEqual(byN3(whole));
  });

  it('leads from the distribution to the dump of records', async () => {
    const place = `${base}/distribution/aa.records-cc-by-4.0`;
    const open = parseTurtle((await site.get(`${place}.ttl`)).body, base);
    const not = parseTurtle((await closed.get(`${place}.ttl`)).body, base);
    expect(open.objects(place, 'dcat:downloadURL')).toEqual([`${base}/dump/records.nq.gz?dataset=aa`]);
    expect(not.objects(place, 'dcat:downloadURL')).toEqual([]);
  });
});
