import { placeOfText } from '../../index/columns/texts.ts';
import type { Path } from '../../ontology/errors.ts';
import { withSpellings } from '../../ontology/genes.ts';
import { type FieldModel, propertiesOf } from '../../ontology/model.ts';
import { examination } from '../../ontology/roles.ts';
import type { FieldTest } from '../criterion.ts';
import { coveringPanels } from '../match/findings.ts';
import type { Test } from '../plan.ts';
import type { Fields, Resolution } from './resolution.ts';
import { resolveSet } from './set.ts';

/** A test of a field that stands alone, in the terms of this graph. */
export function resolveTest(
  test: FieldTest,
  fields: Fields,
  resolution: Resolution,
  path: Path,
): readonly Test[] {
  const model = fields[test.field];
  const [property = test.field] = model === undefined ? [] : propertiesOf(test.field, model);
  switch (test.test) {
    case 'concepts':
      return [{ kind: 'concepts', field: test.field, set: resolveSet(test.set, resolution, path) }];
    case 'oneOf':
      return [textTest(property, test.values, model)];
    case 'contains':
      return [{ kind: 'contains', property, text: test.text.toLowerCase() }];
    case 'range':
      return [{ kind: 'range', property, range: test.range }];
    case 'is':
      return [{ kind: 'flag', property, value: test.value }];
    case 'missing':
    case 'present':
      return [{ kind: 'present', property, present: test.test === 'present' }];
    case 'age':
      return [{ kind: 'age', range: test.range }];
    case 'dataset':
      return [{ kind: 'oneOf', property: 'dataset', values: test.values }];
    case 'file':
      return [{ kind: 'file', names: test.values }];
    case 'ids':
      return [idsTest(test.values, resolution, path)];
    case 'covers': {
      const panels = coveringPanels(test.values, resolution.views);
      return [{ kind: 'oneOf', property: examination.panel, values: panels }];
    }
    case 'quantity':
    case 'status':
    case 'window':
    case 'linked':
      throw new TypeError(`${test.test} is resolved with its record`);
  }
}

function textTest(property: string, values: readonly string[], model: FieldModel | undefined): Test {
  const absent = model?.kind === 'text' ? model.absent : undefined;
  const wanted = withSpellings(model, values).map((value) => value.toLowerCase());
  return { kind: 'text', property, values: wanted, ...(absent === undefined ? {} : { absent }) };
}

function idsTest(values: readonly string[], { isStored, views, faults }: Resolution, path: Path): Test {
  if (isStored === true)
    values.forEach((id, at) => {
      const isKnown = views.some(({ segment }) => placeOfText(segment.patients, id) !== undefined);
      if (!isKnown) faults.add([...path, at], 'is no patient of this graph', 'NOT_FOUND');
    });
  return { kind: 'ids', values };
}
