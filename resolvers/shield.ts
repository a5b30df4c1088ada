import { createRequire } from 'node:module';
import type { KnownError } from '../ontology/errors.ts';
import type { Context } from './context.ts';

/*
 * graphql-shield 7.6.5 imports `isUndefined` of node:util in its ES build, which Node.js 23 removed; its CommonJS build loads.
 * Both libraries come from there: a schema that passes through two copies of graphql-middleware has two sets of types.
 */
const load = createRequire(import.meta.url);
const shielding: typeof import('graphql-shield') = load('graphql-shield');
const middleware: typeof import('graphql-middleware') = load('graphql-middleware');

/** Rules of access, and what puts them before resolvers; `chain` and `race` of the library throw since Node.js 23. */
export const { allow, deny, shield } = shielding;

/** Whether a request may ask a field, or why not. */
type Verdict = boolean | KnownError;

/**
 * A rule that is asked anew for each field. What `check` throws is told as it is: the library would say that it is forbidden, where
 * it could not be found out.
 */
export function ruleOf<Args>(
  check: (context: Context, args: Args) => Verdict | Promise<Verdict>,
): ReturnType<ReturnType<typeof shielding.rule>> {
  return shielding.rule({ cache: 'no_cache' })(async (_source, args: Args, context: Context) => {
    try {
      return await check(context, args);
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error));
    }
  });
}

/** Puts middleware before the resolvers of a schema that are declared. */
export const { applyMiddlewareToDeclaredResolvers } = middleware;
