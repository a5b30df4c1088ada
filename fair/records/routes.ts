import { type Iris, ontologyIri } from '../rdf/iris.ts';
import type { ResourceRoute } from '../rdf/resource.ts';
import { type OntologyFacts, ontologyDocument } from './ontology.ts';
import { shapesDocument } from './shapes.ts';

/** The addresses of what is said about the form of records: classes and properties, and shapes. */
export function ontologyRoutes(iris: Iris, facts: OntologyFacts): readonly ResourceRoute[] {
  return [
    {
      path: '/ontology',
      profiles: [],
      read: async () => ({
        kind: 'found',
        iri: ontologyIri(iris),
        document: ontologyDocument(iris, facts),
        title: 'Classes and properties of records',
        links: [],
      }),
    },
    {
      path: '/shapes',
      profiles: [],
      read: async () => ({
        kind: 'found',
        iri: `${iris.base}/shapes`,
        document: shapesDocument(iris),
        title: 'Shapes of records',
        links: [],
      }),
    },
  ];
}
