import { describe, expect, it } from 'vitest';
import { html } from '../../../fair/html/html.ts';
import { labelWords } from '../../../fair/html/label.ts';
import { grouped, toRecord } from '../../../fair/html/record.ts';
import { count, type Entity, entity, inLanguage, iri, literal } from '../../../fair/rdf/entity.ts';
import { createIris } from '../../../fair/rdf/iris.ts';

const iris = createIris('https://site.example.org');
const shown = (...document: readonly Entity[]) => html`${toRecord(document, iris)}`.text;

/** A thing within a thing, `depth` times. */
function nested(depth: number): Entity {
  const within = depth === 0 ? [] : [nested(depth - 1)];
  return entity(`urn:${depth}`, [], {
    'dct:title': [literal(`Level ${depth}`)],
    'dct:hasPart': within,
    'dct:type': [literal('a')],
  });
}

describe('toRecord', () => {
  it('shows a thing that it names by its English name', () => {
    const agent = entity('https://a.example/', ['foaf:Agent'], {
      'foaf:name': [inLanguage('Spital', 'de'), inLanguage('Hospital', 'en')],
    });
    expect(shown(entity('urn:a', [], { 'dct:publisher': [agent] }))).toContain(
      '<a href="https://a.example/"><span lang="en">Hospital</span></a>',
    );
  });

  it('only links things that have a page of their own', () => {
    const dataset = entity('https://site.example.org/dataset/a', [], {
      'dct:title': [literal('A')],
      'dct:description': [literal('Its own page says this')],
    });
    expect(shown(entity('urn:a', [], { 'dcat:dataset': [dataset] }))).not.toContain('Its own page says this');
  });

  it('ends where things name each other', () => {
    const a = entity('urn:a', [], { 'dct:title': [literal('A')], 'dct:relation': [iri('urn:b')] });
    const b = entity('urn:b', [], { 'dct:title': [literal('B')], 'dct:relation': [iri('urn:a')] });
    expect(shown(a, b).match(/<dl/g)).toHaveLength(2);
  });

  it('shows things within things three levels deep', () => {
    expect(shown(nested(9)).match(/<dl/g)).toHaveLength(4);
  });

  it('shows counts with their thousands apart, and nothing else so', () => {
    const thing = entity('urn:a', [], {
      'kg:a': [count(1234567)],
      'kg:b': [literal('2026', 'xsd:gYear')],
      'kg:c': [literal('1234567')],
    });
    expect([...shown(thing).matchAll(/<dd>(.*?)<\/dd>/g)].map(([, text]) => text)).toEqual([
      '1,234,567',
      '2026',
      '1234567',
    ]);
  });

  it('makes no link of what is no address of the web', () => {
    expect(
      shown(entity('urn:a', [], { 'dct:relation': [iri('javascript:alert(1)'), iri('data:text/html,x')] })),
    ).not.toMatch(/href="(?:javascript|data)/);
  });
});

describe('grouped', () => {
  it.each([
    ['0', '0'],
    ['999', '999'],
    ['1000', '1,000'],
    ['1234567', '1,234,567'],
  ])('writes %s as %s', (digits, text) => {
    expect(grouped(digits)).toBe(text);
  });
});

describe('wordsOf', () => {
  it('reads a term as words', () => {
    expect([labelWords('dct:accessRights'), labelWords('dcat:accessURL'), labelWords('kg:ki67')]).toEqual([
      'Access rights',
      'Access url',
      'Ki67',
    ]);
  });
});

describe('html', () => {
  it('escapes text and keeps markup', () => {
    expect(html`<p title="${'"'}">${'<b>'}${html`<i>`}${undefined}${[1, '&']}</p>`.text).toBe(
      '<p title="&quot;">&lt;b&gt;<i>1&amp;</p>',
    );
  });
});
