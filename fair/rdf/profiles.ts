/** What a profile is called, where it is defined, and by which other IRIs clients ask for it. */
export type ProfileFacts = {
  readonly title: string;
  readonly iri: string;
  readonly aliases: readonly string[];
};

/** The profiles in which records of the catalogue can be had; the first is what one gets who names none. */
export const profiles = {
  'dcat-ap': {
    title: 'DCAT-AP 3.0.1',
    iri: 'https://semiceu.github.io/DCAT-AP/releases/3.0.1',
    aliases: ['https://semiceu.github.io/DCAT-AP/releases/3.0.1/', 'http://data.europa.eu/r5r/'],
  },
  healthdcat: {
    title: 'HealthDCAT-AP release 8',
    iri: 'http://healthdataportal.eu/ns/health#',
    aliases: ['http://healthdataportal.eu/ns/health'],
  },
  eucaim: {
    title: 'EUCAIM DCAT-AP 2.0',
    iri: 'https://eucaim.github.io/eucaim_dcat_ap/releases/v2.0',
    aliases: ['https://eucaim.github.io/eucaim_dcat_ap/', 'https://eucaim.github.io/eucaim_dcat_ap'],
  },
  fdp: {
    title: 'FAIR Data Point 1.2',
    iri: 'https://specs.fairdatapoint.org/fdp-specs-v1.2.html',
    aliases: ['https://specs.fairdatapoint.org/', 'https://w3id.org/fdp/fdp-o#'],
  },
  schema: {
    title: 'schema.org',
    iri: 'https://schema.org/',
    aliases: ['https://schema.org', 'http://schema.org/', 'http://schema.org'],
  },
} as const satisfies Record<string, ProfileFacts>;

/** Name of a profile, as `?_profile=` takes it. */
export type Profile = keyof typeof profiles;

/** All of them, in their order. */
export const allProfiles: readonly Profile[] = Object.keys(profiles).filter(isProfile);

function isProfile(name: string): name is Profile {
  return Object.hasOwn(profiles, name);
}

/** The profile that a name or an IRI means; undefined where none does. */
export function profileOf(nameOrIri: string): Profile | undefined {
  return allProfiles.find((profile) => {
    const { iri, aliases }: ProfileFacts = profiles[profile];
    return profile === nameOrIri || iri === nameOrIri || aliases.includes(nameOrIri);
  });
}
