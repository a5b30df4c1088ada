import { toCheck } from './conjunction.ts';
import { always, type Filter, looksOf, toEntryFilter } from './filter.ts';

/** What passes any of some filters. */
export function eitherFilter(filters: readonly Filter[]): Filter {
  if (filters.some(({ kind }) => kind === 'everything')) return always(true);
  const [only, ...others] = filters.filter(({ kind }) => kind !== 'nothing');
  if (only === undefined || others.length === 0) return only ?? always(false);
  const all = [only, ...others];
  const each = all.map(passesOf);
  return { kind: 'check', passes: (record) => each.some((passes) => passes(record)), looks: looksIn(all) };
}

/** What does not pass a filter. */
export function oppositeFilter(filter: Filter): Filter {
  switch (filter.kind) {
    case 'everything':
    case 'nothing':
      return always(filter.kind === 'nothing');
    case 'entries':
      return toEntryFilter(
        filter.column,
        filter.selected.map((one) => 1 - one),
      );
    case 'check': {
      const { passes } = filter;
      return { kind: 'check', passes: (record) => !passes(record), looks: looksOf([filter]) };
    }
  }
}

function looksIn(filters: readonly Filter[]): number {
  return looksOf(filters.filter((filter) => filter.kind === 'check'));
}

function passesOf(filter: Filter): (record: number) => boolean {
  switch (filter.kind) {
    case 'everything':
    case 'nothing':
      return () => filter.kind === 'everything';
    case 'entries':
      return toCheck(filter).passes;
    case 'check':
      return filter.passes;
  }
}
