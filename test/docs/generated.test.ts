import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { toDataDictionary } from '../../docs/data-dictionary.ts';
import { toPrivacyPage, toPrivacyPlot } from '../../docs/privacy.ts';
import { toRoomsPage } from '../../docs/rooms.ts';
import { toSettingsPage } from '../../docs/settings.ts';

const page = (name: string) => readFileSync(`${import.meta.dirname}/../../docs/${name}`, 'utf8');

describe('generated pages', () => {
  it('the data dictionary is that of the model as it stands: else run `npm run docs`', () => {
    expect(page('data-dictionary.md')).toBe(toDataDictionary());
  });

  it('the rooms are those that imports are held against: else run `npm run docs`', () => {
    expect(page('rooms.md')).toBe(toRoomsPage());
  });

  it('what protected counts give away is computed of the noise as it is: else run `npm run docs`', () => {
    const written = page('privacy.md');
    expect(written).toBe(toPrivacyPage(written));
  });

  it('the picture of their errors is that of the noise as it is: else run `npm run docs`', () => {
    expect(page('images/utility.svg')).toBe(toPrivacyPlot());
  });

  it('the table of settings is that of the server as it stands: else run `npm run docs`', () => {
    expect(page('settings.md')).toBe(toSettingsPage());
  });
});
