import { type Column, classAt, hasDay, nobody, type ValueColumn } from '../../index/columns/column.ts';
import { selectTexts } from './concept-entries.ts';
import { always, type Filter, type Tested, toEntryFilter } from './filter.ts';
import { isKnownNumber } from './number-filter.ts';
import { columnOfProperty } from './text-filter.ts';

/** Whether a property is known, or is not, as asked. */
export function presenceFilter(tested: Tested, property: string, present: boolean): Filter {
  const { column, part } = columnOfProperty(tested, property);
  if (column === undefined) return always(!present);
  if (column.kind === 'values')
    return toEntryFilter(
      column,
      selectTexts(column, part, (text) => (text !== null) === present),
    );
  const isKnown = knownIn(column);
  return { kind: 'check', passes: (record) => isKnown(record) === present };
}

function knownIn(column: Exclude<Column, ValueColumn>): (record: number) => boolean {
  switch (column.kind) {
    case 'numbers':
      return (record) => isKnownNumber(column, record);
    case 'dates':
      return (record) => hasDay(column, record);
    case 'references':
      return (record) => column.targets[record] !== nobody;
    case 'identities':
      return (record) => classAt(column, record) !== 0;
  }
}
