import { Cell } from './cell.ts';
import { type Audience, type Count, release } from './release.ts';

/** An answer before it leaves: cells stand where its numbers will. No other number can stand in it. */
export type Closed = Cell | string | boolean | null | readonly Closed[] | { readonly [name: string]: Closed };

/** The answer as it leaves. */
export type Opened<Answer> = Answer extends Cell
  ? Count
  : Answer extends string | boolean | null
    ? Answer
    : { readonly [Name in keyof Answer]: Opened<Answer[Name]> };

/** The one gate: an answer with what may be known in place of each of its cells. It is opened once an answer. */
export async function openGate<Answer>(audience: Audience, answer: Answer & Closed): Promise<Opened<Answer>> {
  const cells: Cell[] = [];
  collect(answer, cells);
  const counts = await release(cells, audience);
  return put(answer, counts.values()) as Opened<Answer>; // each cell is replaced, and nothing else
}

function collect(answer: Closed, cells: Cell[]): void {
  if (answer instanceof Cell) cells.push(answer);
  else if (isList(answer)) for (const part of answer) collect(part, cells);
  else if (isRecord(answer)) for (const name in answer) collect(answer[name] ?? null, cells);
}

/** The same walk as that of `collect`: the counts stand in the order of the cells. */
function put(answer: Closed, counts: Iterator<Count>): unknown {
  if (answer instanceof Cell) return counts.next().value;
  if (isList(answer)) return answer.map((part) => put(part, counts));
  if (!isRecord(answer)) return answer;
  const opened: Record<string, unknown> = {};
  for (const name in answer) opened[name] = put(answer[name] ?? null, counts);
  return opened;
}

function isList(answer: Closed): answer is readonly Closed[] {
  return Array.isArray(answer);
}

/** An answer is large: its names are walked through, since a list of them would take longer. */
function isRecord(answer: Closed): answer is { readonly [name: string]: Closed } {
  return typeof answer === 'object' && answer !== null;
}
