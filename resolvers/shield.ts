import { createRequire } from 'node:module';

/*
 * graphql-shield 7.6.5 imports `isUndefined` of node:util in its ES build, which Node.js 23 removed; its CommonJS build loads.
 * Both libraries come from there: a schema that passes through two copies of graphql-middleware has two sets of types.
 */
const load = createRequire(import.meta.url);
const shielding: typeof import('graphql-shield') = load('graphql-shield');
const middleware: typeof import('graphql-middleware') = load('graphql-middleware');

/** Rules of access, and what puts them before resolvers; `chain` and `race` of the library throw since Node.js 23. */
export const { allow, deny, rule, shield } = shielding;

/** Puts middleware before the resolvers of a schema that are declared. */
export const { applyMiddlewareToDeclaredResolvers } = middleware;
