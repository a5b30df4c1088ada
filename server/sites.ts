import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { isSafe } from '../access/safe-url.ts';
import { isCountry } from '../federation/country.ts';
import { createEucaimSite, type EucaimSite } from '../federation/eucaim-site.ts';
import type { Site } from '../federation/site.ts';
import { readYaml, type YamlFault, type YamlForm } from '../import/mapping/yaml.ts';
import type { Config } from './config.ts';
import { parseUrl } from './setting-values.ts';
import schema from './sites.schema.json' with { type: 'json' };

type SitesFile = { readonly oncographSites: 1; readonly sites: readonly StatedSite[] };

/** A site as the file has it: its secret stands elsewhere. */
type StatedSite = Pick<EucaimSite, 'id' | 'name'> & {
  readonly country: string;
  readonly eucaim: { readonly url: string; readonly authorization?: SecretPlace };
};

/** In which variable of the environment, or in which file, a secret stands. */
type SecretPlace = { readonly env?: string; readonly file?: string };

const validate = new Ajv2020({ allErrors: true, strict: false, verbose: true }).compile<SitesFile>(schema);

const form: YamlForm<SitesFile> = {
  what: 'sites file',
  validate,
  faultsOf: ({ sites }) => [
    ...twice('id', sites, ({ id }) => id),
    ...twice('eucaim.url', sites, ({ eucaim }) => addressOf(eucaim.url) ?? eucaim.url),
    ...sites.flatMap(faultsOfSite),
  ],
};

/** The other sites that the file of the settings names. @throws KnownError that names each fault with its line and key, and shows no secret */
export async function readSites(
  { sitesFile }: Pick<Config, 'sitesFile'>,
  env: NodeJS.ProcessEnv,
): Promise<readonly Site[]> {
  if (sitesFile === undefined) return [];
  const secrets = new Map<StatedSite, string>();
  const readSecrets = async ({ sites }: SitesFile) => {
    const faults = sites.map(async (site, at): Promise<readonly YamlFault[]> => {
      const place = site.eucaim.authorization;
      if (place === undefined) return [];
      const secret = await readSecret(place, { env, folder: dirname(sitesFile) });
      if ('what' in secret) return [{ at: ['sites', at, 'eucaim', 'authorization'], what: secret.what }];
      secrets.set(site, secret.text);
      return [];
    });
    return (await Promise.all(faults)).flat();
  };
  const { sites } = await readYaml(sitesFile, form, readSecrets);
  return sites.map((site) => {
    const { id, name, country, eucaim } = site;
    return createEucaimSite({ id, name, country, url: eucaim.url, authorization: secrets.get(site) });
  });
}

/** A site whose key another one before it has. */
function twice(
  key: string,
  sites: readonly StatedSite[],
  keyOf: (site: StatedSite) => string,
): readonly YamlFault[] {
  const keys = sites.map(keyOf);
  return keys.flatMap((one, at) => {
    const first = keys.indexOf(one);
    const what = `is that of ${sites[first]?.name} already`;
    return first === at ? [] : [{ at: ['sites', at, ...key.split('.')], what }];
  });
}

function faultsOfSite({ country, eucaim }: StatedSite, at: number): readonly YamlFault[] {
  return [
    ...(isCountry(country)
      ? []
      : [{ at: ['sites', at, 'country'], what: `${country} is no country of ISO 3166-1 alpha-2` }]),
    ...(addressOf(eucaim.url) !== undefined
      ? []
      : [
          {
            at: ['sites', at, 'eucaim', 'url'],
            what: 'expected an https URL without user, password, query and fragment; http on this machine alone',
          },
        ]),
  ];
}

function addressOf(url: string): string | undefined {
  if (parseUrl(url, ['http', 'https']) === undefined) return undefined;
  const address = new URL(url);
  return isSafe(address) && !/[?#\s]/.test(url) ? address.href : undefined;
}

type Secret = { readonly text: string } | { readonly what: string };

/** A secret, without the end of its line; or why there is none. */
async function readSecret(
  { env: name, file = '' }: SecretPlace,
  { env, folder }: { readonly env: NodeJS.ProcessEnv; readonly folder: string },
): Promise<Secret> {
  const where = name === undefined ? `the file ${file}` : `the environment variable ${name}`;
  const text = (name === undefined ? await readText(resolve(folder, file)) : env[name])?.trim();
  if (text === undefined || text === '') return { what: `${where} has nothing in it, or is not there` };
  // RFC 9110, section 5.5: what can stand in a header.
  if (!/^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/.test(text))
    return { what: `what stands in ${where} cannot be the value of a header` };
  return { text };
}

/** The text of a file; undefined of one that cannot be read. */
function readText(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch(() => undefined);
}
