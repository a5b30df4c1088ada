import { Parser, Store } from 'n3';
import SHACLValidator from 'rdf-validate-shacl';
import type { Document } from '../rdf/entity.ts';
import type { Iris } from '../rdf/iris.ts';
import { toNTriples } from '../rdf/lines.ts';
import { namespaces } from '../rdf/prefixes.ts';
import type { Profile } from '../rdf/profiles.ts';
import { shapesOf } from './shapes.ts';

/** Something that a profile demands and a document does not have. */
export type Shortfall = {
  /** IRI of the thing that lacks it. */
  readonly of: string;
  /** The predicate, as a prefixed name; empty where several have to do with it. */
  readonly property: string;
  readonly reason: string;
};

/** By what a document is checked. */
export type Demand = { readonly profile: Profile; readonly accessRights: string };

/** What a document falls short of, in order, each once; nothing where it conforms. It takes a quarter of a second: not for requests. */
export function checkDocument(document: Document, iris: Iris, demand: Demand): Promise<readonly Shortfall[]> {
  return checkTriples(toNTriples(document, iris), demand);
}

/** The same of a document as N-Triples. */
export async function checkTriples(
  triples: string,
  { profile, accessRights }: Demand,
): Promise<readonly Shortfall[]> {
  const data = new Store(new Parser({ format: 'N-Triples' }).parse(triples));
  const { results } = await new SHACLValidator(shapesOf(profile, accessRights)).validate(data);
  const found = results
    .filter(({ severity }) => severity?.value.endsWith('#Violation') ?? true)
    .map((result) => ({
      of: result.focusNode?.value ?? '',
      property: nameOf(result.path),
      reason: reasonOf(result),
    }));
  const keyOf = ({ of, property, reason }: Shortfall) => `${property} ${of} ${reason}`;
  const each = new Map(found.map((one) => [keyOf(one), one]));
  return [...each].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

type Report = Awaited<ReturnType<SHACLValidator['validate']>>;
type Result = Report['results'][number];

/** The prefixed name of an IRI; the IRI where no prefix is known for it. */
function nameOf(path: Result['path'] | null): string {
  if (path?.termType !== 'NamedNode') return '';
  const [prefix, namespace] = Object.entries(namespaces).find(([, one]) => path.value.startsWith(one)) ?? [];
  return namespace === undefined ? path.value : `${prefix}:${path.value.slice(namespace.length)}`;
}

/** The reason where nothing is said at all. */
export const isMissing = 'is missing';

/** What some constraints mean in words; of others the shapes or the engine say it. */
const meanings: Readonly<Record<string, string>> = {
  MinCountConstraintComponent: isMissing,
  MaxCountConstraintComponent: 'stands more often than allowed',
  HasValueConstraintComponent: 'is not the value that is demanded',
  ClassConstraintComponent: 'is of another kind than demanded',
};

function reasonOf({ sourceConstraintComponent, message, detail }: Result): string {
  const component = sourceConstraintComponent?.value.split('#')[1] ?? '';
  if (component === 'NodeConstraintComponent')
    return `has not all that is demanded of it${detail.map((one) => `; ${nameOf(one.path)} ${reasonOf(one)}`).join('')}`;
  return meanings[component] ?? message.map(({ value }) => value).join('; ');
}
