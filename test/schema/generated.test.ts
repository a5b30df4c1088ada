import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { resolverTypesFile, toResolverTypes } from '../../codegen/resolver-types.ts';
import { readTypeDefs } from '../../schema/type-defs.ts';

const root = join(import.meta.dirname, '../..');

/** The schema in which `before` reads `after`. */
function schemaWith(before: string, after: string): readonly string[] {
  const typeDefs = readTypeDefs();
  if (!typeDefs.some((text) => text.includes(before))) throw new TypeError(`no ${before} in the schema`);
  return typeDefs.map((text) => text.replace(before, after));
}

describe('toResolverTypes', () => {
  it('gives the types that are kept: else run `npm run generate`', async () => {
    const kept = await readFile(join(root, resolverTypesFile), 'utf8');
    expect((await toResolverTypes(readTypeDefs())) === kept).toBe(true);
  });

  it.each([
    [
      'value: QuantityRangeInput',
      'value: FloatRangeInput',
      'MeasurementInput.value is FloatRangeInput; expected QuantityRangeInput for a quantity',
    ],
    [
      'test: ConceptSetInput',
      'test: [String!]',
      'MeasurementInput.test is [String!]; expected ConceptSetInput for a coded value',
    ],
    [
      'interpretation: [Interpretation!]\n  reference: [R',
      'interpretation: [String!]\n  reference: [R',
      'MeasurementInput.interpretation is [String!]; expected [Interpretation!] for a text that is one of',
    ],
    [
      'measurement: MeasurementInput',
      'measurements: MeasurementInput',
      'CriterionInput.measurement is missing; expected MeasurementInput for a record type',
    ],
    ['visit: Visit\n', 'visit: Vizit\n', 'visit is Vizit; expected Visit for a reference'],
  ])('tells of %j in place of %j which type is expected', async (before, after, message) =>
    expect(toResolverTypes(schemaWith(before, after))).rejects.toThrow(message),
  );
});
