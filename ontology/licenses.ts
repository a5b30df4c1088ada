const duties = {
  BY: 'name the authors, link the licence and say what you changed',
  NC: 'no commercial use',
  SA: 'share what you make of it under the same licence',
  ND: 'pass on no changed version',
} as const;

/** A licence with what it asks for and where it stands; as it came where it is not known here. */
export function withNotice(license: string): string {
  const name = license.trim();
  if (/^CC0( 1\.0)?$/i.test(name))
    return `${name}: no conditions. https://creativecommons.org/publicdomain/zero/1.0/`;
  const odbl = /^ODbL (\d\.\d)$/i.exec(name)?.[1];
  if (odbl !== undefined)
    return `${name}: name the source; share a changed or extended database under the same licence and keep it open. https://opendatacommons.org/licenses/odbl/${odbl.replace('.', '-')}/`;
  const [, parts, version] = /^CC (BY(?:-NC)?(?:-SA|-ND)?) (\d\.\d)$/i.exec(name) ?? [];
  if (parts === undefined || version === undefined) return name;
  const asked = parts.toUpperCase().split('-').flatMap(dutyOf).join('; ');
  return `${name}: ${asked}. https://creativecommons.org/licenses/${parts.toLowerCase()}/${version}/`;
}

function dutyOf(part: string): readonly string[] {
  return Object.entries(duties).flatMap(([name, duty]) => (name === part ? [duty] : []));
}

/** What stands for the licence of what came without one. */
export const unknownLicense = 'No licence is recorded for a part of it: ask who published the images.';

/** Where licences stand, by their name; Creative Commons licences are told by the form of theirs. */
const places: Readonly<Record<string, string>> = {
  'apache-2.0': 'https://www.apache.org/licenses/LICENSE-2.0',
  mit: 'https://opensource.org/license/mit',
  'odbl 1.0': 'https://opendatacommons.org/licenses/odbl/1-0/',
};

/** The IRI of a licence; undefined where it is not known here. */
export function licenseIri(license: string): string | undefined {
  const name = license.trim().toLowerCase();
  if (/^cc0( 1\.0)?$/.test(name)) return 'https://creativecommons.org/publicdomain/zero/1.0/';
  const [, parts, version] = /^cc (by(?:-nc)?(?:-sa|-nd)?) (\d\.\d)$/.exec(name) ?? [];
  if (parts !== undefined && version !== undefined)
    return `https://creativecommons.org/licenses/${parts}/${version}/`;
  return places[name] ?? (/^https?:\/\/\S+$/.test(license.trim()) ? license.trim() : undefined);
}

const openLicenses = /^(?:CC0|CC BY|ODbL|ODC-BY|PDDL|public domain)\b|\bopen access\b/i;

/** Whether everybody may have and pass on what stands under the licence, whatever else it asks for. */
export function isOpenLicense(license: string): boolean {
  return openLicenses.test(license.trim());
}
