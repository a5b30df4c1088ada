import { readFile, writeFile } from 'node:fs/promises';
import { toDataDictionary } from './data-dictionary.ts';
import { toPrivacyPage, toPrivacyPlot } from './privacy.ts';
import { toRoomsPage } from './rooms.ts';
import { toSeedMappingPage } from './seed-mapping.ts';
import { toSettingsPage } from './settings.ts';

const pages: Readonly<Record<string, string>> = {
  'data-dictionary.md': toDataDictionary(),
  'privacy.md': toPrivacyPage(await readFile(`${import.meta.dirname}/privacy.md`, 'utf8')),
  'images/utility.svg': toPrivacyPlot(),
  'rooms.md': toRoomsPage(),
  'settings.md': toSettingsPage(),
  'seed-mapping.md': await toSeedMappingPage(),
};

await Promise.all(
  Object.entries(pages).map(([name, text]) => writeFile(`${import.meta.dirname}/${name}`, text)),
);
