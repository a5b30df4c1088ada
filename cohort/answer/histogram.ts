import { fieldsOf } from '../../index/columns/field-columns.ts';
import { type NumericField, numericFieldOf } from '../../ontology/numeric-fields.ts';
import { modelOf } from '../../ontology/records.ts';
import { convert, isUnit } from '../../ontology/units.ts';
import { createFaults, type Faults } from '../faults.ts';
import { askRecords, type CohortAnswer } from './ask.ts';
import { type Bin, toBins } from './bins.ts';
import type { SelectedPatients } from './facets.ts';
import { chooseNumbers, converter, type PerPatient } from './number-choice.ts';
import { type NumberSource, numbersIn, unitsIn } from './numbers.ts';

/** What a histogram is asked of; `test` is untrusted, null where it is not given. */
export type HistogramAsk = {
  readonly of: NumericField;
  readonly test: unknown;
  readonly unit: string | null;
  readonly per: PerPatient;
  /** At most so many bins. */
  readonly bins: number;
};

/** Numbers in bins, their unit, and how many patients have none. */
export type HistogramCounts = {
  readonly unit: string | null;
  readonly bins: readonly Bin[];
  readonly missing: number;
};

/** A histogram of the numbers of the patients of a question; it breathes after each pass over them. @throws CriterionErrors */
export async function countHistogram(
  ask: HistogramAsk,
  selections: readonly SelectedPatients[],
  { resolution, breathe }: Pick<CohortAnswer, 'resolution' | 'breathe'>,
): Promise<HistogramCounts> {
  const faults = createFaults();
  checkArguments(ask, faults);
  faults.raise();
  const source = await sourceOf(ask, resolution);
  const numbers = numbersIn(source, selections);
  const units = ask.unit === null ? unitsIn(numbers) : [ask.unit];
  checkUnits(units, faults);
  faults.raise();
  await breathe();
  const toAsked = ask.unit === null ? (value: number) => value : converter(ask.unit);
  const { values, missing } = chooseNumbers(numbers, ask.per, toAsked);
  await breathe();
  const unit = units[0] ?? numericFieldOf(ask.of).unit ?? null;
  return { unit, bins: toBins(values, { most: ask.bins, whole: isWhole(ask) }), missing };
}

function checkArguments({ of, test, unit }: HistogramAsk, faults: Faults): void {
  const model = numericFieldOf(of);
  const own = unitOf(of);
  if (model.asks === undefined && test !== null) faults.add(['test'], `is not for ${of}`, 'ARGUMENT_INVALID');
  if (model.asks !== undefined && test === null)
    faults.add(['test'], `is needed for ${of}`, 'ARGUMENT_INVALID');
  if (unit === null) return;
  if (own === undefined) faults.add(['unit'], `is not for ${of}, which has none`, 'ARGUMENT_INVALID');
  else if (!isUnit(unit)) faults.add(['unit'], `${unit} is no UCUM unit`, 'UNKNOWN_UNIT');
  else if ('ucum' in own && convert(1, own.ucum, unit) === undefined)
    faults.add(['unit'], `${of} is in ${own.ucum}, which cannot be converted to ${unit}`, 'ARGUMENT_INVALID');
}

function checkUnits(units: readonly (string | null)[], faults: Faults): void {
  const listed = units.map((unit) => unit ?? 'none').join(', ');
  if (units.length > 1)
    faults.add(['unit'], `is needed, as values come in several units (${listed})`, 'NOT_EVALUABLE');
}

/** The field of the model that holds the numbers. */
function fieldOf(of: NumericField) {
  const { record, field } = numericFieldOf(of);
  return fieldsOf(record ?? 'patient')[field];
}

/** Where the unit of a field stands, or the only one; undefined where it has none. */
function unitOf(of: NumericField): NumberSource['unit'] {
  const { unit } = numericFieldOf(of);
  if (unit !== undefined) return { ucum: unit };
  const field = fieldOf(of);
  return field?.kind === 'quantity' ? field.unit : undefined;
}

function isWhole({ of, unit }: HistogramAsk): boolean {
  const field = fieldOf(of);
  const isConverted = unit !== null && unit !== numericFieldOf(of).unit;
  return field?.kind === 'number' && field.integer === true && !isConverted;
}

/** The records and the field of a histogram. @throws CriterionErrors */
async function sourceOf(
  { of, test }: HistogramAsk,
  resolution: CohortAnswer['resolution'],
): Promise<NumberSource> {
  const { record, field, where, asks } = numericFieldOf(of);
  const unit = unitOf(of);
  const key = record === undefined ? undefined : modelOf(record).criterion;
  if (key === undefined) return { related: undefined, field, unit };
  const input = { ...where, ...(asks === undefined ? {} : { [asks]: test }) };
  return { related: await askRecords(key, input, resolution, []), field, unit };
}
