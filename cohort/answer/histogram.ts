import { inSteps } from '../../graph/breathe.ts';
import { fieldsOf } from '../../index/columns/field-columns.ts';
import { type NumericField, numericFieldOf } from '../../ontology/numeric-fields.ts';
import { modelOf } from '../../ontology/records.ts';
import { convert, unitFault } from '../../ontology/units.ts';
import { createFaults, type Faults } from '../faults.ts';
import { askRecords, type CohortAnswer } from './ask.ts';
import type { Binning } from './bins.ts';
import type { SelectedPatients } from './facets.ts';
import { type Chosen, chooseNumbers, converter, type PerPatient, type ToAsked } from './number-choice.ts';
import { countUnits, type NumberSource, numbersIn, type UnitCount } from './numbers.ts';

/** What a histogram is asked of; `test` is untrusted, null where it is not given. */
export type HistogramAsk = {
  readonly of: NumericField;
  readonly test: unknown;
  readonly unit: string | null;
  readonly per: PerPatient;
  /** At most so many bins. */
  readonly bins: number;
};

/** The numbers of a histogram before it is known in which unit they are said. */
export type HistogramNumbers = {
  /** The unit that the question decides; undefined where the records do. */
  readonly fixed: string | null | undefined;
  /** What units they come in. */
  readonly units: () => Promise<readonly UnitCount[]>;
  /** The numbers that can be said in a unit, and how many patients have none; undefined: none can. */
  readonly in: (unit: string | null | undefined) => Promise<Chosen>;
  readonly binning: Binning;
};

/** The numbers of a histogram of the patients of a question. @throws CriterionErrors */
export async function histogramNumbers(
  ask: HistogramAsk,
  selections: readonly SelectedPatients[],
  { resolution, breathe }: Pick<CohortAnswer, 'resolution' | 'breathe'>,
): Promise<HistogramNumbers> {
  const faults = createFaults();
  checkArguments(ask, faults);
  faults.raise();
  const source = await sourceOf(ask, resolution);
  const numbers = await numbersIn(source, selections, breathe);
  return {
    fixed: ask.unit ?? fixedIn(source),
    units: () => inSteps(countUnits(numbers), breathe),
    in: (unit) => inSteps(chooseNumbers(numbers, ask.per, toAskedOf(ask, unit)), breathe),
    binning: { most: ask.bins, whole: isWhole(ask) },
  };
}

/** The unit of all numbers of a source, null where they have none; undefined where each record has its own. */
function fixedIn({ unit }: NumberSource): string | null | undefined {
  if (unit === undefined) return null;
  return 'ucum' in unit ? unit.ucum : undefined;
}

/** How a number is said in a unit: as it is where it is in it already, and nobody asked for it. */
function toAskedOf({ unit: asked }: HistogramAsk, unit: string | null | undefined): ToAsked {
  if (unit === undefined) return () => undefined;
  if (asked !== null) return converter(asked);
  const toUnit = unit === null ? () => undefined : converter(unit);
  return (value, own) => (own === unit ? value : toUnit(value, own));
}

/** The only unit of several; undefined where there is none. @throws CriterionErrors where there are several */
export function onlyUnit(units: readonly UnitCount[]): string | null | undefined {
  const faults = createFaults();
  const listed = units.map(({ unit }) => unit ?? 'none').join(', ');
  if (units.length > 1)
    faults.add(['unit'], `is needed, as values come in several units (${listed})`, 'NOT_EVALUABLE');
  faults.raise();
  return units[0]?.unit;
}

function checkArguments({ of, test, unit }: HistogramAsk, faults: Faults): void {
  const model = numericFieldOf(of);
  const own = unitOf(of);
  if (model.asks === undefined && test !== null) faults.add(['test'], `is not for ${of}`, 'ARGUMENT_INVALID');
  if (model.asks !== undefined && test === null)
    faults.add(['test'], `is needed for ${of}`, 'ARGUMENT_INVALID');
  if (unit === null) return;
  const fault = unitFault(unit);
  if (own === undefined) faults.add(['unit'], `is not for ${of}, which has none`, 'ARGUMENT_INVALID');
  else if (fault !== undefined) faults.add(['unit'], fault, 'UNKNOWN_UNIT');
  else if ('ucum' in own && convert(1, own.ucum, unit) === undefined)
    faults.add(['unit'], `${of} is in ${own.ucum}, which cannot be converted to ${unit}`, 'ARGUMENT_INVALID');
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
