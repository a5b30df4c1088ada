import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Answer } from '../../fair/http/answer.ts';
import { type AskedForm, choose } from '../../fair/http/choose.ts';
import { isUnchanged } from '../../fair/http/conditional.ts';
import { chooseEncoding } from '../../fair/http/encoding.ts';
import { chooseFormat } from '../../fair/http/format.ts';
import { fileOf, queryOf, toQuery } from '../../fair/http/links.ts';
import { answerRefusal, type Refusal } from '../../fair/http/refusal.ts';
import { render } from '../../fair/http/render.ts';
import type { Iris } from '../../fair/rdf/iris.ts';
import type { Params, ResourceRoute } from '../../fair/rdf/resource.ts';
import { suffixes } from '../../fair/rdf/suffix.ts';
import type { Site } from '../../fair/site/site.ts';
import { discoveryFiles } from './discovery.ts';
import { keepRepresentations, type Representation, toRepresentation } from './representations.ts';

type Making = { readonly name: string; readonly make: () => Promise<Answer> };
type Send = (request: FastifyRequest, reply: FastifyReply, making: Making) => Promise<FastifyReply>;

type Exchange = {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly send: Send;
  readonly iris: Iris;
};

/** What a page of another site may ask for: its browser asks here first. */
const preflightHeaders = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET, HEAD',
  'access-control-allow-headers': 'Accept, Accept-Profile, If-None-Match, If-Modified-Since',
  'access-control-max-age': '86400',
};

/** Answers every address of the table in every format and profile, and what leads crawlers and programs to them. */
export function registerFair(app: FastifyInstance, site: Site): void {
  const send = createSend(site);
  for (const route of site.routes)
    for (const path of pathsOf(route.path))
      publish(app, path, (request, reply) => answerRoute(route, { request, reply, send, iris: site.iris }));
  for (const { path, make } of discoveryFiles(site))
    publish(app, path, (request, reply) => {
      const { path: name, params, accept } = askedOf(request);
      const answer = async () => toAnswer(await make(params), { accept, path: name });
      return send(request, reply, { name: `${name} ${chooseFormat(accept)?.type}`, make: answer });
    });
}

/** A pattern that ends in a parameter holds the suffix in it; a fixed path has a path for each. */
function pathsOf(path: string): readonly string[] {
  if (/:\w+$/.test(path)) return [path];
  return [path, ...suffixes.map((suffix) => `${fileOf(path)}${suffix}`)];
}

function publish(
  app: FastifyInstance,
  path: string,
  answer: (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>,
): void {
  app.get(path, answer);
  app.options(path, (_request, reply) => reply.code(204).headers(preflightHeaders).send());
}

async function answerRoute(
  route: ResourceRoute,
  { request, reply, send, iris }: Exchange,
): Promise<FastifyReply> {
  const asked = askedOf(request, route.query);
  const choice = choose(route, asked);
  if (choice.kind === 'refusal') return sendPlain(reply, answerRefusal(choice, asked));
  const name = [
    `${asked.path}${toQuery(queryOf(route, asked.params))}`,
    choice.offer.type,
    choice.profile,
    chooseFormat(asked.accept)?.type,
  ].join(' ');
  const make = async () => toAnswer(await render(choice, { route, iris, path: asked.path }), asked);
  return send(request, reply, { name, make });
}

/** Sends what is kept or made, or only that the client has it already. */
function createSend({ version }: Site): Send {
  const representations = keepRepresentations();
  return async (request, reply, { name, make }) => {
    const encoding = chooseEncoding(headerOf(request, 'accept-encoding'));
    const made = await representations({ version: await version(), name: `${name} ${encoding}` }, async () =>
      toRepresentation(await make(), encoding),
    );
    return isUnchangedFor(request, made)
      ? sendUnchanged(reply, made)
      : reply.code(made.status).headers(made.headers).send(made.bytes);
  };
}

function isUnchangedFor(request: FastifyRequest, { status, headers }: Representation): boolean {
  const conditions = {
    ifNoneMatch: headerOf(request, 'if-none-match'),
    ifModifiedSince: headerOf(request, 'if-modified-since'),
  };
  return (
    status === 200 &&
    isUnchanged(conditions, { etag: headers.etag ?? '', lastModified: headers['last-modified'] })
  );
}

/** RFC 9110, section 15.4.5: what a cache needs, without what describes the bytes that are not sent. */
function sendUnchanged(reply: FastifyReply, { headers }: Representation): FastifyReply {
  const { 'content-type': _type, 'content-encoding': _encoding, ...rest } = headers;
  return reply.code(304).headers(rest).send();
}

function sendPlain(reply: FastifyReply, { status, headers, body }: Answer): FastifyReply {
  return reply.code(status).headers(headers).send(Buffer.from(body));
}

function toAnswer(made: Answer | Refusal, asked: Pick<AskedForm, 'accept' | 'path'>): Answer {
  return 'body' in made ? made : answerRefusal(made, asked);
}

function askedOf(request: FastifyRequest, reads: readonly string[] = []): AskedForm {
  const [path = '', query = ''] = request.url.split('?', 2);
  const given = new URLSearchParams(query);
  const named = given.getAll('_profile');
  return {
    path,
    params: { ...paramsIn(given, reads), ...paramsOf(request.params) },
    accept: headerOf(request, 'accept'),
    acceptProfile: headerOf(request, 'accept-profile'),
    profile: named.length === 0 ? undefined : named.join(','),
  };
}

/** Those of the query that are read. */
function paramsIn(given: URLSearchParams, names: readonly string[]): Params {
  return Object.fromEntries(
    names.filter((name) => given.has(name)).map((name) => [name, given.getAll(name).join(',')]),
  );
}

/** The router gives them without a type. */
function paramsOf(params: unknown): Params {
  return Object.fromEntries(Object.entries(params ?? {}).map(([name, value]) => [name, String(value)]));
}

function headerOf({ headers }: FastifyRequest, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value.join(', ') : value;
}
