import type { PropertyValue } from '../../ontology/model.ts';
import { emptyBits } from '../columns/bits.ts';
import { noDay } from '../columns/column.ts';
import type { Segment } from '../columns/segment.ts';
import { toTexts } from '../columns/texts.ts';
import { collectDates } from './collect.ts';
import { createRecordIds } from './record-ids.ts';
import { createTable } from './table.ts';

/** What is decided of a patient. */
export type PersonRow = {
  readonly birth: {
    readonly day: number | null;
    readonly precision: string | null;
    readonly clock: string | null;
  };
  /** Values of `rowProperties('patient')`. */
  readonly row: readonly PropertyValue[];
};

/** Takes what is decided of each patient, in order of their numbers. */
export type PersonsBuilder = {
  readonly add: (person: PersonRow) => void;
  readonly finish: () => Pick<Segment, 'persons' | 'births'>;
};

/** Nobody yet. */
export function createPersons(): PersonsBuilder {
  const table = createTable('patient', createRecordIds);
  const births = collectDates([0, 1]);
  const clocks: (string | null)[] = [];
  return {
    add: ({ row, birth }) => {
      table.add(clocks.length, row);
      births.add([birth.day, birth.precision]);
      clocks.push(birth.clock);
    },
    finish: () => {
      const size = clocks.length;
      const nobodys = {
        kind: 'dates',
        days: new Int32Array(size).fill(noDay),
        precise: emptyBits(size),
      } as const;
      return {
        persons: table.finish(size),
        births: { ...(births.finish() ?? nobodys), clocks: toTexts(clocks) },
      };
    },
  };
}
