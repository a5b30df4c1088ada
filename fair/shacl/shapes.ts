import { readFileSync } from 'node:fs';
import { Parser, Store } from 'n3';
import type { Profile } from '../rdf/profiles.ts';

/** Files of shapes that a profile is checked by. */
const dcatAp = ['dcat-ap-3.0.1/shapes.ttl', 'dcat-ap-3.0.1/range.ttl'];

/** The level of access picks the shapes of the health profiles; those of public data are put to the strictest. */
function health(accessRights: string): readonly string[] {
  const level = accessRights === 'RESTRICTED' ? 'restricted' : 'nonpublic';
  return [...dcatAp, `healthdcat-ap-r8/${level}-core.ttl`];
}

function filesOf(profile: Profile, accessRights: string): readonly string[] {
  switch (profile) {
    case 'dcat-ap':
      return dcatAp;
    case 'healthdcat':
      return health(accessRights);
    case 'eucaim':
      return [...health(accessRights), 'eucaim-dcat-ap-2.0.ttl'];
    case 'fdp':
      return ['fair-data-point.ttl'];
    case 'schema':
      return ['schema-org.ttl'];
  }
}

const read = new Map<string, Store>();

/** The shapes that a dataset of an access level is checked by in a profile. */
export function shapesOf(profile: Profile, accessRights: string): Store {
  const files = filesOf(profile, accessRights);
  const key = files.join(' ');
  const before = read.get(key);
  if (before !== undefined) return before;
  const shapes = new Store(files.flatMap(parseFile));
  read.set(key, shapes);
  return shapes;
}

function parseFile(file: string) {
  const text = readFileSync(new URL(`../shapes/${file}`, import.meta.url), 'utf8');
  return new Parser({ blankNodePrefix: `_:${file.replaceAll(/\W/g, '')}` }).parse(text);
}
