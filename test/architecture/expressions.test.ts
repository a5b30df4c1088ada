import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { expressionsIn, expressionsOf, isSuperlinear } from './expressions.ts';
import { filesOf, folders, root } from './imports.ts';

const everything = folders.flatMap(filesOf).map((file) => expressionsOf(root, file));

/** Files that make expressions of text: of their own words, or of a mapping, whose author runs the load. */
const makers = [
  'fair/sparql/words.ts', // each of its alternatives takes all that it may be, ended or not
  'import/mapping/expression.ts',
  'import/mapping/mapping.ts',
  'import/vocabulary/rf2/files.ts',
  'ontology/ecl/lexer.ts', // every text that is opened has an alternative for the one that is not closed
  'ontology/words.ts',
];

describe('regular expressions', () => {
  it('do work in proportion to the text that they are tried on', () => {
    const written = everything.flatMap((one) => one.written);
    expect(written.length).toBeGreaterThan(100);
    expect(written.filter(({ pattern }) => isSuperlinear(pattern)).map(({ place }) => place)).toEqual([]);
  });

  it('are made of text in few places', () =>
    expect([...new Set(everything.flatMap(({ made }) => made))].toSorted()).toEqual(makers));

  it('are tried by no statement of Cypher, where nothing bounds their work', () => {
    const texts = folders.flatMap(filesOf).map((file) => readFileSync(join(root, file), 'utf8'));
    expect(texts.filter((text) => text.includes('=~'))).toEqual([]);
    expect(texts.filter((text) => text.includes('cypher`')).length).toBeGreaterThan(50);
  });

  it.each([
    ['alternatives that begin alike', String.raw`(?:<[^>]*>|"(?:[^"\\]|\\.)*"|[^,])+`],
    ['two runs of the same letters', String.raw`^\d+\.?\d*$`],
    ['a run that any letter of it may begin', String.raw`\s+$`],
    ['a run of runs', '^(?:a+)+$'],
  ])('are found out by %s', (_, source) => {
    const { written } = expressionsIn('a.ts', `export const one = /${source}/;`);
    expect(written.map(({ pattern }) => isSuperlinear(pattern))).toEqual([true]);
  });

  it('are found where they are made of text', () =>
    expect(expressionsIn('a.ts', 'new RegExp(a); RegExp(b); new Map(c);').made).toEqual(['a.ts', 'a.ts']));
});
