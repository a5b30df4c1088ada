import { catalogueIri, datasetIri, distributionIri, type Iris, toSegment } from '../rdf/iris.ts';

/** Where what a site publishes has its place here: a site within the site. */
export function irisOfSite({ base, ontology }: Iris, site: string): Iris {
  return { base: `${base}/site/${toSegment(site)}`, ontology };
}

/** Of which dataset something is said, where it has its IRIs, and where it gets them here. */
export type Move = { readonly dataset: string; readonly from: Iris; readonly to: Iris };

/** Gives the IRIs of a dataset, what belongs to it, its catalogue and the terms of the model as they are here; all others stay what they are. */
export function createMover({ dataset, from, to }: Move): (iri: string) => string {
  const here = datasetIri(from, dataset);
  const starts = [
    [`${here}#`, `${datasetIri(to, dataset)}#`],
    [distributionIri(from, dataset, ''), distributionIri(to, dataset, '')],
    [from.ontology, to.ontology],
  ] as const;
  const whole = new Map([
    [here, datasetIri(to, dataset)],
    [`${here}.html`, `${datasetIri(to, dataset)}.html`],
    [catalogueIri(from), catalogueIri(to)],
  ]);
  return (iri) => {
    const [start, other] = starts.find(([one]) => iri.startsWith(one)) ?? ['', ''];
    return whole.get(iri) ?? `${other}${iri.slice(start.length)}`;
  };
}

/** Whether an IRI is that of a dataset, of one of its distributions, or of a part of these. */
export function isOwn(iri: string, dataset: string, iris: Iris): boolean {
  const place = datasetIri(iris, dataset);
  return (
    [place, `${place}.html`].includes(iri) ||
    iri.startsWith(`${place}#`) ||
    iri.startsWith(distributionIri(iris, dataset, ''))
  );
}

/** The name of a distribution of a dataset by its IRI, as its address has it; undefined where it is none of these. */
export function partNameOf(iri: string, dataset: string, iris: Iris): string | undefined {
  const isPart = iri.startsWith(distributionIri(iris, dataset, '')) && !/[#?]/.test(iri);
  const segment = iri.slice(`${iris.base}/distribution/`.length);
  return isPart && !segment.includes('/') ? decoded(segment) : undefined;
}

function decoded(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
