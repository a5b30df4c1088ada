import { type ConfigSetting, settings } from '../server/settings.ts';
import { toCode, toTable } from './table.ts';

/** The page of all settings, from the list that the server reads them by. */
export function toSettingsPage(): string {
  const all: readonly ConfigSetting<unknown>[] = Object.values(settings);
  const rows = all.map(({ name, default: value, expected, description, secret }) => [
    toCode(name),
    toCode(value),
    `${description}${secret ? ' Never shown.' : ''}`,
    expected,
  ]);
  return `# Settings

Settings are read from the environment, by the server and by every command. An empty variable counts as absent. A value
that is not as expected ends the command with exit code 1 and one line that names the variable. This page is made from
\`server/config.ts\` by \`npm run docs\`.

${toTable(['variable', 'default', 'meaning', 'expected'], rows)}
`;
}
