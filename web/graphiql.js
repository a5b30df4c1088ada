const { GraphiQL, React, ReactDOM } = window;

const defaultQuery = `# Women with a CT and a PIK3CA mutation,
# and what is known of the first three.
# Ctrl-Enter runs it; the book on the left
# explains every type and field.
{
  cohort(where: { all: [
    { patient: { sex: [FEMALE] } }
    { imaging: { modality: ["CT"] } }
    { variant: { gene: ["PIK3CA"] } }
  ] }) {
    count { value }
    facets(of: [CONDITION], top: 5) {
      field
      values { value label count { value } }
    }
    patients(first: 3) {
      nodes {
        id
        ageAtDiagnosis
        conditions {
          code { source standardConcept { name } }
        }
        imagingStudies { studyInstanceUid description }
      }
    }
  }
}
`;

const url = window.location.pathname;
const fetchWhole = GraphiQL.createFetcher({ url });

/** What is told event by event shows the last one. */
function fetcher(params, options = {}) {
  if (!isSubscription(params, options)) return fetchWhole(params, options);
  const { headers = {} } = options;
  return window.graphqlSse.createClient({ url, headers, retryAttempts: 0 }).iterate(params);
}

function isSubscription({ operationName }, { documentAST }) {
  const operations = documentAST?.definitions.filter(({ kind }) => kind === 'OperationDefinition') ?? [];
  const asked = operations.find(({ name }) => !operationName || name?.value === operationName);
  return asked?.operation === 'subscription';
}

const root = ReactDOM.createRoot(document.getElementById('graphiql'));
root.render(React.createElement(GraphiQL, { fetcher, defaultQuery }));
