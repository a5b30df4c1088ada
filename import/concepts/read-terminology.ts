import { resolve } from 'node:path';
import { spellCurie } from '../../ontology/code-spelling.ts';
import type { Mapping, TerminologySource } from '../../ontology/mapping.ts';
import { readCodeMap } from '../mapping/codes.ts';
import { readOboRelease } from '../vocabulary/obo/release.ts';
import { createCodes, toPairs } from '../vocabulary/pairs.ts';
import { noAttributes, noPairs, type Release } from '../vocabulary/release.ts';

/** Reads the terminology that a mapping in `folder` names. */
export function readMappedTerminology(
  folder: string,
  { title, terminology = [] }: Pick<Mapping, 'title' | 'terminology'>,
): Promise<readonly Release[]> {
  return Promise.all(
    terminology.map((source) => {
      const path = resolve(folder, source.file);
      return source.format === 'obo' ? readOboRelease(path, source) : readMappings(path, source, title);
    }),
  );
}

/** A value map whose values are codes of a vocabulary, as mappings of these. */
async function readMappings(
  path: string,
  { file, vocabulary, source }: Extract<TerminologySource, { format: 'mappings' }>,
  title: string,
): Promise<Release> {
  const map = await readCodeMap(path, file);
  const mapped = [...map].flatMap(([value, meaning]) =>
    meaning.kind === 'mapped'
      ? [{ from: spellCurie(`${vocabulary}:${value.toUpperCase()}`), ...meaning }]
      : [],
  );
  const codes = createCodes(mapped.flatMap(({ from, code }) => [from, code]));
  const targets = new Map(mapped.map(({ code, name }) => [code, toConcept(code, name)]));
  const pairs = toPairs(
    codes,
    mapped.map(({ from, code }) => ({ from, to: code })),
  );
  return {
    source: `map:${title}/${file}`,
    vocabularies: [],
    codes: codes.list,
    concepts: () => targets.values(),
    isA: noPairs,
    notUnder: noPairs,
    mappings: [{ relationship: 'Maps to', source, pairs }],
    attributes: noAttributes,
    members: noPairs,
    whole: true,
    ofValues: true,
  };
}

function toConcept(code: string, name: string) {
  const unknown = { synonyms: [], domain: null, class: null, conceptId: null };
  return { ...unknown, code, name, standard: true, valid: true };
}
