import type { FieldNode, GraphQLResolveInfo, SelectionSetNode } from 'graphql';
import { propertiesOf } from '../ontology/model.ts';
import { modelOf, type RecordType, storedProperties } from '../ontology/records.ts';

/** What every record is read with: its place in lists, and what its dates stand on. */
const always = ['id', 'dataset', 'timeline', 'timelineName', 'startDay', 'startPrecision'];

/** Properties that fields beside those of the model are made of. */
const madeOf: Readonly<Record<string, readonly string[]>> = {
  provenance: ['load', 'file', 'row', 'addedBy'],
  viewerUrl: ['studyInstanceUid'],
};

/** The stored properties that the fields selected below a field need: of the records that it leads to. */
export function askedProperties(type: RecordType, info: GraphQLResolveInfo): readonly string[] {
  const names = namesBelow(info);
  const needed = new Set(always);
  for (const name of names) for (const property of propertiesFor(type, name)) needed.add(property);
  return storedProperties(type).filter((property) => needed.has(property));
}

function propertiesFor(type: RecordType, name: string): readonly string[] {
  const { age, fields } = modelOf(type);
  const field = fields[name];
  if (field !== undefined) return propertiesOf(name, field);
  if (name === 'ageAtEvent') return age === undefined ? [] : [age];
  return madeOf[name] ?? [name];
}

const remembered = new WeakMap<FieldNode, ReadonlySet<string>>();

/** Names of all fields that are selected below a field, at whatever depth. A document is parsed once for many requests. */
function namesBelow({ fieldNodes, fragments }: GraphQLResolveInfo): ReadonlySet<string> {
  const [first, ...others] = fieldNodes;
  const before = first === undefined || others.length > 0 ? undefined : remembered.get(first);
  if (before !== undefined) return before;
  const names = new Set<string>();
  for (const { selectionSet } of fieldNodes) collect(selectionSet, fragments, names);
  if (first !== undefined && others.length === 0) remembered.set(first, names);
  return names;
}

function collect(
  selectionSet: SelectionSetNode | undefined,
  fragments: GraphQLResolveInfo['fragments'],
  names: Set<string>,
): void {
  for (const selection of selectionSet?.selections ?? []) {
    if (selection.kind === 'Field') names.add(selection.name.value);
    const below =
      selection.kind === 'FragmentSpread'
        ? fragments[selection.name.value]?.selectionSet
        : selection.selectionSet;
    collect(below, fragments, names);
  }
}
