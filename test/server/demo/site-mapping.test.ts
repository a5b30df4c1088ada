import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { parseMapping, readMapping } from '../../../import/mapping/mapping.ts';
import { type DemoSite, demoSites } from '../../../server/demo/demo-site.ts';
import { toSiteMapping } from '../../../server/demo/site-mapping.ts';

const seeds = join(import.meta.dirname, '../../../seeds');
const shipped = await readMapping(join(seeds, 'tcga.mapping.yaml'));

const siteOf = (id: string): DemoSite => {
  const site = demoSites.find((one) => one.id === id);
  if (site === undefined) throw new TypeError(`there is no site ${id}`);
  return site;
};

const mappingOf = (id: string) => toSiteMapping(shipped, siteOf(id));
const diseasesOf = (id: string) => mappingOf(id).terminology?.map(({ file }) => file);

describe('toSiteMapping', () => {
  it.each(demoSites.map(({ id }) => id))('gives what is a mapping file once it is written: %s', (id) =>
    expect(parseMapping(stringify(mappingOf(id)), 'mapping.yaml')).toEqual(mappingOf(id)),
  );

  it('takes of each table the rows of the site alone, as far as the table is taken at all', () => {
    const whenOf = (name: string) => mappingOf('east').tables.find((table) => table.name === name)?.when;
    const own = { in: ['tcga_kich', 'tcga_cesc'] };
    expect(whenOf('patients')).toEqual([{ value: 'collection_id', ...own }]);
    expect(whenOf('scanned-slides')).toEqual([
      { value: 'collection_id', ...own },
      { value: 'Modality', in: ['SM'] },
      { value: 'sure', present: true },
      expect.objectContaining({ present: false }),
    ]);
  });

  it('leaves out the tables that a site does not have', () => {
    const names = (id: string) => mappingOf(id).tables.map(({ name }) => name);
    const lacking = names('north').filter((name) => !names('south').includes(name));
    expect(lacking).toEqual(['assays', 'mutations', 'copy-number']);
  });

  it('has the hierarchy of diseases of the site, and nothing that maps to concepts of another one', () => {
    expect(diseasesOf('north')).toEqual(shipped.terminology?.map(({ file }) => file));
    expect(diseasesOf('east')).toEqual([
      'federation/DO_cancer_slim.obo.gz',
      'tcga/maps/icdo3-morphology.tsv',
      'tcga/maps/icdo3-topography.tsv',
    ]);
    expect(existsSync(join(seeds, 'federation/DO_cancer_slim.obo.gz'))).toBe(true);
  });

  it('opens data to nobody where the site is not open', () => {
    const rightsOf = (id: string) => mappingOf(id).datasets.accessRights;
    expect([rightsOf('north'), rightsOf('south')]).toEqual(['PUBLIC', 'RESTRICTED']);
    expect(mappingOf('south').datasets.descriptions).toBeUndefined();
  });
});

describe('demoSites', () => {
  it('have no patient together', () => {
    const datasets = demoSites.flatMap((site) => site.datasets);
    expect(new Set(datasets).size).toBe(datasets.length);
  });

  it('lack tables that the shipped mapping has', () => {
    const names = shipped.tables.map(({ name }) => name);
    expect(demoSites.flatMap(({ lacks }) => lacks).filter((name) => !names.includes(name))).toEqual([]);
  });
});
