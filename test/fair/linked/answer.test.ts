import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { quadsFormat } from '../../../fair/dump/quads.ts';
import { linkAnswer } from '../../../fair/linked/answer.ts';
import { added, planLinks } from '../../../fair/linked/plan.ts';
import { targetOf } from '../../../fair/records/names.ts';
import type { FieldModel, Properties } from '../../../ontology/model.ts';
import { modelOf, type RecordType, recordTypes } from '../../../ontology/records.ts';
import { createSchema } from '../../../schema/index.ts';
import { everyProperty, iris, sayRecord } from '../../support/every-field.ts';
import { byJsonLd, byN3, withoutGraphs } from '../../support/rdf.ts';

const schema = createSchema();
const concept = (code: unknown) => ({ [added.type]: 'Concept', [added.id]: code });

/** What GraphQL answers for a field of a record, and how it is asked. */
function asked(
  name: string,
  field: FieldModel,
  stored: Properties,
): readonly [string, Readonly<Record<string, unknown>>] {
  switch (field.kind) {
    case 'coded':
      return [
        `${name} { source sourceConcept { __typename } standardConcept { __typename } }`,
        {
          [name]: {
            [added.type]: 'Coded',
            source: stored[`${name}Source`],
            sourceConcept: concept(stored[`${name}SourceConcept`]),
            standardConcept: concept(stored[`${name}StandardConcept`]),
          },
        },
      ];
    case 'date':
      return [
        `${name} { timeline precision date }`,
        {
          [name]: {
            ...{
              [added.type]: 'RecordTime',
              [added.timeline]: 'SHIFTED',
              [added.precision]: 'DAY',
              [added.date]: '2008-05-01',
            },
            ...{ timeline: 'SHIFTED', precision: 'DAY', date: '2008-05-01' },
          },
        },
      ];
    case 'reference':
      return [
        `${name} { __typename }`,
        { [name]: { [added.type]: targetOf(field.to), [added.id]: stored[`${name}Id`] } },
      ];
    case 'quantity': {
      const unit = 'property' in field.unit ? [field.unit.property] : [];
      return [
        [name, ...unit].join(' '),
        Object.fromEntries([name, ...unit].map((one) => [one, stored[one]])),
      ];
    }
    case 'text':
      return field.panel
        ? [`${name} { __typename }`, { [name]: { [added.type]: 'GenePanel', [added.id]: stored[name] } }]
        : [name, { [name]: stored[name] }];
    case 'number':
    case 'flag':
      return [name, { [name]: stored[name] }];
    case 'derived':
      return ['', {}];
  }
}

/** Statements of the linked answer about a record all of whose fields are asked. */
async function linesOf(type: RecordType): Promise<readonly string[]> {
  const stored = everyProperty(type);
  const fields = Object.entries(modelOf(type).fields).map(([name, field]) => asked(name, field, stored));
  const text = fields.map(([one]) => one).join(' ');
  const document = parse(
    `query { one: patient(id: "x") { id } } fragment all on ${modelOf(type).type} { ${text} }`,
  );
  const record = Object.assign(
    { [added.type]: modelOf(type).type, [added.id]: `${type}-1` },
    ...fields.map(([, data]) => data),
  );
  const { context, data } = linkAnswer(
    { [added.type]: 'Query', one: record },
    planLinks(schema, document),
    iris,
  );
  return withoutGraphs(await byJsonLd({ '@context': context, data }));
}

describe.each(recordTypes)('a linked answer about a %s', (type) => {
  it('says nothing that a dump does not say', async () => {
    const dumped = new Set(withoutGraphs(byN3(quadsFormat(iris).write(sayRecord(type)).text)));
    const others = (await linesOf(type)).filter((line) => !dumped.has(line));
    // Of a record that is referred to the answer also says what it is.
    expect(others.filter((line) => !line.includes('rdf-syntax-ns#type'))).toEqual([]);
  });

  it('says every field but identifiers of the source, and what is kept without an index', async () => {
    const lines = (await linesOf(type)).join('\n');
    const unsaid = Object.entries(modelOf(type).fields).filter(([name, field]) => {
      const predicate = (field.rdf ?? `kg:${name}`).replace('kg:', iris.ontology);
      return field.kind !== 'derived' && !lines.includes(`"${predicate}"`);
    });
    expect(unsaid.every(([, field]) => field.kind === 'text' && field.indexed !== undefined)).toBe(true);
  });
});
