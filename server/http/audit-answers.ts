import type { ApolloServerPlugin, GraphQLRequestContextWillSendResponse } from '@apollo/server';
import type { GraphQLFormattedError } from 'graphql';
import type { Audit } from '../../audit/audit.ts';
import { type AuditEvent, refusing } from '../../audit/event.ts';
import type { Noted, Trail } from '../../audit/trail.ts';
import { KnownError } from '../../ontology/errors.ts';
import type { Context } from '../../resolvers/context.ts';
import { whoOf } from '../audited.ts';
import { correlationOf, headersOf, httpStatusOf } from './graphql-errors.ts';

type Answering = GraphQLRequestContextWillSendResponse<Pick<Context, 'caller'>>;

/**
 * Keeps each answer that has numbers or records in it, refuses somebody or changes something, before it leaves. What cannot be
 * kept is not answered.
 */
export function auditAnswers(audit: Audit): ApolloServerPlugin<Pick<Context, 'caller'>> {
  return {
    requestDidStart: async () => ({
      willSendResponse: async (answering) => {
        const { trail } = answering.contextValue.caller;
        if (trail === undefined) return;
        const event = eventOf(answering, trail);
        if (!isKept(event, trail.noted())) return;
        await audit.addAnswer(event, trail).catch((error) => withhold(answering, error));
      },
    }),
  };
}

function eventOf({ contextValue, operation, response: { body } }: Answering, { purpose }: Trail): AuditEvent {
  const { caller } = contextValue;
  const errors = body.kind === 'single' ? (body.singleResult.errors ?? []) : [];
  const codes = [...new Set(errors.map(codeOf))];
  const refused = codes.some((code) => refusing.has(code));
  const failed = body.kind === 'single' && !body.singleResult.data;
  return {
    kind: 'REQUEST',
    requestId: correlationOf(contextValue) ?? null,
    who: whoOf(caller),
    purpose,
    datasets: [...new Set([...caller.records, ...caller.counts])],
    outcome: refused ? 'REFUSED' : failed ? 'FAILED' : 'DONE',
    ...(codes.length > 0 && { codes }),
    details: { operation: operation?.operation ?? null, fields: fieldsOf(operation) },
  };
}

function codeOf({ extensions }: GraphQLFormattedError): string {
  return String(extensions?.code);
}

/** The root fields that are asked for, by their own names. */
function fieldsOf(operation: Answering['operation']): readonly string[] {
  const selections = operation?.selectionSet.selections ?? [];
  return [...new Set(selections.map((one) => (one.kind === 'Field' ? one.name.value : '...')))];
}

function isKept(
  { outcome, who, codes, details }: AuditEvent,
  { questions, released, shown }: Noted,
): boolean {
  return (
    outcome === 'REFUSED' ||
    (who !== null && codes !== undefined) ||
    details?.operation === 'mutation' ||
    questions.length + released.counts + shown.size > 0
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
