import type { ApolloServerPlugin, GraphQLRequestContextWillSendResponse } from '@apollo/server';
import type { FieldNode, GraphQLFormattedError } from 'graphql';
import type { Audit } from '../../audit/audit.ts';
import { type AuditEvent, refusing } from '../../audit/event.ts';
import type { Noted, Trail } from '../../audit/trail.ts';
import { KnownError } from '../../ontology/errors.ts';
import type { Context } from '../../resolvers/context.ts';
import { requestOf } from '../audited.ts';
import { headersOf, httpStatusOf, throwWhole } from './graphql-errors.ts';
import type { KeepPart } from './tell-events.ts';

/** Root fields of what everybody may ask: who asks for these alone is shown nothing of anybody. */
const everybodys = new Set([
  'me',
  'server',
  'concept',
  'concepts',
  'vocabularies',
  '__schema',
  '__type',
  '__typename',
]);

/** Root fields of what other sites tell. */
const elsewhere = new Set(['federation', 'federatedCount']);

/**
 * Keeps each answer that has numbers or records in it, refuses somebody or changes something, before it leaves; and of a change
 * that it begins, before it is made. What cannot be kept is not answered, and not done.
 */
export function auditAnswers(audit: Audit): ApolloServerPlugin<Asked> {
  return {
    requestDidStart: async () => ({
      didResolveOperation: async (resolved) => {
        const { trail } = resolved.contextValue.caller;
        if (trail === undefined || resolved.operation?.operation !== 'mutation') return;
        const begun = { ...eventOf(resolved, trail), outcome: 'BEGUN' as const };
        await audit.add(begun).catch(throwWhole);
      },
      willSendResponse: async (answering) => {
        const { trail } = answering.contextValue.caller;
        if (trail === undefined) return;
        const event = { ...eventOf(answering, trail), ...outcomeOf(answering) };
        if (!isKept(event, trail.noted())) return;
        await audit.addAnswer(event, trail).catch((error) => withhold(answering, error));
      },
    }),
  };
}

/** Keeps a part of an answer, of which the rest is kept when it leaves. */
export function auditParts(audit: Pick<Audit, 'addAnswer'>): KeepPart<Asked> {
  return async (asking) => {
    const { trail } = asking.contextValue.caller;
    if (trail === undefined) return;
    const { details, ...event } = eventOf(asking, trail);
    await audit.addAnswer({ ...event, details: { ...details, part: true }, outcome: 'DONE' }, trail);
  };
}

type Asked = Pick<Context, 'caller'>;
type Answering = GraphQLRequestContextWillSendResponse<Asked>;
type Asking = Pick<Answering, 'contextValue' | 'operation' | 'request'>;

function eventOf(asking: Asking, trail: Trail): Omit<AuditEvent, 'outcome'> {
  const fields = fieldsOf(asking);
  const details = { operation: asking.operation?.operation ?? null, fields };
  const event = requestOf(asking.contextValue.caller, trail, details);
  return isElsewhere(fields) ? { ...event, datasets: [] } : event;
}

function outcomeOf({ response: { body } }: Answering): Pick<AuditEvent, 'outcome' | 'codes'> {
  const errors = body.kind === 'single' ? (body.singleResult.errors ?? []) : [];
  const codes = [...new Set(errors.map(codeOf))];
  const failed = body.kind === 'single' && !body.singleResult.data;
  const outcome = codes.some((code) => refusing.has(code)) ? 'REFUSED' : failed ? 'FAILED' : 'DONE';
  return { outcome, ...(codes.length > 0 && { codes }) };
}

function codeOf({ extensions }: GraphQLFormattedError): string {
  return String(extensions?.code);
}

/** Whether an answer is of no data of this server. */
function isElsewhere(fields: readonly string[]): boolean {
  const data = fields.filter((field) => field !== '__typename');
  return data.length > 0 && data.every((field) => elsewhere.has(field));
}

/** The root fields that are asked for, by their own names, those of a change with the `id` that they name; `…` of a fragment. */
function fieldsOf({ operation, request }: Asking): readonly string[] {
  const names = (operation?.selectionSet.selections ?? []).map((one) => {
    if (one.kind !== 'Field') return '…';
    const id = operation?.operation === 'mutation' ? idIn(one, request.variables) : undefined;
    return id === undefined ? one.name.value : `${one.name.value} ${id}`;
  });
  return [...new Set(names)];
}

/** The id of a cohort or a token that a field names; `…` of a text that is none. */
function idIn(
  { arguments: given = [] }: FieldNode,
  variables: Asking['request']['variables'],
): string | undefined {
  const value = given.find(({ name }) => name.value === 'id')?.value;
  if (value === undefined) return undefined;
  const id =
    value.kind === 'Variable' ? variables?.[value.name.value] : 'value' in value ? value.value : null;
  return /^[\w-]{16,40}$/.test(String(id)) ? String(id) : '…';
}

/** Whether an answer is kept: one with numbers or records in it, to somebody who is logged in, or that refuses or changes something. */
export function isKept(
  event: AuditEvent,
  { questions, elsewhere: sites, released, charged, shown }: Noted,
): boolean {
  const { outcome, who, codes, details } = event;
  const fields = (details?.fields ?? []) as readonly string[];
  return (
    outcome === 'REFUSED' ||
    details?.operation === 'mutation' ||
    (who !== null && (codes !== undefined || fields.some((field) => !everybodys.has(field)))) ||
    questions.length + sites.length + released.counts + charged.length + shown.size > 0
  );
}

/** An answer that was not kept becomes an error. */
function withhold({ response: { body, http } }: Answering, error: unknown): void {
  if (!(error instanceof KnownError) || body.kind !== 'single') throw error;
  body.singleResult = { errors: [{ message: error.message, extensions: error.extensions }] };
  http.status = httpStatusOf[error.code];
  http.headers.set('content-type', 'application/graphql-response+json; charset=utf-8');
  for (const [name, value] of Object.entries(headersOf(error))) http.headers.set(name, value);
}
