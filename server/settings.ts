import { resolve } from 'node:path';
import type { Fraction } from 'fraction.js';
import type { VisaIssuer } from '../access/visas/visa-issuer.ts';
import { loginSettings } from './login-settings.ts';
import { networkSettings } from './network-settings.ts';
import { privacySettings, type UnitShares } from './privacy-settings.ts';
import { purposeRules } from './purpose.ts';
import {
  matching,
  oneOf,
  parseMib,
  parseNetworks,
  parsePort,
  parseUrl,
  parseWhole,
  smallestNeo4jMib,
} from './setting-values.ts';

/** A setting of the environment: its variable, and how the text in it is read. */
export type ConfigSetting<Value> = {
  readonly name: string;
  /** Another name of it, as other programs have it: read where there is none of that name. */
  readonly also?: string;
  readonly description: string;
  /** What a value looks like, after "expected". */
  readonly expected: string;
  readonly default?: string;
  /** Its value is never shown. */
  readonly secret?: true;
  /** The value; undefined when the text is not what is expected. */
  readonly parse: (text: string) => Value | undefined;
};

const neo4jSchemes = ['neo4j', 'neo4j+s', 'neo4j+ssc', 'bolt', 'bolt+s', 'bolt+ssc'];

/** What a setting can be. */
export type SettingValue =
  | string
  | number
  | readonly string[]
  | readonly VisaIssuer[]
  | Fraction
  | UnitShares;

