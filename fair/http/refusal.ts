import type { ErrorCode } from '../../ontology/errors.ts';
import { html } from '../html/html.ts';
import { toPage } from '../html/shell.ts';
import { type Answer, contentType, publicHeaders } from './answer.ts';
import { chooseFormat } from './format.ts';

/** Why a request gets no document, and what can be had in its place. */
export type Refusal = {
  readonly status: 400 | 403 | 404 | 406 | 414 | 415 | 503 | 504;
  readonly code: ErrorCode;
  readonly message: string;
  readonly available: readonly string[];
};

/** A refusal in the form that the client reads: a page, JSON in the form of GraphQL errors, or plain text. */
export function answerRefusal(
  refusal: Refusal,
  { accept, path }: { readonly accept: string | undefined; readonly path: string },
): Answer {
  const { status } = refusal;
  const { type, body } = bodyOf(refusal, chooseFormat(accept)?.type, path);
  return { status, headers: { ...publicHeaders, 'content-type': contentType(type) }, body };
}

function bodyOf({ code, message, available }: Refusal, wanted: string | undefined, path: string) {
  if (wanted === 'text/html') {
    const list =
      available.length > 0
        ? html`<ul>\n${available.map((one) => html`<li>${one}</li>\n`)}</ul>\n`
        : undefined;
    return {
      type: wanted,
      body: toPage({ title: 'oncograph', path, body: html`<h1>Not here</h1>\n<p>${message}</p>\n${list}` }),
    };
  }
  if (wanted?.endsWith('json')) {
    const extensions = { code, ...(available.length > 0 && { available }) };
    return { type: 'application/json', body: `${JSON.stringify({ errors: [{ message, extensions }] })}\n` };
  }
  return { type: 'text/plain', body: [message, ...available].map((line) => `${line}\n`).join('') };
}
