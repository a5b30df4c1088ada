import { isSafe } from '../access/safe-url.ts';
import { KnownError } from '../ontology/errors.ts';
import { countedDays } from './privacy-settings.ts';
import { type ConfigSetting, type SettingValue, settings } from './settings.ts';

type Key = keyof typeof settings;
type ValueOf<K extends Key> = Exclude<ReturnType<(typeof settings)[K]['parse']>, undefined>;

/** The values of all settings. Only what has no default can be undefined. */
export type Config = {
  readonly [K in Key]: (typeof settings)[K] extends { readonly default: string }
    ? ValueOf<K>
    : ValueOf<K> | undefined;
};

/** Settings from the environment; an empty variable counts as absent. @throws KnownError naming all faults */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const faults: string[] = [];
  const read = (setting: ConfigSetting<SettingValue>) => {
    const text = env[setting.name] || env[setting.also ?? ''] || setting.default;
    if (text === undefined) return undefined;
    const value = setting.parse(text);
    if (value === undefined)
      faults.push(`${setting.name}: expected ${setting.expected}, got ${shown(setting, text)}`);
    return value;
  };
  const values = Object.fromEntries(Object.entries(settings).map(([key, setting]) => [key, read(setting)]));
  if (faults.length === 0) faults.push(...faultsOfPrivacy(values as Config));
  faults.push(...faultsOfLogin(values as Config)); // each value comes from its own setting, which the type of fromEntries forgets
  if (faults.length > 0) throw new KnownError('ARGUMENT_INVALID', faults.join('\n'));
  return values as Config;
}

/** What settings of protected numbers are to each other. */
function faultsOfPrivacy(config: Config): readonly string[] {
  const { privacyUnits, privacyUnits30Days, privacyRounding, privacyThreshold } = config;
  const faults = [...faultsOfKeeping(config)];
  if (privacyRounding > privacyThreshold)
    faults.push('PRIVACY_ROUNDING: expected at most PRIVACY_THRESHOLD, or a shown number could be 0');
  if (privacyUnits === 'off' || privacyUnits30Days === 'off') return faults;
  if ((['all', 'organisation', 'person'] as const).some((who) => privacyUnits30Days[who] > privacyUnits[who]))
    faults.push('PRIVACY_UNITS_30_DAYS: expected none to be more than in PRIVACY_UNITS');
  return faults;
}

/** The audit is the second copy of what was charged: what still counts has to be in it. */
function faultsOfKeeping({ access, auditDays, ...privacy }: Config): readonly string[] {
  const counted = countedDays(privacy);
  if (access === 'open' || counted === 0 || auditDays > counted) return [];
  return [
    `AUDIT_DAYS: expected ${counted + 1} or more: charges of protected numbers count for ${counted} days, and a graph that is restored has them from the audit`,
  ];
}

/** What settings of logins lack of each other. */
function faultsOfLogin(config: Config): readonly string[] {
  const { oidcIssuers, oidcAudience, oidcClientId, publicUrl } = config;
  const faults = [...faultsOfBrought(config)];
  if (oidcIssuers !== undefined && oidcAudience === undefined)
    faults.push(
      'OIDC_AUDIENCE: expected with OIDC_ISSUER, or tokens for any other service would be accepted',
    );
  if (oidcClientId === undefined) return faults;
  if (oidcIssuers === undefined) faults.push('OIDC_ISSUER: expected with OIDC_CLIENT_ID, whose client it is');
  if (publicUrl === undefined || !isSafe(new URL(publicUrl)))
    faults.push(
      'PUBLIC_URL: expected with OIDC_CLIENT_ID, as https or on this machine: the issuer sends people back there, and cookies go over TLS alone',
    );
  return faults;
}

/** Visas and entitlements are of people whom an issuer logs in. */
function faultsOfBrought({ oidcIssuers, visaIssuers, visaSources, entitlementsFile }: Config) {
  const lone = [
    visaIssuers !== undefined && oidcIssuers === undefined && 'OIDC_ISSUER: expected with VISA_ISSUERS',
    visaSources !== undefined && visaIssuers === undefined && 'VISA_ISSUERS: expected with VISA_SOURCES',
    entitlementsFile !== undefined && oidcIssuers === undefined && 'OIDC_ISSUER: expected with ENTITLEMENTS',
  ];
  return lone.filter((fault) => fault !== false);
}

/** `text` as an error may quote it: no secret, and no password inside a URL. */
function shown({ secret }: ConfigSetting<unknown>, text: string): string {
  if (secret) return 'a value that is not shown';
  const [start, end] = [text.indexOf('//'), text.lastIndexOf('@')];
  return JSON.stringify(start < 0 || end < start ? text : `${text.slice(0, start)}//…${text.slice(end)}`);
}
