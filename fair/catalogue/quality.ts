import type { Holding, Variable } from '../../disclosure/holdings.ts';
import type { Count } from '../../disclosure/release.ts';
import { type Entity, entity, inLanguage, iri, literal, named } from '../rdf/entity.ts';
import { expand, type Iris } from '../rdf/iris.ts';
import type { Name } from '../rdf/prefixes.ts';
import { columnIri } from './variables.ts';

/** A share that is measured of every variable. */
type Metric = {
  readonly name: Name;
  readonly label: string;
  readonly definition: string;
  readonly dimension: string;
};

const completeness: Metric = {
  name: 'kg:completeness',
  label: 'Completeness',
  definition: 'Share of the records of a type that have the variable, 0 to 1.',
  dimension: 'http://www.w3.org/2016/05/ldqd#completeness',
};
const mappedShare: Metric = {
  name: 'kg:mappedShare',
  label: 'Mapped share',
  definition: 'Share of the values of a coded variable that have a standard concept, 0 to 1.',
  dimension: 'http://www.w3.org/2016/05/ldqd#semanticAccuracy',
};

/** How complete every variable of a dataset is, and how much of a coded one is mapped (DQV), in figures that may leave. */
export function measurements(holds: readonly Holding[], group: string): readonly Entity[] {
  return holds.flatMap((holding) =>
    holding.variables.flatMap((variable) => measure(holding, variable, columnIri(group, holding, variable))),
  );
}

function measure({ records }: Holding, { known, mapped }: Variable, column: string): readonly Entity[] {
  return [
    ...measurement(completeness, { part: known, whole: records }, column),
    ...(mapped === null ? [] : measurement(mappedShare, { part: mapped, whole: known }, column)),
  ];
}

/** What is measured, so that a document says it itself. */
export function metrics(iris: Iris): readonly Entity[] {
  return [completeness, mappedShare].map(({ name, label, definition, dimension }) =>
    entity(expand(name, iris), ['dqv:Metric'], {
      'rdfs:label': [inLanguage(label, 'en')],
      'skos:definition': [inLanguage(definition, 'en')],
      'dqv:expectedDataType': [named('xsd:decimal')],
      'dqv:inDimension': [iri(dimension)],
    }),
  );
}

function measurement(
  { name }: Metric,
  { part, whole }: { readonly part: Count; readonly whole: Count },
  column: string,
): readonly Entity[] {
  if (part.value === null || whole.value === null || whole.value === 0) return [];
  const share = Math.round((part.value / whole.value) * 10_000) / 10_000;
  return [
    entity(`${column}.${name.slice('kg:'.length)}`, ['dqv:QualityMeasurement'], {
      'dqv:isMeasurementOf': [named(name)],
      'dqv:computedOn': [iri(column)],
      'dqv:value': [literal(String(share), 'xsd:decimal')],
    }),
  ];
}
