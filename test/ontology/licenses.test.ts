import { describe, expect, it } from 'vitest';
import { withNotice } from '../../ontology/licenses.ts';

describe('withNotice', () => {
  it.each([
    ['CC BY 4.0', 'https://creativecommons.org/licenses/by/4.0/'],
    ['CC BY-NC-SA 3.0', 'https://creativecommons.org/licenses/by-nc-sa/3.0/'],
    ['CC0 1.0', 'https://creativecommons.org/publicdomain/zero/1.0/'],
  ])('says where %s stands', (license, url) => {
    expect(withNotice(license)).toMatch(new RegExp(`^${license}: .*${url}$`));
  });

  it('says each duty', () => {
    expect(withNotice('CC BY-NC 4.0')).toContain('say what you changed; no commercial use.');
  });

  it('leaves an unknown licence as it came', () => {
    expect(withNotice('Data Usage Agreement')).toBe('Data Usage Agreement');
  });
});
