import { describe, expect, it } from 'vitest';
import { formOf, queryWords } from '../../../fair/sparql/words.ts';
import { cpuMsOf } from '../../support/cpu.ts';

describe('wordsOf', () => {
  it('finds keywords, and no word in names, texts, comments and IRIs', () => {
    const query = `PREFIX service: <http://example.org/SERVICE> # SERVICE
      select ?service { ?a service:SERVICE "SERVICE \\" SERVICE", '''SERVICE 'SERVICE'''; <SERVICE> 5, "a"@service }`;
    expect(queryWords(query)).toEqual(['PREFIX', 'SELECT']);
  });

  it('finds a keyword right behind another term', () => {
    expect(queryWords('ASK{true.service<http://example.org/>{}}')).toEqual(['ASK', 'TRUE', 'SERVICE']);
  });

  it.each(['.', '"\\', 'a.', "'''", '"""', '<', 'a:', '\\"', ':.', 'a-', '""" '])(
    'reads 100,000 times %j in one pass',
    async (text) => {
      expect(await cpuMsOf(() => queryWords(text.repeat(100_000)))).toBeLessThan(1_000);
    },
  );
});

describe('formOf', () => {
  it.each([
    ['SELECT * {}', 'table'],
    ['base <http://example.org/> prefix a: <b> ask {}', 'table'],
    ['CONSTRUCT WHERE {}', 'statements'],
    ['# SELECT\nDESCRIBE <http://example.org/>', 'statements'],
    ['LOAD <http://example.org/>', 'update'],
    ['PREFIX a: <b> DELETE WHERE { ?a ?b ?c }', 'update'],
    ['{ hello }', undefined],
    ['', undefined],
  ])('tells what %j is', (query, form) => expect(formOf(queryWords(query))).toBe(form));
});
