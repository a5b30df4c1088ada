import { isObject, readJson } from '../access/fetch-json.ts';
import { oneLine } from './one-line.ts';

/** What a provider says of a question that it does not answer. */
type Refusal = {
  /** Its words as they may be shown, behind a blank; empty where there are none that may. */
  readonly says: string;
  /** The parameter that it names. */
  readonly parameter: unknown;
};

/**
 * The first error of an answer in the form of our own providers. Its text is that of somebody else: it is cut, and left out where it has in
 * it what this server is known by there.
 */
export async function readRefusal(answer: Response, secret: string | undefined): Promise<Refusal> {
  const value: unknown = await readJson(answer).catch(() => undefined); // a text of another form is of no use
  const [error] = listIn(value, 'errors');
  const message = memberOf(error, 'message');
  const [parameter] = listIn(memberOf(error, 'extensions'), 'path');
  const isShown = typeof message === 'string' && !mentions(message, secret);
  return { says: isShown ? ` It says: "${oneLine(message)}"` : '', parameter };
}

function mentions(text: string, secret: string | undefined): boolean {
  const token = secret?.split(' ').at(-1);
  return token !== undefined && text.includes(token);
}

function listIn(value: unknown, name: string): readonly unknown[] {
  const list = memberOf(value, name);
  return Array.isArray(list) ? list : [];
}

function memberOf(value: unknown, name: string): unknown {
  return isObject(value) ? value[name] : undefined;
}
