import { KnownError } from '../../ontology/errors.ts';

/** What a Neo4j that did not start left: what it printed, the file that has all of it, and where it keeps its database. */
export type FailedStart = {
  readonly printed: string;
  readonly output: string;
  readonly store: string;
  /** Bytes that are left on the disk of `store`. */
  readonly free: number;
};

/** With less than this, a disk is taken to be full: a database says so in logs that it then cannot write. */
const leastFree = 1_000_000;

/** Longer causes are cut: the file has them whole. */
const longest = 300;

/** What is to be done, by what the cause speaks of. */
const advice: readonly (readonly [RegExp, (store: string) => string])[] = [
  [/no space left|disk (?:is )?full/i, (store) => `Free some space on the disk of ${store}`],
  [
    /read-only file system|permission denied|access ?denied/i,
    (store) => `Let this user write to ${store}, or set DATA_DIR to a folder that takes changes`,
  ],
  [/heap|memory/i, () => 'Set NEO4J_MEMORY to what the machine has'],
  [
    /transaction log|store|checkpoint|corrupt|neostore|recover|unable to start|end ?of ?file/i,
    (store) =>
      `The database in ${store} is damaged: put a backup of DATA_DIR in its place, or move it away and load the tables again`,
  ],
];

/** The error that a failed start is, in one line: why, what to do, and where all of it stands. */
export function startFailure(reason: string, { printed, output, store, free }: FailedStart): KnownError {
  const lines = printed.split('\n').map((line) => line.trim());
  const telling = lines.filter(
    (line) =>
      /exception|\berror\b|\binvalid\b|could not|unable to|^Caused by: /i.test(line) && !/^at /.test(line),
  );
  const full = free < leastFree ? ['No space left on device'] : [];
  const [words, toDo] =
    advice.find(([some]) => [...telling, reason, ...full].some((line) => some.test(line))) ?? [];
  const cause = causeIn(telling.filter((line) => words?.test(line))) ?? causeIn(telling) ?? reason;
  return new KnownError(
    'GRAPH_UNAVAILABLE',
    `Neo4j did not start: ${endWithStop(cause)} ${endWithStop(toDo?.(store) ?? 'Mend that and start again')} All that it said is in ${output}.`,
  );
}

/** The last cause of a stack trace, else the last line that says that something is wrong, without the class of the error. */
function causeIn(telling: readonly string[]): string | undefined {
  const line = telling.filter((one) => one.startsWith('Caused by: ')).at(-1) ?? telling.at(-1);
  return line?.replace(/^Caused by: /, '').replace(/^(?:[\w$]+\.)+[\w$]+(?:Exception|Error): /, '');
}

function endWithStop(text: string): string {
  const short = text.length > longest ? `${text.slice(0, longest)} …` : text;
  return /[.…]$/.test(short) ? short : `${short}.`;
}
