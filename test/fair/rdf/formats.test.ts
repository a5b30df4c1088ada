import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { count, type Document, entity, inLanguage, iri, literal, named } from '../../../fair/rdf/entity.ts';
import { type RdfFormat, rdfFormats } from '../../../fair/rdf/formats.ts';
import { createIris } from '../../../fair/rdf/iris.ts';
import { anyDocument, expected } from './documents.ts';
import { parsers } from './parse.ts';

const iris = createIris('https://site.example.org');
const formats = Object.keys(rdfFormats).filter((format): format is RdfFormat => format in rdfFormats);
const seed = Number(process.env.FC_SEED ?? 1);

/** A thing whose title is the text. */
function saying(text: string): Document {
  return [entity('https://site.example.org/dataset/a', ['dcat:Dataset'], { 'dct:title': [literal(text)] })];
}

async function read(format: RdfFormat, document: Document): Promise<readonly string[]> {
  return parsers[format](rdfFormats[format].write(document, iris));
}

const hostile: Readonly<Record<string, string>> = {
  quotes: '"""\'\'\'"',
  'line ends': 'a\nb\rc\r\nd\u2028e\u2029f\u0085g',
  'white space': '\t a  b \u00a0',
  backslashes: '\\ \\n \\u0041 \\',
  markup: '</script><!-- & &amp; ]]> <![CDATA[',
  'right-to-left text': '\u202eשלום\u202c مرحبا',
  emoji: '👩🏽‍⚕️🧬',
  'a byte order mark': '\ufeffa\ufeff',
  'a combining mark': 'e\u0301\u0065',
  nothing: '',
  'a megabyte': 'é"\n𝔸'.repeat(200_000),
};

describe.each(formats)('%s', (format) => {
  it.each(Object.entries(hostile))('keeps a text with %s', async (_name, text) => {
    expect(await read(format, saying(text))).toEqual(expected(saying(text), iris));
  });

  it.each([
    ['U+0000', 'a\0b'],
    ['a lone high surrogate', 'a\ud800b'],
    ['a lone low surrogate', 'a\udc00b'],
  ])('writes %s as U+FFFD', async (_name, text) => {
    expect(await read(format, saying(text))).toEqual(expected(saying('a\ufffdb'), iris));
  });

  it.each([
    ['a space', 'https://example.org/a b', 'https://example.org/a%20b'],
    ['quotes and angle brackets', 'https://example.org/"<>', 'https://example.org/%22%3C%3E'],
    ['a backslash and braces', 'urn:a\\{}|^`', 'urn:a%5C%7B%7D%7C%5E%60'],
    ['a control character', 'urn:a\u0001\nb', 'urn:a%01%0Ab'],
    ['a percent sign', 'https://example.org/100%/%41', 'https://example.org/100%25/%41'],
    ['brackets in its path', 'https://[::1]/a[1]', 'https://[::1]/a%5B1%5D'],
    ['a second number sign', 'https://example.org/#a#b', 'https://example.org/#a%23b'],
    ['a lone surrogate', 'urn:a\ud800', 'urn:a\ufffd'],
    ['other letters', 'https://example.org/ä/患者', 'https://example.org/ä/患者'],
  ])('writes an IRI with %s so that it is one', async (_name, before, after) => {
    const about = (value: string) => [entity(value, ['dcat:Dataset'], { 'dct:relation': [iri(value)] })];
    expect(await read(format, about(before))).toEqual(expected(about(after), iris));
  });

  it('keeps control characters, which XML alone has not', async () => {
    const text = format === 'rdfxml' ? 'a\ufffdb\ufffd' : 'a\u0001b\u001f';
    expect(await read(format, saying('a\u0001b\u001f'))).toEqual(expected(saying(text), iris));
  });

  it('says once what a document says twice', async () => {
    const [thing] = saying('only once');
    if (thing === undefined) throw new TypeError('no thing');
    const twice = [thing, entity('urn:b', [], { 'dct:relation': [thing, iri(thing.iri)] })];
    const text = rdfFormats[format].write(twice, iris);
    expect(text.split('only once').length - 1).toBe(1);
  });

  it('keeps what a random document says', async () => {
    await fc.assert(
      fc.asyncProperty(anyDocument, async (document) => {
        expect(await read(format, document)).toEqual(expected(document, iris));
      }),
      { seed, numRuns: 200 },
    );
  });

  it('refuses an IRI without a scheme', () => {
    expect(() =>
      rdfFormats[format].write([entity('dataset/a', [], { 'dct:title': [literal('a')] })], iris),
    ).toThrow('"dataset/a" is no absolute IRI');
  });

  it('refuses a language that would end the literal', () => {
    const document = [entity('urn:a', [], { 'dct:title': [inLanguage('a', 'en . <urn:b> <urn:c>')] })];
    expect(() => rdfFormats[format].write(document, iris)).toThrow('is no language tag');
  });
});

describe('toRdfXml', () => {
  it('cuts a term where a name of XML begins, whatever its prefix is', () => {
    const text = rdfFormats.rdfxml.write(
      [entity('urn:a', ['so:0001060'], { 'obi:0000293': [iri('urn:b')] })],
      iris,
    );
    expect(text).toContain('<ns1:OBI_0000293 rdf:resource="urn:b"/>');
  });

  it('refuses a predicate that ends in no name of XML', () => {
    expect(() => rdfFormats.rdfxml.write([entity('urn:a', [], { 'sct:123': [iri('urn:b')] })], iris)).toThrow(
      'sct:123 ends in no name that XML could have',
    );
  });
});

describe('toTurtle', () => {
  it('declares the prefixes that a document uses, and no others', () => {
    const text = rdfFormats.turtle.write(
      [entity('urn:a', ['kg:Patient'], { 'dcat:theme': [named('skos:Concept')], 'kg:age': [count(3)] })],
      iris,
    );
    expect(text.match(/@prefix \w+/g)).toEqual(['@prefix dcat', '@prefix kg', '@prefix skos', '@prefix xsd']);
  });
});

describe('toJsonLd', () => {
  it('writes numbers, flags and texts by language as JSON has them', () => {
    const thing = entity('urn:a', ['dcat:Dataset'], {
      'dct:title': [inLanguage('Lung', 'en'), inLanguage('Lunge', 'de'), inLanguage('Lungen', 'de')],
      'kg:patients': [count(12)],
      'kg:isOpen': [literal('true', 'xsd:boolean')],
    });
    expect(JSON.parse(rdfFormats.jsonld.write([thing], iris))['@graph']).toEqual([
      {
        '@id': 'urn:a',
        '@type': 'dcat:Dataset',
        'dct:title': { en: 'Lung', de: ['Lunge', 'Lungen'] },
        'kg:patients': 12,
        'kg:isOpen': true,
      },
    ]);
  });
});
