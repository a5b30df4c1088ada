import type { Mapping, Readable } from '../../ontology/mapping.ts';
import type { YamlFault } from './yaml.ts';

/** The mapping with what it says of the quotes of all its tables said of each that says nothing itself. */
export function withQuotes(mapping: Mapping): Mapping {
  const { quote, tables, lookups = {}, datasets } = mapping;
  if (quote === undefined) return mapping;
  const { catalogue } = datasets;
  const named = Object.entries(lookups).map(([name, lookup]) => [name, { quote, ...lookup }] as const);
  return {
    ...mapping,
    tables: tables.map((table) => ({ quote, ...table })),
    lookups: Object.fromEntries(named),
    datasets: catalogue === undefined ? datasets : { ...datasets, catalogue: { quote, ...catalogue } },
  };
}

type Placed = { readonly readable: Pick<Readable, 'file' | 'quote'>; readonly at: YamlFault['at'] };

/** Files that are to be read with one quote here and another there. */
export function quoteFaults(mapping: Mapping): readonly YamlFault[] {
  const { tables, lookups, datasets } = withQuotes(mapping);
  const { catalogue } = datasets;
  const all: readonly Placed[] = [
    ...tables.map((readable, at) => ({ readable, at: ['tables', at] })),
    ...Object.entries(lookups ?? {}).map(([name, readable]) => ({ readable, at: ['lookups', name] })),
    ...(catalogue === undefined ? [] : [{ readable: catalogue, at: ['datasets', 'catalogue'] }]),
  ];
  const first = new Map<string, Placed>();
  for (const one of all) if (!first.has(one.readable.file)) first.set(one.readable.file, one);
  return all
    .filter(({ readable: { file, quote } }) => first.get(file)?.readable.quote !== quote)
    .map(({ readable: { file }, at }) => ({
      at: [...at, 'file'],
      what: `${file} stands twice, with another "quote" each time; a file has one`,
    }));
}
