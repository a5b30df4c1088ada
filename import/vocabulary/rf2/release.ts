import { createCodes, type MappingLink, toMappings } from '../pairs.ts';
import { noPairs, type Release } from '../release.ts';
import { readAssociations } from './associations.ts';
import { type Rf2Concepts, readRf2Concepts } from './concepts.ts';
import { type Rf2Names, readNames } from './descriptions.ts';
import { findRf2Files, type Rf2Files } from './files.ts';
import { readIcd10Map, readIcdo3Map } from './maps.ts';
import { readMembers } from './refsets.ts';
import { readRelationships } from './relationships.ts';

/**
 * Reads a SNOMED CT snapshot in Release Format 2 from the folder of the release, its `Snapshot` folder or one above.
 * @throws KnownError that names what is wrong with file and line
 */
export async function readRf2(folder: string): Promise<Release> {
  const files = await findRf2Files(folder);
  const concepts = await readRf2Concepts(files.concept);
  const names = await readNames(files, concepts);
  const { isA, attributes } = await readRelationships(files.relationship, concepts);
  const members = files.simple === null ? noPairs : await readMembers(files.simple, concepts);
  const codes = createCodes(concepts.codes);
  const mappings = toMappings(codes, await readMappings(files, concepts, names));
  return {
    source: 'rf2',
    vocabularies: [{ id: 'SNOMED', name: null, release: files.release }],
    codes: codes.list,
    concepts: names.rows,
    isA,
    notUnder: noPairs,
    mappings,
    attributes,
    members,
    whole: false,
  };
}

async function readMappings(
  files: Rf2Files,
  concepts: Rf2Concepts,
  names: Rf2Names,
): Promise<readonly MappingLink[]> {
  const { simpleMap, extendedMap, association } = files;
  const context = { concepts, names };
  return [
    ...(simpleMap === null ? [] : await readIcdo3Map(simpleMap, context)),
    ...(extendedMap === null ? [] : await readIcd10Map(extendedMap, context)),
    ...(association === null ? [] : await readAssociations(association, context)),
  ];
}
