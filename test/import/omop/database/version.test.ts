import { describe, expect, it } from 'vitest';
import { checkVersion } from '../../../../import/omop/database/version.ts';

describe('checkVersion', () => {
  it('takes PostgreSQL 11', () => expect(() => checkVersion('110000', '11.0')).not.toThrow());
  it.each([
    ['100023', '10.23'],
    ['80002', '8.0.2'],
    ['', ''],
  ])('refuses %s, and says what is left to do', (number, name) =>
    expect(() => checkVersion(number, name)).toThrow(
      `PostgreSQL ${name}: 11 or newer is needed. Write the tables to files`,
    ),
  );
});
