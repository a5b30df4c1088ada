import type { Chosen } from './population-concepts.ts';
import { codeOf, modalityCode } from './population-records.ts';

/** A request to a GraphQL server. */
export type Request = { readonly query: string; readonly variables?: unknown };

/** The counts of `countsOf`, in the same order, as @neo4j/graphql is asked. */
export function peerCounts({ broad, mid, narrow }: Chosen): readonly Request[] {
  const disorder = (concept: number) => ({
    diagnoses: { some: { ancestors: { some: { code: { eq: codeOf(concept) } } } } },
  });
  const mr = { modalities: { some: { code: { eq: modalityCode('MR') } } } };
  const lab = { measurements: { some: { testSource: { eq: 'TEST3' }, value: { gt: 90 } } } };
  const gene = (n: number) => ({ genes: { some: { symbol: { eq: `GENE${n}` } } } });
  return [
    { sex: { eq: 'FEMALE' }, ethnicitySource: { eq: 'ES' } },
    disorder(broad),
    disorder(narrow),
    mr,
    lab,
    { AND: [disorder(broad), mr, gene(5), { NOT: lab }] },
    { AND: [{ OR: [gene(5), gene(40), disorder(mid)] }, mr, { NOT: lab }] },
  ].map((where) => ({
    query:
      'query($where: PatientWhere) { patientsConnection(where: $where) { aggregate { count { nodes } } } }',
    variables: { where },
  }));
}

const below = (concept: number) =>
  `SELECT c.patient_id FROM ancestor a JOIN condition c ON c.concept_id = a.concept_id WHERE a.ancestor_id = ${concept}`;
const ofMr = 'SELECT patient_id FROM patient_modality WHERE modality_id = 1';
const ofGene = (gene: number) => `SELECT patient_id FROM patient_gene WHERE gene_id = ${gene}`;
const ofLab = 'SELECT patient_id FROM lab WHERE test_id = 3 AND value > 90';
const distinct = (patients: string) => `SELECT count(DISTINCT patient_id) AS n FROM (${patients}) x`;

/** The same in SQL, over a closure table as that of OMOP. */
export function sqlCounts({ broad, mid, narrow }: Chosen): readonly string[] {
  return [
    "SELECT count(*) AS n FROM patient WHERE sex = 'FEMALE' AND country = 'ES'",
    distinct(below(broad)),
    distinct(below(narrow)),
    distinct(ofMr),
    distinct(ofLab),
    distinct(`(${below(broad)} INTERSECT ${ofMr} INTERSECT ${ofGene(5)}) EXCEPT ${ofLab}`),
    distinct(`((${ofGene(5)} UNION ${ofGene(40)} UNION ${below(mid)}) INTERSECT ${ofMr}) EXCEPT ${ofLab}`),
  ];
}

/** The windows of `windowsOf`, in the same order. */
export function sqlWindows({ broad }: Chosen): readonly string[] {
  const images = "series e JOIN study s ON s.id = e.study_id AND e.modality = 'MR'";
  return [
    `SELECT count(DISTINCT e.patient_id) AS n FROM ${images} JOIN condition c ON c.patient_id = e.patient_id
      JOIN ancestor a ON a.concept_id = c.concept_id AND a.ancestor_id = ${broad}
      WHERE s.study_date - c.onset BETWEEN -90 AND 90`,
    `SELECT count(DISTINCT l.patient_id) AS n FROM lab l JOIN (${images}) ON e.patient_id = l.patient_id
      WHERE l.test_id = 3 AND l.value > 90 AND l.lab_date - s.study_date BETWEEN -90 AND 90`,
    `SELECT count(*) AS n FROM patient p WHERE EXISTS (SELECT 1 FROM condition c JOIN lab l ON l.patient_id = c.patient_id
      WHERE c.patient_id = p.id AND c.onset - l.lab_date BETWEEN -365 AND 365)`,
  ];
}

const facetColumns: Readonly<Record<string, readonly string[]>> = {
  patient: ['site', 'sex', 'age / 10', 'vital', 'race', 'country'],
  condition: ['concept_id', 'stage', 'grade'],
  patient_modality: ['modality_id'],
  study: ['body_part'],
  series: ['manufacturer'],
  specimen: ['type'],
  lab: ['test_id'],
  patient_gene: ['gene_id'],
};

/** Facets of the patients with a concept or one below it. */
export function sqlFacets(concept: number): string {
  const facets = Object.entries(facetColumns).flatMap(([table, columns]) =>
    columns.map((column) => {
      const id = table === 'patient' ? 't.id' : 't.patient_id';
      return `SELECT '${column}' AS facet, (${column})::text AS value, count(DISTINCT ${id}) AS n
        FROM ${table} t JOIN cohort ON cohort.patient_id = ${id} GROUP BY 2`;
    }),
  );
  return `WITH cohort AS MATERIALIZED (SELECT DISTINCT patient_id FROM (${below(concept)}) x) ${facets.join(' UNION ALL ')}`;
}

/** A page of patients with their records, as @neo4j/graphql is asked. */
export const peerPage: Request = {
  query: `{
    patients(where: { sex: { eq: "FEMALE" }, ethnicitySource: { eq: "ES" } }, limit: 50, sort: [{ id: ASC }]) {
      id sex vitalStatus ageAtDiagnosis ethnicitySource raceSource
      conditions { id startDay codeSource code { code name } }
      imagingStudies {
        id studyInstanceUid description startDay
        series { id modalitySource bodyPartSource manufacturer instances }
      }
      measurements { id testSource value unit startDay resultSource test { code name } }
      variants { id gene proteinChange consequenceSource }
      specimens { id typeSource }
    }
  }`,
};

/** The same page of ours. */
export const ownPage: Request = {
  query: `{
    cohort(where: { patient: { sex: [FEMALE], ethnicity: { source: ["ES"] } } }) {
      patients(first: 50) {
        nodes {
          id sex vitalStatus ageAtDiagnosis ethnicity { source } race { source }
          conditions { id start { date } code { source standardConcept { code name } } }
          imagingStudies {
            id studyInstanceUid description start { date }
            series { nodes { id modality { source } bodyPart { source } manufacturer instances } }
          }
          measurements {
            nodes { id test { source standardConcept { code name } } value unit start { date } result { source } }
          }
          variants { nodes { id gene proteinChange consequence { source } } }
          specimens { id type { source } }
        }
      }
    }
  }`,
};
