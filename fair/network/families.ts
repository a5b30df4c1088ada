import type { Family } from '../fdp/family.ts';
import { catalogueIri, datasetIri, distributionIri, type Iris } from '../rdf/iris.ts';
import { irisOfSite } from './places.ts';
import type { NetworkEntry, NetworkSite } from './source.ts';

/** The datasets of another site, as FAIR Data Points find them. */
export function datasetsOf({ id, entries }: NetworkSite, iris: Iris): Family {
  const places = irisOfSite(iris, id);
  const parent = catalogueIri(places);
  return {
    ...{ parent, relation: 'dcat:dataset', container: `${parent}/dataset/`, title: 'Datasets' },
    children: entries.map(({ dataset }) => datasetIri(places, dataset)),
  };
}

/** The distributions of a dataset of another site, as FAIR Data Points find them. */
export function partsOf({ dataset, summary }: NetworkEntry, places: Iris): Family {
  const parent = datasetIri(places, dataset);
  return {
    ...{ parent, relation: 'dcat:distribution', container: `${parent}/distribution/` },
    title: 'Distributions',
    children: summary.parts.map((name) => placeOfPart(name, places)),
  };
}

/** Where a distribution stands, by its name, which begins with the dataset and a point. */
export function placeOfPart(name: string, places: Iris): string {
  const [dataset = '', ...rest] = name.split('.');
  return distributionIri(places, dataset, rest.join('.'));
}
