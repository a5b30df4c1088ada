import { setTimeout as sleep } from 'node:timers/promises';

/** What came of a request. */
export type Answer = {
  /** 0: the connection was refused or cut. */
  readonly status: number;
  readonly retryAfter: string | null;
  readonly data: unknown;
  /** Codes of the errors; NO_ANSWER, NO_JSON, NO_CODE where there are none that can be read. */
  readonly codes: readonly string[];
  readonly ms: number;
};

/** Asks one server as one person. */
export type Client = {
  readonly ask: (query: string, asked?: Asked) => Promise<Answer>;
  /** Status of a path. */
  readonly statusOf: (path: string) => Promise<number>;
  /** A number of `/metrics`. */
  readonly metric: (name: string) => Promise<number>;
};

type Asked = { readonly variables?: object; readonly purpose?: string; readonly token?: string };

/** Somebody who waits longer than this takes the server for dead: its own deadline is 30 s. */
const patienceMs = 60_000;

/** A client of the server at `url`; `usual` is the token that it asks with, if no other is said. */
export function createClient(url: string, usual: string): Client {
  return {
    ask: async (query, { variables = {}, purpose, token = usual } = {}) => {
      const began = performance.now();
      const read = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
          ...(purpose === undefined ? {} : { 'x-purpose': purpose }),
        },
        body: JSON.stringify({ query, variables }),
        signal: AbortSignal.timeout(patienceMs),
      }).then(readAnswer, () => unanswered);
      return { ...read, ms: performance.now() - began };
    },
    statusOf: async (path) => {
      const response = await fetch(`${url}${path}`).catch(() => undefined);
      await response?.arrayBuffer().catch(() => {});
      return response?.status ?? 0;
    },
    metric: async (name) => {
      const text = await (await fetch(`${url}/metrics`)).text();
      return Number(new RegExp(`^${name} (\\S+)`, 'm').exec(text)?.[1]);
    },
  };
}

type Read = Omit<Answer, 'ms'>;

const unanswered: Read = { status: 0, retryAfter: null, data: undefined, codes: ['NO_ANSWER'] };

async function readAnswer(response: Response): Promise<Read> {
  const text = await response.text().catch(() => '');
  const said = { status: response.status, retryAfter: response.headers.get('retry-after') };
  try {
    const { data, errors = [] }: Body = JSON.parse(text);
    return { ...said, data, codes: errors.map(({ extensions }) => extensions?.code ?? 'NO_CODE') };
  } catch {
    return { ...said, data: undefined, codes: [text === '' ? 'NO_ANSWER' : 'NO_JSON'] };
  }
}

type Body = {
  readonly data?: unknown;
  readonly errors?: readonly { readonly extensions?: { code?: string } }[];
};

/** Asks the same again and again, as several at once, until it is stopped; gives all answers. */
export function keepAsking({ ask }: Client, query: string, atOnce = 8): () => Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  const state = { isOver: false };
  const loop = async () => {
    while (!state.isOver) {
      answers.push(await ask(query));
      await sleep(20);
    }
  };
  const loops = Array.from({ length: atOnce }, loop);
  return async () => {
    state.isOver = true;
    await Promise.all(loops);
    return answers;
  };
}

/** Milliseconds until `isSo`, looked at every 50 ms. @throws Error after four minutes */
export async function msUntil(isSo: () => Promise<boolean>): Promise<number> {
  const began = performance.now();
  while (!(await isSo())) {
    if (performance.now() - began > 240_000) throw new Error(`it did not come to be so: ${isSo}`);
    await sleep(50);
  }
  return performance.now() - began;
}
