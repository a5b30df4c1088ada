/** What is counted: a policy knows by it how many of them one patient may be. */
export type Unit = 'patients' | 'studies' | 'series' | 'instances' | 'records' | 'values';

/** What numbers are an answer to: the fingerprint of what was asked, and the datasets that it was asked over. */
export type CellQuestion = { readonly fingerprint: string; readonly datasets: readonly string[] };

/** What one number of a question counts. */
export type CellMeaning = {
  readonly unit: Unit;
  /** Which of them, in words that no other number of the question has. */
  readonly of: string;
  /** The whole that it shares with all that name the same one: nothing is counted in two of these. */
  readonly partOf?: string;
};

/** A true number on its way to the gate. */
export class Cell {
  readonly question: CellQuestion;
  readonly counted: CellMeaning;
  readonly n: number;

  constructor(question: CellQuestion, counted: CellMeaning, n: number) {
    this.question = question;
    this.counted = counted;
    this.n = n;
  }
}

/** Makes a cell of a number that answers one question. */
export type ToCell = (counted: CellMeaning, n: number) => Cell;

/** Cells of one question. */
export function cellsOf(question: CellQuestion): ToCell {
  return (counted, n) => new Cell(question, counted, n);
}
