import { describe, expect, it } from 'vitest';
import { modelOf, recordTypes } from '../../ontology/records.ts';
import { examination, indexEvent, person } from '../../ontology/roles.ts';

describe.each([indexEvent, person, examination])('the role of $record', ({ record, ...fields }) => {
  it('names fields of the record type', () => {
    expect(Object.keys(modelOf(record).fields)).toEqual(expect.arrayContaining(Object.values(fields)));
  });
});

describe.each(recordTypes)('%s', (type) => {
  const { fields, foundBy, about = [] } = modelOf(type);

  it('is about text fields of its own', () => {
    expect(about.map((field) => fields[field]?.kind)).toEqual(about.map(() => 'text'));
  });

  it('is found by an examination of a kind that there is, as its own text fields say', () => {
    const kind = modelOf(examination.record).fields[examination.kind];
    const named = foundBy === undefined ? [] : [foundBy.subject, foundBy.reported ?? foundBy.subject];
    expect(named.map((field) => fields[field]?.kind)).toEqual(named.map(() => 'text'));
    expect(foundBy === undefined || (kind?.kind === 'text' && kind.values?.includes(foundBy.kind))).toBe(
      true,
    );
  });

  it('has a status only where it is found by an examination', () => {
    const asks = Object.values(fields).some(
      (field) => field.kind === 'derived' && field.question === 'status',
    );
    expect(!asks || foundBy !== undefined).toBe(true);
  });
});
