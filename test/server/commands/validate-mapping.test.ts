import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { validateMapping } from '../../../server/commands/validate-mapping.ts';

const hospital = join(import.meta.dirname, '../../../docs/examples/hospital');
const file = join(hospital, 'mapping.yaml');
const folder = join(hospital, 'tables');

describe('validateMapping', () => {
  it('checks the file alone where no folder is named', async () =>
    expect(await validateMapping(file, { top: 20 })).toMatch(
      /^Oncology of a hospital: \d tables, no faults\.$/,
    ));

  it('lists a value that was reviewed, with the reason', async () =>
    expect(await validateMapping(file, { folder, top: 20 })).toContain(
      'ca 15-3 (rows: 1), reviewed: two analysers with different units, to be decided',
    ));

  it('lists values that nobody has reviewed', async () =>
    expect(await validateMapping(file, { folder, top: 20 })).toContain('low (rows: 1), not reviewed'));

  it('names how many it does not list', async () =>
    expect(await validateMapping(file, { folder, top: 0 })).toContain(
      '  and 1 more; --top lists more of them',
    ));

  it('shows what the search gives for a value, and applies nothing', async () => {
    const search = async (text: string) =>
      text === 'low' ? [{ code: 'SNOMED:62482003', name: 'Low', likeness: 1 }] : [];
    expect(await validateMapping(file, { folder, top: 20 }, search)).toContain(
      'low (rows: 1), not reviewed\n      1.00 SNOMED:62482003 Low',
    );
  });
});
