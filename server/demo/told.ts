import type { FederatedAnswer, SeenSite, ShownCount, SiteAnswer } from './ask-hub.ts';
import type { DemoQuestion } from './questions.ts';

/** Columns of a terminal that what is told takes at most. */
const width = 100;

/** The sites as the hub hears them, a line each: what they say, and what is particular about them. */
export function toSites(sites: readonly SeenSite[], aboutOf: (id: string) => string): string {
  const rows = sites.map(({ id, patients, vocabularies }) => [
    id,
    `${patients.value ?? 'not told'}`,
    `DOID ${vocabularies.DOID ?? 'not told'}`,
    aboutOf(id),
  ]);
  return [['site', 'patients', 'vocabulary', 'holds'], ...rows]
    .map((row) => toLine(row, [6, -8, 15, 0]))
    .join('\n')
    .concat('\n');
}

/** A question, before anybody answers it. */
export function toQuestion({ title, where }: DemoQuestion, place: number): string {
  return `${place}. ${title}\n\n   ${where}\n\n`;
}

/** That a person at a site let questions be answered. */
export function toLetting(id: string, questions: readonly string[]): string {
  const commands = questions.map((question) => `"oncograph site answer ${question}"`);
  return `   A person at ${id} lets it be answered, by ${commands.join(' and ')}:\n\n`;
}

const columns = [6, 12, -6, 24, -8];

/** What a site answered: a line, with the reason below it where there is one. */
export function toAnswer({ site, status, reason, count, tookMs }: SiteAnswer): string {
  const took = tookMs === null ? '' : `${tookMs} ms`;
  const line = toLine([site.id, status, numberOf(count), boundsOf(count), took], columns);
  const lines = reason === null ? [line] : [line, ...wrap(reason, 11)];
  return `${lines.join('\n')}\n`;
}

/** What all of them have together. */
export function toTotal({ total, complete }: FederatedAnswer): string {
  const said = complete ? 'complete' : 'incomplete';
  return `${toLine(['total', said, numberOf(total), boundsOf(total)], columns)}\n`;
}

function numberOf(count: ShownCount | null): string {
  return count === null ? '' : `${count.value ?? 'none'}`;
}

function boundsOf(count: ShownCount | null): string {
  if (count === null || count.value === null) return '';
  const { precision, low, high } = count;
  return precision === 'EXACT' || low === null || high === null
    ? precision.toLowerCase()
    : `${precision.toLowerCase()}: ${low} to ${high}`;
}

/** Cells in columns of these widths; a negative one is filled from the left. */
function toLine(cells: readonly string[], widths: readonly number[]): string {
  const filled = cells.map((cell, at) => {
    const size = widths[at] ?? 0;
    return size < 0 ? cell.padStart(-size) : cell.padEnd(size);
  });
  return `   ${filled.join('  ')}`.trimEnd();
}

/** A text in lines that begin with so many blanks. */
function wrap(text: string, indent: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && indent + longer.length <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines.map((line) => `${' '.repeat(indent)}${line}`);
}
