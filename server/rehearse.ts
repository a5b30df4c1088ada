import type { ApolloServer } from '@apollo/server';
import type { Context } from '../resolvers/context.ts';

/** A page of patients with records of several kinds, and a search: what users ask, and what compiles the most. */
const page = `{
  concepts(search: "cancer", first: 10) { totalCount nodes { code name patientCount { value } } }
  cohort(where: { patient: {} }) {
    count { value }
    facets(of: [SEX, MODALITY]) { values { value count { value } } }
    patients(first: 50) {
      nodes {
        id sex conditions { code { source standardConcept { code name } } start { daysFromIndex } }
        imagingStudies { description start { date } series(first: 10) { nodes { modality { source } instances } } }
        measurements(first: 20) { nodes { test { source } value unit result { source } } }
        variants(first: 10) { nodes { gene proteinChange } }
        known: variants(first: 1, gene: ["TP53"]) { nodes { gene } }
        specimens { type { source } }
      }
    }
  }
}`;

const times = 3;

/** Asks a page a few times, so that its code and its plans are compiled before the first user asks. */
export async function rehearse(
  apollo: ApolloServer<Context>,
  context: () => Promise<Context>,
): Promise<void> {
  for (let time = 0; time < times; time += 1)
    await apollo.executeOperation({ query: page }, { contextValue: await context() });
}
