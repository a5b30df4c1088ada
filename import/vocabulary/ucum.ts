import { isUnit } from '../../ontology/units.ts';
import { createCodes } from './pairs.ts';
import { type ConceptRow, noAttributes, noPairs, type Release } from './release.ts';
import { readRows, rowFault } from './rows.ts';

/**
 * A table of units with the columns `code` and `description`, such as the list of common UCUM units. It is never all of
 * UCUM, whose codes are made by a grammar: units that the table lacks stay as they are.
 * @throws KnownError with file and line
 */
export async function readUcum(path: string): Promise<Release> {
  const units = new Map<string, ConceptRow>();
  for await (const { line, cell } of readRows(path, ['code', 'description'])) {
    const [unit, name] = [cell('code'), cell('description')] as const;
    if (!isUnit(unit)) throw rowFault(path, line, `"${unit}" is no UCUM code (case sensitive form)`);
    if (name === '') throw rowFault(path, line, `${unit} has no description`);
    if (units.has(unit)) throw rowFault(path, line, `${unit} is there twice`);
    units.set(unit, toConcept(unit, name));
  }
  if (units.size === 0) throw rowFault(path, 1, 'there is no unit');
  const concepts = [...units.values()];
  return {
    source: 'ucum',
    vocabularies: [{ id: 'UCUM', name: null, release: null }],
    codes: createCodes(concepts.map(({ code }) => code)).list,
    concepts: () => concepts,
    isA: noPairs,
    notUnder: noPairs,
    mappings: [],
    attributes: noAttributes,
    members: noPairs,
    whole: false,
  };
}

function toConcept(unit: string, name: string): ConceptRow {
  return {
    code: `UCUM:${unit}`,
    name,
    synonyms: [],
    domain: 'Unit',
    class: 'Unit',
    standard: true,
    valid: true,
    conceptId: null,
  };
}
