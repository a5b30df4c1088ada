import { type Entity, inEnglish, isLiteral } from '../rdf/entity.ts';
import type { Name } from '../rdf/prefixes.ts';
import { RecordFault } from './fault.ts';
import { type Move, partNameOf } from './places.ts';
import type { Summary } from './source.ts';

/** Characters of what a catalogue says of a dataset of another site. */
const longest = 20_000;

/** What a catalogue says of a dataset, by its record in DCAT. @throws RecordFault where it has no title */
export function summaryOf({ properties }: Entity, { dataset, to }: Pick<Move, 'dataset' | 'to'>): Summary {
  const literals = (predicate: Name) => (properties[predicate] ?? []).filter(isLiteral);
  const iris = (predicate: Name) =>
    (properties[predicate] ?? []).flatMap((value) => (value.kind === 'iri' ? [value.iri] : []));
  const title = literals('dct:title');
  const name = inEnglish(title);
  if (name === undefined) throw new RecordFault('the dataset has no title');
  const summary = {
    ...{ name: name.text, title, description: literals('dct:description') },
    ...{ version: literals('dcat:version'), modified: literals('dct:modified'), themes: iris('dcat:theme') },
    parts: iris('dcat:distribution').flatMap((iri) => partNameOf(iri, dataset, to) ?? []),
  };
  if (JSON.stringify(summary).length > longest)
    throw new RecordFault(`title, description and distributions have more than ${longest} characters`);
  return summary;
}
