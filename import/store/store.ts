import { createHash, randomBytes } from 'node:crypto';
import { cypher } from '../../graph/cypher.ts';
import type { Graph } from '../../graph/graph.ts';
import { KnownError } from '../../ontology/errors.ts';
import { modelHash } from '../../ontology/model-hash.ts';
import { applyConstraints, constraints } from './constraints.ts';
import { noteSharedBefore } from './shares.ts';
import { raiseTerminologyIfGrown } from './terminology-version.ts';
import { markUsed } from './usage.ts';

/** What the store is for this version of the software. */
export type Store = { readonly identitySecret: string };

/** Changes of what a store holds, in order; the number of the last one is its model version. */
const migrations: readonly ((graph: Graph) => Promise<void>)[] = [
  constraintsAlone,
  addTerminology,
  searchInMemory,
  constraintsAlone,
  constraintsAlone,
  noteSharedBefore,
];

/** A number that stores have had for new constraints: these follow the model, whatever the number. */
async function constraintsAlone(): Promise<void> {}

/** What terminology needs beside its concepts: a version. */
async function addTerminology(graph: Graph): Promise<void> {
  await graph.write(raiseTerminologyIfGrown);
}

/** Takes away what concepts were found by in the database; which datasets use a concept is said by their ids. */
async function searchInMemory(graph: Graph): Promise<void> {
  await graph.runAlone(cypher`DROP INDEX Concept_search IF EXISTS`);
  await graph.runAlone(
    cypher`
      MATCH (concept:Concept WHERE concept.searchName IS NOT NULL OR concept.searchUsed IS NOT NULL)
      CALL (concept) { REMOVE concept.searchName, concept.searchTokens, concept.searchUsed }
        IN TRANSACTIONS OF 50000 ROWS`,
    1_800_000,
  );
  await markUsed(graph);
}

const hash = modelHash({ constraints });

/**
 * Brings the store to this version and this model, and gives what it keeps. @throws KnownError CONFLICT where the store is newer
 * than the software, or was filled under another identity secret.
 */
export async function openStore(graph: Graph, identitySecret?: string): Promise<Store> {
  const { version, model } = await refuseNewer(graph);
  if (model !== hash) await applyConstraints(graph);
  for (const migrate of migrations.slice(version)) await migrate(graph);
  return { identitySecret: await keepSecret(graph, identitySecret) };
}

/** The same of a store that is only looked at; an empty one has any secret. @throws KnownError CONFLICT */
export async function peekStore(graph: Graph, identitySecret?: string): Promise<Store> {
  await refuseNewer(graph);
  const [meta] = await graph.read<Secret>(cypher`
    MATCH (meta:Meta {id: 'meta'})
    RETURN meta.identitySecret AS secret, meta.identityCheck AS check`);
  if (meta === undefined) return { identitySecret: identitySecret ?? 'of an empty graph' };
  return { identitySecret: checkSecret(meta, identitySecret) };
}

/** What a store was filled by: the number of its last migration, and the hash of its model, null before the first. */
type FilledBy = { readonly version: number; readonly model: string | null };

async function refuseNewer(graph: Graph): Promise<FilledBy> {
  const [filled = { version: 0, model: null }] = await graph.read<FilledBy>(cypher`
    MATCH (meta:Meta {id: 'meta'})
    RETURN meta.modelVersion AS version, meta.catalogueHash AS model`);
  if (filled.version > migrations.length)
    throw new KnownError(
      'CONFLICT',
      `The graph has model version ${filled.version}, this software knows ${migrations.length}: start a newer oncograph, or use another database.`,
    );
  return filled;
}

/** What the graph keeps of its secret: the digest, and the secret itself where none was given. */
type Secret = { readonly secret: string | null; readonly check: string };

/** The secret of this graph: the given one, or one that the graph keeps. */
async function keepSecret(graph: Graph, given: string | undefined): Promise<string> {
  const secret = given ?? randomBytes(32).toString('base64url');
  const [meta] = await graph.write((run) =>
    run<Secret>(cypher`
      MERGE (meta:Meta {id: 'meta'})
      ON CREATE SET meta.identitySecret = ${given === undefined ? secret : null}, meta.identityCheck = ${digest(secret)}
      SET meta.modelVersion = ${migrations.length}, meta.catalogueHash = ${hash}
      RETURN meta.identitySecret AS secret, meta.identityCheck AS check`),
  );
  return checkSecret(meta, given);
}

function checkSecret(meta: Secret | undefined, given: string | undefined): string {
  const known = given ?? meta?.secret ?? undefined;
  if (known === undefined || digest(known) !== meta?.check)
    throw new KnownError(
      'CONFLICT',
      'The graph was filled under another IDENTITY_SECRET: set the one it was filled under, or use an empty database.',
    );
  return known;
}

function digest(secret: string): string {
  return createHash('sha256').update(`oncograph identity ${secret}`).digest('hex');
}
