import type { DatasetCounts } from '../../disclosure/dataset-counts.ts';
import type { CountedValue } from '../../disclosure/described-values.ts';
import type { Holding } from '../../disclosure/holdings.ts';
import type { CatalogueRecord } from './record.ts';

/**
 * What an older version may still say once a patient was forgotten: its numbers, and of values only those that the
 * dataset still has; what nobody else had could be of that patient alone.
 */
export function withoutForgotten(older: CatalogueRecord, now: CatalogueRecord): CatalogueRecord {
  const { numbers } = older;
  const left = (property: keyof DatasetCounts['values']) =>
    common(numbers.values[property], now.numbers.values[property]);
  return {
    ...older,
    numbers: {
      ...numbers,
      values: {
        SEX: left('SEX'),
        MODALITY: left('MODALITY'),
        BODY_PART: left('BODY_PART'),
        MANUFACTURER: left('MANUFACTURER'),
        CONDITION: left('CONDITION'),
      },
      modalities: numbers.modalities.filter((modality) => now.numbers.modalities.includes(modality)),
      codingSystems: numbers.codingSystems.filter((system) => now.numbers.codingSystems.includes(system)),
      ages: isSame(numbers.ages, now.numbers.ages) ? numbers.ages : null,
      period: isSame(numbers.period, now.numbers.period) ? numbers.period : null,
      holds: numbers.holds.flatMap((holding) => leftOf(holding, now.numbers.holds)),
      files: numbers.files.filter(({ file }) => now.numbers.files.some((other) => other.file === file)),
    },
    eucaim: {
      classes: now.eucaim.classes,
      unknown: older.eucaim.unknown.filter(({ property, value }) =>
        now.eucaim.unknown.some((other) => other.property === property && other.value === value),
      ),
    },
  };
}

function common(older: readonly CountedValue[], now: readonly CountedValue[]): readonly CountedValue[] {
  return older.filter(({ value }) => now.some((other) => other.value === value));
}

function leftOf(holding: Holding, now: readonly Holding[]): readonly Holding[] {
  const same = now.find(({ type }) => type === holding.type);
  if (same === undefined) return [];
  return [
    {
      ...holding,
      fields: holding.fields.filter((field) => same.fields.includes(field)),
      variables: holding.variables.filter(({ field }) => same.fields.includes(field)),
    },
  ];
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
