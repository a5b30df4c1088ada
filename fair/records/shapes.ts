import type { FieldModel } from '../../ontology/model.ts';
import { precisions, timelineKinds } from '../../ontology/time.ts';
import {
  type Document,
  type Entity,
  type EntityProperties,
  entity,
  iri,
  literal,
  named,
} from '../rdf/entity.ts';
import { expand, type Iris } from '../rdf/iris.ts';
import { type Name, toName } from '../rdf/prefixes.ts';
import { rangeOf } from './names.ts';
import { predicatesOf, typeTerms } from './terms.ts';

/** What a property of a thing must be; `is` is said of each value. */
type Rule = {
  readonly path: Name;
  readonly min?: number;
  readonly max?: number;
  readonly is?: EntityProperties;
};

const anIri: EntityProperties = { 'sh:nodeKind': [named('sh:IRI')] };

/** What every record has. */
const recordRules: readonly Rule[] = [
  { path: 'kg:patient', min: 1, max: 1, is: anIri },
  { path: 'kg:inDataset', min: 1, max: 1, is: anIri },
  { path: 'prov:wasGeneratedBy', min: 1, is: anIri },
  { path: 'kg:sourceFile', max: 1, is: anIri },
  { path: 'kg:sourceRow', min: 1, max: 1, is: ofDatatype('xsd:integer') },
  { path: 'kg:onTimeline', max: 1, is: anIri },
  { path: 'kg:derivedField', is: anIri },
];

const patientRules: readonly Rule[] = [
  { path: 'kg:inDataset', min: 1, is: anIri },
  { path: 'kg:population', min: 1, max: 1, is: ofDatatype('xsd:string') },
];

/** Shapes of the parts of records by class. */
const parts: { readonly [Class in Name]?: readonly Rule[] } = {
  'kg:Coded': [
    { path: 'kg:sourceValue', max: 1, is: ofDatatype('xsd:string') },
    { path: 'kg:sourceConcept', max: 1, is: anIri },
    { path: 'kg:standardConcept', max: 1, is: anIri },
  ],
  'kg:RecordTime': [
    { path: 'kg:onTimeline', min: 1, max: 1, is: anIri },
    { path: 'kg:timelineKind', min: 1, max: 1, is: oneOf(timelineKinds) },
    { path: 'kg:day', min: 1, max: 1, is: ofDatatype('xsd:integer') },
    { path: 'kg:precision', min: 1, max: 1, is: oneOf(precisions) },
  ],
  'kg:CalendarTime': [{ path: 'kg:date', min: 1, max: 1 }],
  'kg:ShiftedTime': [{ path: 'kg:date', max: 0 }],
  'kg:IndexTime': [{ path: 'kg:date', max: 0 }],
};

/** SHACL of patients, records and their parts, from the catalogue. Every shape has an IRI of its own. */
export function shapesDocument(iris: Iris): Document {
  return [
    ...typeTerms.flatMap((terms) => {
      const common = terms.type === 'Patient' ? patientRules : recordRules;
      return shapeOf(iris, terms.class, [
        ...common,
        ...predicatesOf(terms).flatMap(([path, , field]) => rulesOf(path, field)),
      ]);
    }),
    ...Object.entries(parts).flatMap(([name, rules]) => shapeOf(iris, toName(name), rules ?? [])),
  ];
}

function shapeOf(iris: Iris, target: Name, rules: readonly Rule[]): readonly Entity[] {
  const shape = `${expand(target, iris)}Shape`;
  const own = rules.map((rule) => propertyShape(shape, rule));
  return [
    entity(shape, ['sh:NodeShape'], {
      'sh:targetClass': [named(target)],
      'sh:property': own.map((one) => iri(one.iri)),
    }),
    ...own,
  ];
}

function propertyShape(shape: string, { path, min, max, is = {} }: Rule): Entity {
  const count = (n: number | undefined) => (n === undefined ? [] : [literal(String(n), 'xsd:integer')]);
  return entity(`${shape}-${path.replace(':', '-')}`, ['sh:PropertyShape'], {
    'sh:path': [named(path)],
    'sh:minCount': count(min),
    'sh:maxCount': count(max),
    ...is,
  });
}

function rulesOf(path: Name, field: FieldModel): readonly Rule[] {
  const rule: Rule = {
    path,
    ...(field.required && !('indexed' in field && field.indexed === 'identity') ? { min: 1 } : {}),
    ...(field.kind === 'text' && field.list ? {} : { max: 1 }),
    is: isOf(field),
  };
  if (field.kind !== 'quantity' || !('property' in field.unit)) return [rule];
  return [rule, { path: `kg:${field.unit.property}`, max: 1, is: ofDatatype('cdt:ucumunit') }];
}

/** What each value of a field is. A record that is referred to may be of a dataset that is not there. */
function isOf(field: FieldModel): EntityProperties {
  switch (field.kind) {
    case 'coded':
    case 'date':
      return { 'sh:class': [named(rangeOf(field))] };
    case 'reference':
      return anIri;
    case 'text':
      if (field.panel) return anIri;
      return field.values === undefined ? ofDatatype('xsd:string') : oneOf(field.values);
    case 'quantity':
    case 'number':
    case 'flag':
      return ofDatatype(rangeOf(field));
    case 'derived':
      return {};
  }
}

function ofDatatype(datatype: Name): EntityProperties {
  return { 'sh:datatype': [named(datatype)] };
}

/** As a pattern: a list of values would need a thing for each of its members. */
function oneOf(values: readonly string[]): EntityProperties {
  return { ...ofDatatype('xsd:string'), 'sh:pattern': [literal(`^(?:${values.join('|')})$`)] };
}