/** Every setting of the server. The table in the documentation is made from this list. */
export const settings = {
  port: {
    name: 'PORT',
    default: '4000',
    expected: 'a whole number from 0 to 65535',
    description: 'Port of the HTTP server; 0 takes a free one.',
    parse: parsePort,
  },
  host: {
    name: 'HOST',
    default: '127.0.0.1',
    expected: 'a host name or an address',
    description: 'Address that the HTTP server listens on; `0.0.0.0` for every network of the machine.',
    parse: (text) => matching(/^[\w.:%-]+$/, text),
  },
  publicUrl: {
    name: 'PUBLIC_URL',
    expected: 'an http or https URL',
    description:
      'URL under which clients reach the server, for the links it gives; by default host and port.',
    parse: (text) => parseUrl(text, ['http', 'https']),
  },
  allowedHosts: {
    name: 'ALLOWED_HOSTS',
    expected: 'host names with commas between them',
    description:
      'Further names under which clients reach the server, beside those of `PUBLIC_URL` and `HOST`, addresses and `localhost`: what is asked under any other is answered with 421, but `/health/`.',
    parse: (text) => matching(/^[\w.-]+(?: ?, ?[\w.-]+)*$/, text),
  },
  dataDir: {
    name: 'DATA_DIR',
    default: '.data',
    expected: 'a folder',
    description: 'Folder of everything the server keeps, the Neo4j it starts included.',
    parse: (text) => resolve(text),
  },
  neo4jUri: {
    name: 'NEO4J_URI',
    expected: `a URI without user and password, beginning with ${neo4jSchemes.join(', ')}`,
    description: 'A running Neo4j 5.26 or newer. Without it the server starts one, with Docker or with Java.',
    parse: (text) => parseUrl(text, neo4jSchemes),
  },
  neo4jUser: {
    name: 'NEO4J_USER',
    default: 'neo4j',
    expected: 'a user name',
    description: 'User at `NEO4J_URI`.',
    parse: (text) => text,
  },
  neo4jPassword: {
    name: 'NEO4J_PASSWORD',
    secret: true,
    expected: 'a password',
    description: 'Password at `NEO4J_URI`.',
    parse: (text) => text,
  },
  neo4jDatabase: {
    name: 'NEO4J_DATABASE',
    expected: 'the name of a database',
    description: "Database at `NEO4J_URI`; by default the user's home database.",
    parse: (text) => matching(/^[A-Za-z][\w.-]*$/, text),
  },
  neo4jMemoryMib: {
    name: 'NEO4J_MEMORY',
    expected: `a size such as 2g or 800m, ${smallestNeo4jMib}m or more`,
    description:
      "Heap and page cache of a Neo4j started here; by default a quarter of the machine's memory, 2g at most.",
    parse: parseMib,
  },
  access: {
    name: 'ACCESS',
    default: 'open',
    expected: 'open or tiered',
    description: 'Who may read: everybody everything, or each caller what was granted.',
    parse: (text) => oneOf<'open' | 'tiered'>(['open', 'tiered'], text),
  },
  allowOpen: {
    name: 'ALLOW_OPEN',
    default: 'no',
    expected: 'no or yes',
    description:
      '`yes`: `ACCESS=open` shows data that are not PUBLIC to everybody, too; else such data end the start.',
    parse: (text) => oneOf<'no' | 'yes'>(['no', 'yes'], text),
  },
  ...loginSettings,
  purpose: {
    name: 'PURPOSE',
    default: 'optional',
    expected: 'optional, registered or required',
    description:
      'Under `ACCESS=tiered`: whether who is logged in has to say for what they ask, in the header `X-Purpose`: `required` for numbers and records, `registered` where they were granted nothing.',
    parse: (text) => oneOf(purposeRules, text),
  },
  proxies: {
    name: 'PROXIES',
    expected: 'addresses and networks with commas between them, such as 10.0.0.7 or 10.0.0.0/8',
    description:
      'Proxies before the server: of what comes from these, the audit has the address that they name in `X-Forwarded-For`.',
    parse: parseNetworks,
  },
  negotiatorUrl: {
    name: 'NEGOTIATOR_URL',
    expected: 'an http or https URL',
    description:
      'Where requests for data are negotiated, such as a BBMRI-ERIC Negotiator: who asks for a dataset without a grant is told of it beside the contact.',
    parse: (text) => parseUrl(text, ['http', 'https']),
  },
  auditDays: {
    name: 'AUDIT_DAYS',
    default: '1096',
    expected: 'a whole number of days, 366 or more as a rule',
    description:
      'Under `ACCESS=tiered`: for how many days the audit is kept; more than [charges count](operations.md#what-protected-numbers-cost), which are 365 days as a rule.',
    parse: (text) => parseWhole(text, [1, 36_525]),
  },
  ...privacySettings,
  ...networkSettings,
  seed: {
    name: 'SEED',
    default: 'shipped',
    expected: 'shipped or none',
    description: 'What an empty database is filled with at the first start.',
    parse: (text) => oneOf<'shipped' | 'none'>(['shipped', 'none'], text),
  },
  catalogueTitle: {
    name: 'CATALOGUE_TITLE',
    expected: 'a title',
    description:
      'Title of the catalogue of datasets in public documents; by default it is called by its host.',
    parse: (text) => text,
  },
  catalogueDescription: {
    name: 'CATALOGUE_DESCRIPTION',
    expected: 'a text',
    description: 'What public documents say of the catalogue as a whole.',
    parse: (text) => text,
  },
  cataloguePublisher: {
    name: 'CATALOGUE_PUBLISHER',
    expected: 'a name',
    description: 'Name of who publishes the catalogue; by default the operator of its host.',
    parse: (text) => text,
  },
  identitySecret: {
    name: 'IDENTITY_SECRET',
    secret: true,
    expected: '16 or more characters',
    description: 'Key that pseudonymous ids are derived with; by default a random one, kept in the graph.',
    parse: (text) => matching(/^.{16,}$/s, text),
  },
  licensedNames: {
    name: 'LICENSED_NAMES',
    default: 'shown',
    expected: 'shown or withheld',
    description:
      '`withheld`: who is not logged in sees the codes of licensed vocabularies (SNOMED CT, ICD-10, ICD-O-3, MedDRA …) and not their names.',
    parse: (text) => oneOf<'shown' | 'withheld'>(['shown', 'withheld'], text),
  },
  logLevel: {
    name: 'LOG_LEVEL',
    default: 'info',
    expected: 'fatal, error, warn, info, debug, trace or silent',
    description: 'The least important messages that are logged.',
    parse: (text) => oneOf(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], text),
  },
} as const satisfies Record<string, ConfigSetting<SettingValue>>;
