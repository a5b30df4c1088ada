import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A provider of the tests, that answers as it is told to. */
export type TestProvider = {
  readonly url: string;
  /** Paths with queries, and the header by which it was asked, in the order they came. */
  readonly asked: readonly { readonly url: string; readonly authorization: string | undefined }[];
  readonly close: () => Promise<void>;
};

/** Starts a provider on this machine, on a free port. */
export async function startProvider(answer: RequestListener): Promise<TestProvider> {
  const asked: { url: string; authorization: string | undefined }[] = [];
  const server = createServer((request, response) => {
    asked.push({ url: request.url ?? '', authorization: request.headers.authorization });
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // it listens on a port
  return {
    asked,
    url: `http://127.0.0.1:${port}/search`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Answers with a text, 200 if it is not said otherwise. */
export function says(
  text: string,
  status = 200,
  headers: Readonly<Record<string, string>> = {},
): RequestListener {
  return (_request, response) => void response.writeHead(status, headers).end(text);
}

/** An answer with collections of so many subjects each, and their sum. */
export function collectionsOf(...counts: readonly number[]): string {
  const total = counts.reduce((sum, one) => sum + one, 0);
  const collections = counts.map((count, at) => ({ id: `c${at}`, name: `C ${at}`, subjects_count: count }));
  return JSON.stringify({ collections, total: { subjects_count: total } });
}
