/** A question that the demo asks all sites. */
export type DemoQuestion = {
  readonly title: string;
  /** A criterion as GraphQL takes it. */
  readonly where: string;
};

const slides = '{ imaging: { modality: ["SM"] } }';
const byCode = '{ condition: { code: { codes: ["ICD10:C64"] } } }';
const byConcept = '{ condition: { code: { codes: ["DOID:263"] } } }';

/** One that all sites can answer, one for molecular data, and the first again by a vocabulary that one of them has in an older release. */
export const demoQuestions: readonly DemoQuestion[] = [
  {
    title: 'Tumours of the kidney, by the code of ICD-10, with scanned slides',
    where: `{ all: [${byCode}, ${slides}] }`,
  },
  {
    title: 'Tumours of the kidney with a mutation of TP53',
    where: `{ all: [${byCode}, { variant: { gene: ["TP53"] } }] }`,
  },
  {
    title: 'As the first, by the concept of the Disease Ontology',
    where: `{ all: [${byConcept}, ${slides}] }`,
  },
];
