import { readFileSync } from 'node:fs';
import type { DatasetCounts } from '../../disclosure/dataset-counts.ts';
import type { CountedValue } from '../../disclosure/described-values.ts';
import type { Description } from '../../ontology/description.ts';

/** What a class of the hyper-ontology is of. */
export type EucaimProperty =
  | 'sex'
  | 'modality'
  | 'manufacturer'
  | 'bodyPart'
  | 'condition'
  | 'tier'
  | 'collectionMethod'
  | 'type';

/** A class of the hyper-ontology. */
export type EucaimClass = { readonly code: string; readonly name: string };

/** What EUCAIM calls the values of a dataset, each class once; and the values that it has no certain class for. */
export type EucaimCodes = {
  readonly classes: Readonly<Record<EucaimProperty, readonly EucaimClass[]>>;
  readonly unknown: readonly { readonly property: EucaimProperty; readonly value: string }[];
};

/** A concept and everything above it. */
export type WithAncestors = (code: string) => readonly string[];

const table = readTable();

/** Of values that stand for nothing that EUCAIM has classes of: what is not known, and what is derived from images. */
const apart: Readonly<Partial<Record<EucaimProperty, readonly string[]>>> = {
  sex: ['UNKNOWN'],
  modality: ['SEG', 'RTSTRUCT', 'ANN', 'SR', 'KO', 'PR'],
};

/** The classes of a dataset: of its released values, and of what the site states. */
export function eucaimCodes(
  { values }: Pick<DatasetCounts, 'values'>,
  stated: Description | null,
  withAncestors: WithAncestors,
): EucaimCodes {
  const found = [
    findEach(
      'sex',
      values.SEX.map(({ value }) => value),
    ),
    findEach('modality', values.MODALITY.map(dicomCode)),
    findEach(
      'manufacturer',
      values.MANUFACTURER.map(({ value }) => value),
    ),
    findEach(
      'bodyPart',
      values.BODY_PART.map(({ value, code }) => code ?? value),
    ),
    findCondition(values.CONDITION, withAncestors),
    findEach('tier', [stated?.eucaim?.tier ?? []].flat()),
    findEach('collectionMethod', stated?.eucaim?.collectionMethod ?? []),
    findEach('type', stated?.eucaim?.types ?? []),
  ];
  const classesOf = (property: EucaimProperty) =>
    found.flatMap((one) => (one.property === property ? one.classes : []));
  return {
    classes: {
      sex: classesOf('sex'),
      modality: classesOf('modality'),
      manufacturer: classesOf('manufacturer'),
      bodyPart: classesOf('bodyPart'),
      condition: classesOf('condition'),
      tier: classesOf('tier'),
      collectionMethod: classesOf('collectionMethod'),
      type: classesOf('type'),
    },
    unknown: found.flatMap(({ property, unknown }) => unknown.map((value) => ({ property, value }))),
  };
}

type Found = {
  readonly property: EucaimProperty;
  readonly classes: readonly EucaimClass[];
  readonly unknown: readonly string[];
};

function findEach(property: EucaimProperty, values: readonly string[]): Found {
  const asked = [...new Set(values)].filter((value) => !apart[property]?.includes(value));
  const pairs = asked.map((value) => ({ value, found: classOf(property, value) }));
  return {
    property,
    classes: distinct(pairs.flatMap(({ found }) => found ?? [])),
    unknown: pairs.filter(({ found }) => found === undefined).map(({ value }) => value),
  };
}

/** What every malignant disease is. */
const malignant = 'CLIN1007977';

/** A dataset has one condition: that of all its diagnoses, else what they have in common. */
function findCondition(values: readonly CountedValue[], withAncestors: WithAncestors): Found {
  const pairs = values.map(({ value, code }) => ({ value, found: diseaseOf(code, withAncestors) }));
  const diseases = distinct(pairs.flatMap(({ found }) => found ?? []));
  const common = diseases.length > 1 ? byCode(malignant) : diseases;
  return {
    property: 'condition',
    classes: common,
    unknown: pairs.filter(({ found }) => found === undefined).map(({ value }) => value),
  };
}

function diseaseOf(code: string | null, withAncestors: WithAncestors): EucaimClass | undefined {
  const all = code === null ? [] : withAncestors(code).flatMap((one) => classOf('condition', one) ?? []);
  const organs = distinct(all.filter((one) => one.code !== malignant));
  return organs.length === 1 ? organs[0] : all.length === 0 ? undefined : byCode(malignant)[0];
}

function byCode(code: string): readonly EucaimClass[] {
  return distinct([...(table.get('condition')?.values() ?? [])].filter((one) => one.code === code));
}

function classOf(property: EucaimProperty, value: string): EucaimClass | undefined {
  const key = property === 'manufacturer' ? value.toLowerCase() : value;
  return table.get(property)?.get(key);
}

/** The values of the table that mean a class of this name, in whatever case it is written; manufacturers in lower case. */
export function valuesOfClass(property: EucaimProperty, name: string): readonly string[] {
  const values = [...(table.get(property) ?? [])];
  return values.flatMap(([value, one]) => (one.name.toLowerCase() === name.toLowerCase() ? [value] : []));
}

/** Names of the classes of which the table has values, each once. */
export function namesOfClasses(property: EucaimProperty): readonly string[] {
  return [...new Set([...(table.get(property)?.values() ?? [])].map(({ name }) => name))];
}

function dicomCode({ value, code }: CountedValue): string {
  return code?.startsWith('DCM:') ? code.slice('DCM:'.length) : value;
}

function distinct(classes: readonly EucaimClass[]): readonly EucaimClass[] {
  return [...new Map(classes.map((one) => [one.code, one])).values()];
}

/** Classes by property and value; the table is part of the software. */
function readTable(): ReadonlyMap<string, ReadonlyMap<string, EucaimClass>> {
  const [, ...lines] = readFileSync(new URL('codes.tsv', import.meta.url), 'utf8')
    .trimEnd()
    .split('\n');
  const byProperty = new Map<string, Map<string, EucaimClass>>();
  for (const line of lines) {
    const [property = '', value = '', code = '', name = ''] = line.split('\t');
    const classes = byProperty.get(property) ?? new Map<string, EucaimClass>();
    byProperty.set(property, classes.set(value, { code, name }));
  }
  return byProperty;
}
