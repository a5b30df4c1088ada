const lineEnd = /\r\n?|\n/g;

/** Where the line at `from` stops and the next one begins; undefined where its end has yet to come. */
export function lineAt(
  { text, ended }: { readonly text: string; readonly ended: boolean },
  from: number,
): { readonly stop: number; readonly end: number } | undefined {
  lineEnd.lastIndex = from;
  const found = lineEnd.exec(text);
  if (found === null) return ended ? { stop: text.length, end: text.length } : undefined;
  const end = found.index + found[0].length;
  const mayGoOn = !ended && end === text.length && found[0] === '\r';
  return mayGoOn ? undefined : { stop: found.index, end };
}

/** The lines of a text that say something. */
export function linesOf(text: string): readonly string[] {
  return text.split(lineEnd).filter((line) => line.trim() !== '');
}

/** How many line ends a text has. */
export function lineEndsIn(text: string): number {
  return text.match(lineEnd)?.length ?? 0;
}
