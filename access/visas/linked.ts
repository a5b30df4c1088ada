import { decoded } from '../../ontology/decoded.ts';
import { keyOf, type Person } from '../person.ts';
import { isDecided, type Visa } from './visa.ts';

/**
 * Under which names visas may mean a person: the one of the login, and whatever visas of listed issuers say is the same person, from
 * one to the next. GA4GH Passport 1.2.1, "LinkedIdentities". What has conditions links nobody, nor does what people say of themselves.
 */
export function namesOf(person: Person, visas: readonly Visa[]): ReadonlySet<string> {
  const links = visas
    .filter((visa) => visa.type === 'LinkedIdentities' && visa.conditions === undefined && isDecided(visa))
    .map((visa) => [keyOf(visa), ...linkedIn(visa.value)]);
  const names = new Set([keyOf(person)]);
  const take = () => {
    const before = names.size;
    for (const link of links)
      if (link.some((name) => names.has(name))) for (const name of link) names.add(name);
    return names.size > before;
  };
  while (take());
  return names;
}

/** "a semicolon-delimited list of <uri-encoded-sub>,<uri-encoded-iss> entries"; what is none names nobody. */
function linkedIn(value: string): readonly string[] {
  return value.split(';').flatMap((entry) => {
    const [subject, issuer, ...more] = entry.split(',').map(decoded);
    return subject === undefined || issuer === undefined || more.length > 0
      ? []
      : [keyOf({ issuer, subject })];
  });
}
