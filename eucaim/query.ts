import { CriterionErrors, type Fault, type Path } from '../ontology/errors.ts';
import { type Filter, filters } from './filters.ts';

/** What is asked: which patients, and which of their images count. Both are inputs as GraphQL takes them. */
export type EucaimQuestion = { readonly where: object; readonly imaging: object };

/** Faults that are told at once. */
const mostFaults = 10;

/**
 * The question that parameters ask; undefined where there are none, which asks for all that there is. Whatever could not be filtered
 * is refused: without it the question would be a wider one. @throws CriterionErrors
 */
export function parseQuestion(search: URLSearchParams): EucaimQuestion | undefined {
  const names = [...new Set(search.keys())];
  const read = names.map((name) => readParameter(name, search.getAll(name)));
  const faults = read.flatMap(({ fault }) => fault ?? []);
  if (faults.length > 0) throw new CriterionErrors(faults.slice(0, mostFaults));
  const tests = read.flatMap(({ test }) => test ?? []);
  return tests.length === 0 ? undefined : toQuestion(tests);
}

type Test = Pick<Filter, 'of' | 'field'> & { readonly value: unknown };
type Parameter = { readonly fault?: Fault; readonly test?: Test };

function readParameter(name: string, [value = '', ...more]: readonly string[]): Parameter {
  const refuse = (code: Fault['code'], reason: string) => ({ fault: { code, path: [name], reason } });
  const filter = filters.get(name);
  if (filter === undefined)
    return refuse(
      'UNSUPPORTED',
      `is nothing that can be filtered by; there are ${[...filters.keys()].join(', ')}`,
    );
  // Focus writes a parameter twice where both of its values are asked for, which no series or patient has.
  if (more.length > 0) return refuse('UNSUPPORTED', 'is given more than once; ask for one value at a time');
  if (value === '') return refuse('ARGUMENT_INVALID', `is empty; expected ${filter.expected}`);
  const { of, field, means, read, expected } = filter;
  const values = read(value);
  if (values.length === 0) return refuse('ARGUMENT_INVALID', `expected ${expected}`);
  return { test: { of, field, value: means === 'codes' ? { codes: values } : values } };
}

/** One criterion for each record that is tested, in the order of the parameters. */
function toQuestion(tests: readonly Test[]): EucaimQuestion {
  const inputs = new Map<string, object>();
  for (const { of, field, value } of tests) inputs.set(of, { ...inputs.get(of), [field]: value });
  return {
    where: { all: [...inputs].map(([of, input]) => ({ [of]: input })) },
    imaging: inputs.get('imaging') ?? {},
  };
}

/** Faults that were found when a question was asked, each once and under its parameter. */
export function underParameters({ errors }: CriterionErrors): CriterionErrors {
  const faults = errors.map(({ code, argument, reason }) => ({ code, path: parameterOf(argument), reason }));
  return new CriterionErrors([...new Map(faults.map((fault) => [JSON.stringify(fault), fault])).values()]);
}

function parameterOf(argument: Path): Path {
  const found = [...filters].find(([, { of, field }]) => argument.includes(of) && argument.includes(field));
  return found === undefined ? argument : [found[0]];
}
