import type { RecordType } from '../ontology/records.ts';

/** Records of one dataset that say the same of one coded field. */
export type CodedGroup = {
  readonly dataset: string;
  readonly record: RecordType;
  readonly field: string;
  readonly source: string | null;
  readonly sourceConcept: string | null;
  readonly standardConcept: string | null;
  readonly rows: number;
};

/** How well the values of one coded field are mapped. True numbers: they leave through `disclosure/`. */
export type FieldMappingFigures = {
  readonly record: RecordType;
  readonly field: string;
  /** Records in which the field is known at all. */
  readonly rows: number;
  readonly distinctValues: number;
  /** Records with a standard concept; of these `nonStandard` and `retired` ones, and the number by who says so. */
  readonly mapped: number;
  readonly nonStandard: number;
  readonly retired: number;
  readonly bySource: readonly (readonly [source: string, rows: number])[];
  /** The values without a standard concept, the most frequent first. */
  readonly unmapped: readonly UnmappedFigures[];
};

export type UnmappedFigures = {
  readonly value: string;
  readonly rows: number;
  readonly reason: string | null;
};

/** What is known of concepts and of who mapped a value to one. */
export type MappingFacts = {
  readonly isStandard: (code: string) => boolean;
  readonly isValid: (code: string) => boolean;
  /** Who says that the values of a group mean their standard concept. */
  readonly sourceOf: (group: CodedGroup) => string;
  /** Why the values of a group have no standard concept, if that was reviewed. */
  readonly reasonOf: (group: CodedGroup) => string | null;
};

/** How well each coded field of `groups` is mapped, in the order in which the fields first occur. */
export function fieldMappings(
  groups: readonly CodedGroup[],
  facts: MappingFacts,
): readonly FieldMappingFigures[] {
  return [...groupBy(groups, ({ record, field }) => `${record}.${field}`).values()].flatMap((some) => {
    const [first] = some;
    return first === undefined ? [] : [toFigures(first, some, facts)];
  });
}

function toFigures(
  { record, field }: CodedGroup,
  groups: readonly CodedGroup[],
  facts: MappingFacts,
): FieldMappingFigures {
  const mapped = groups.filter(({ standardConcept }) => standardConcept !== null);
  const unmapped = groups.filter(({ standardConcept }) => standardConcept === null);
  const sources = [...groupBy(mapped, facts.sourceOf)].map(([source, some]) => [source, sum(some)] as const);
  return {
    record,
    field,
    rows: sum(groups),
    distinctValues: new Set(groups.map(wordOf)).size,
    mapped: sum(mapped),
    nonStandard: sum(mapped.filter(isNot(facts.isStandard))),
    retired: sum(mapped.filter(isNot(facts.isValid))),
    bySource: sources.sort(([a, m], [b, n]) => n - m || compare(a, b)),
    unmapped: [...groupBy(unmapped, wordOf)]
      .map(([value, some]) => ({ value, rows: sum(some), reason: reasonOf(some, facts) }))
      .sort((a, b) => b.rows - a.rows || compare(a.value, b.value)),
  };
}

/** The value as it came, in lower case; the source's code where there is no other. */
function wordOf({ source, sourceConcept, standardConcept }: CodedGroup): string {
  return source?.toLowerCase() ?? sourceConcept ?? standardConcept ?? '';
}

function reasonOf(groups: readonly CodedGroup[], facts: MappingFacts): string | null {
  const reasons = new Set(groups.map(facts.reasonOf).filter((reason) => reason !== null));
  return reasons.size === 0 ? null : [...reasons].sort(compare).join('; ');
}

function isNot(test: (code: string) => boolean): (group: CodedGroup) => boolean {
  return ({ standardConcept }) => standardConcept !== null && !test(standardConcept);
}

function sum(groups: readonly CodedGroup[]): number {
  return groups.reduce((total, { rows }) => total + rows, 0);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function groupBy<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
