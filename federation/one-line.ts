/** Characters of a text of somebody else that are shown, where no other number is said. */
const mostCharacters = 200;

/** What a text of somebody else is shown as: one line, cut, without controls and marks that turn its direction. */
export function oneLine(text: string, most = mostCharacters): string {
  const line = text.replaceAll(/[\p{C}\p{Z}]+/gu, ' ').trim();
  const characters = [...line];
  return characters.length <= most ? line : `${characters.slice(0, most).join('')}…`;
}
