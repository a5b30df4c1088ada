import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { countDataset } from '../../disclosure/dataset-counts.ts';
import { exactPolicy } from '../../disclosure/policy.ts';
import { toCatalogueRecord } from '../../fair/catalogue/record.ts';
import type { NetworkSource } from '../../fair/network/source.ts';
import { createIris } from '../../fair/rdf/iris.ts';
import type { DatasetFigures, GraphFigures } from '../../figures/figures.ts';
import type { StoredCatalogue, StoredVersion } from '../../loaders/catalogue.ts';
import { createSite, type PublishedSite } from '../../server/site.ts';
import { createToy } from '../server/toy.ts';

/** Where the site of these tests is. */
export const base = 'https://site.example.org';

/** A dataset of one patient more than its id has letters, with images under two licences and laboratory values. */
function figuresOf(id: string): DatasetFigures {
  const patients = id.length + 1;
  const value = (name: string, code: string) => [{ value: name, code, patients }];
  return {
    patients,
    digest: id,
    studies: 2 * patients,
    series: 3 * patients,
    segmentations: 0,
    radiologySegmentations: 0,
    pathologySegmentations: 0,
    segmentedStudies: 0,
    licensed: [
      { license: 'CC BY 4.0', series: 2 * patients, sizeBytes: 1000 },
      { license: 'CC BY-NC 4.0', series: patients, sizeBytes: null },
    ],
    values: {
      SEX: value('FEMALE', 'SNOMED:248152002'),
      MODALITY: value('CT', 'DCM:CT'),
      BODY_PART: [],
      MANUFACTURER: [],
      CONDITION: [],
    },
    ages: [],
    years: [],
    holds: [
      {
        record: 'measurement',
        patients,
        records: 5 * patients,
        variables: [{ field: 'value', known: 4 * patients }],
      },
    ],
    codingSystems: [{ system: 'LOINC', values: 5 * patients }],
    files: [{ file: 'labs.tsv', records: 5 * patients }],
  };
}

async function recordOf(id: string): Promise<string> {
  const figures: GraphFigures = { byDataset: new Map([[id, figuresOf(id)]]), holds: [] };
  const numbers = await countDataset(id, {
    figures: async () => figures,
    caller: { subject: 'catalogue', records: [], counts: [id] },
    policy: exactPolicy,
  });
  const stored = {
    id,
    population: 'p',
    title: `Dataset ${id}`,
    description: `What there is about ${id}.`,
    accessRights: 'PUBLIC',
    publisher: 'Invented Hospital',
    stated: null,
  };
  const record = toCatalogueRecord({
    stored,
    numbers,
    licenseOf: () => 'CC BY 4.0',
    withAncestors: (code) => [code],
  });
  return JSON.stringify(record);
}

/** A version of a dataset, begun `hour` hours into 2026. */
export async function aVersion(dataset: string, hour = 1, number = 1): Promise<StoredVersion> {
  return {
    dataset,
    number,
    version: `2026.01.01${number === 1 ? '' : `.${number}`}`,
    issuedAt: new Date(Date.UTC(2026, 0, 1, hour)).toISOString(),
    notes: number === 1 ? 'First version.' : 'Records changed.',
    record: await recordOf(dataset),
  };
}

/** A catalogue with one version of each dataset, an hour after another. */
export async function aCatalogue(ids: readonly string[]): Promise<StoredCatalogue> {
  const versions = await Promise.all(ids.map((id, at) => aVersion(id, at + 1)));
  return { version: ids.join(' '), versions: inOrder(versions), removed: [] };
}

/** As the graph gives them: by dataset, newest first. */
export function inOrder(versions: readonly StoredVersion[]): readonly StoredVersion[] {
  return versions.toSorted((a, b) =>
    a.dataset === b.dataset ? b.number - a.number : a.dataset < b.dataset ? -1 : 1,
  );
}

/** A whole site over a catalogue that a test may change, and what it answers. */
export type CatalogueSite = {
  readonly app: FastifyInstance;
  readonly site: PublishedSite;
  setCatalogue(catalogue: StoredCatalogue): void;
  /** @throws TypeError where the address is of another site */
  get(url: string, headers?: Readonly<Record<string, string>>): Promise<LightMyRequestResponse>;
};

/** What a site of these tests is beside its catalogue; `network` is what other sites publish there, and in which version. */
export type SiteOptions = {
  readonly at?: string;
  readonly network?: NetworkSource & { readonly version: () => string };
};

export async function createCatalogueSite(
  first: StoredCatalogue,
  records: 'open' | 'closed' = 'open',
  disclosure?: string,
  { at = base, network }: SiteOptions = {},
): Promise<CatalogueSite> {
  const state = { catalogue: first };
  const site = createSite({
    iris: createIris(at),
    network,
    version: async () => `${state.catalogue.version} ${network?.version() ?? ''}`,
    catalogue: async () => state.catalogue,
    stated: { records, disclosure },
    check: async () => [],
    ontology: { version: '1.2.3', describe: () => undefined },
    concepts: [],
  });
  const { app } = await createToy({ published: { site, reads: () => 0, setVersion: () => {} } });
  return {
    app,
    site,
    setCatalogue: (catalogue) => {
      state.catalogue = catalogue;
    },
    get: async (url, headers = {}) => {
      const place = new URL(url, at);
      if (place.origin !== at) throw new TypeError(`${url} is of another site`);
      return app.inject({ url: `${place.pathname}${place.search}`, headers });
    },
  };
}
