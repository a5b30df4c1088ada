import { createHash } from 'node:crypto';
import { pipeline, Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Audit } from '../../audit/audit.ts';
import { datasetsOf, purposeMissing } from '../../disclosure/caller.ts';
import { type CatalogueDump, dumpCatalogue } from '../../fair/dump/catalog.ts';
import { dumpRecords } from '../../fair/dump/records.ts';
import { dumpTerminology } from '../../fair/dump/terminology.ts';
import { isUnchanged } from '../../fair/http/conditional.ts';
import type { Iris } from '../../fair/rdf/iris.ts';
import { toPredicate } from '../../import/vocabulary/sssom/predicate.ts';
import type { ContactsOf } from '../../loaders/dataset-contact.ts';
import type { OpenRecords } from '../../loaders/record-reads.ts';
import type { ReadUsedTerminology } from '../../loaders/used-terminology.ts';
import { KnownError } from '../../ontology/errors.ts';
import type { ToCaller } from '../caller.ts';
import type { Access } from '../open-access.ts';
import { auditDump } from './audit-dumps.ts';
import { askedDatasets } from './readable.ts';
import { beginPieces, createSendingGate, type Pace } from './sending.ts';

/** What dumps are made of. */
export type DumpParts = {
  readonly records: OpenRecords;
  readonly terminology: ReadUsedTerminology;
  readonly iris: () => Iris;
  /** Who asks; without a request nobody who is logged in. */
  readonly caller: ToCaller;
  /** `open` where everybody may read: who may read nothing then gets a dump of nothing. */
  readonly access?: Access;
  /** Whom to ask for data that the caller may not read. */
  readonly contactsOf: ContactsOf | undefined;
  readonly catalogue: CatalogueDump;
  /** Of the software: another one may write a dump in another way. */
  readonly version: string;
  /** What keeps who was given a dump. */
  readonly audit?: Pick<Audit, 'add'> | undefined;
};

/** A dump at an address of its own. */
export type DumpRoute = {
  /** File name without `.nq.gz`. */
  readonly name: string;
  /** `public` where every caller gets the same. */
  readonly audience: 'public' | 'private';
  /** The dump in pieces of text, for whoever asks. @throws KnownError before the first piece where it is refused */
  readonly open: (request: FastifyRequest) => Promise<AsyncGenerator<string>>;
  /** What the dump is made of: another text where the dump is another one. Without it nobody can ask for changes alone. */
  readonly state?: () => Promise<string>;
};

/** Dumps that are sent at once: each reads the database as fast as it can. */
const atOnce = 2;

/** Adds the dumps of the catalogue, of records and of terminology. */
export function registerDumps(
  app: FastifyInstance,
  { records, terminology, iris, caller, access = 'tiered', contactsOf, catalogue, version, audit }: DumpParts,
): void {
  addDumps(app, [
    {
      name: 'catalog',
      audience: 'public',
      open: async () => dumpCatalogue({ ...catalogue, iris: iris() }),
      state: async () => [version, iris().base, (await catalogue.catalogue()).version].join(' '),
    },
    {
      name: 'records',
      audience: 'private',
      open: async (request) => {
        const who = await caller(request);
        return auditDump(audit, { name: 'records', request, caller: who }, async () => {
          if (who.lacksPurpose) throw purposeMissing;
          const datasets = await askedDatasets(request.query, { records: who.records, access, contactsOf });
          const pieces = dumpRecords({
            records,
            iris: iris(),
            datasets,
            usable: who.records,
            format: 'nquads',
          });
          return { pieces, datasets, version: async () => (await records(datasets).state()).version };
        });
      },
    },
    {
      name: 'terminology',
      audience: 'private', // what is in it depends on who asks
      open: async (request) => {
        const who = await caller(request);
        return auditDump(audit, { name: 'terminology', request, caller: who }, async () => ({
          pieces: dumpTerminology({ terminology, iris: iris(), caller: who, predicateOf: toPredicate }),
          datasets: datasetsOf(who),
        }));
      },
    },
  ]);
}

/** Begins a dump of all records and leaves it: the database has then planned the statement of the next ones. */
export async function rehearseDump({ records, iris, caller }: DumpParts): Promise<void> {
  const { records: datasets } = await caller();
  if (datasets.length === 0) return;
  const pieces = dumpRecords({ records, iris: iris(), datasets, format: 'nquads' });
  try {
    await pieces.next(); // what is known before the patients
    await pieces.next();
  } catch (error) {
    if (!(error instanceof KnownError && error.code === 'CONFLICT')) throw error; // data are being loaded
  } finally {
    await pieces.return(undefined);
  }
}

/** Adds dumps at `/dump/NAME.nq.gz`. All of them together are sent to a few clients at once; others are asked to wait. */
export function addDumps(app: FastifyInstance, dumps: readonly DumpRoute[], pace?: Pace): void {
  const send = createSendingGate(atOnce, 'dumps', pace);
  for (const { name, audience, open, state } of dumps) {
    const path = `/dump/${name}.nq.gz`;
    const headers = {
      'content-type': 'application/gzip',
      'content-disposition': `attachment; filename="${name}.nq.gz"`,
      'cache-control': audience === 'public' ? 'public, no-cache' : 'private, no-store',
    };
    const tag = async () => (state === undefined ? {} : { etag: toTag(await state()) });
    app.head(path, async (request, reply) => {
      const tagged = await tag();
      await (await open(request)).return(undefined); // refuses as GET does, and reads nothing
      return reply.headers({ ...headers, ...tagged }).send();
    });
    app.get(path, { exposeHeadRoute: false }, async (request, reply) => {
      const tagged = await tag();
      if (hasAlready(request, tagged.etag)) return reply.code(304).headers(tagged).send();
      const pieces = await open(request);
      send(reply);
      const text = Readable.from(await beginPieces(pieces, reply), { highWaterMark: 1 });
      return reply
        .headers({ ...headers, ...tagged })
        .send(pipeline(text, createGzip({ level: 1 }), () => {}));
    });
  }
}

function toTag(state: string): string {
  return `"${createHash('sha256').update(state).digest('base64url').slice(0, 27)}"`;
}

function hasAlready({ headers }: FastifyRequest, etag: string | undefined): boolean {
  return (
    etag !== undefined &&
    isUnchanged({ ifNoneMatch: headers['if-none-match'] }, { etag, lastModified: undefined })
  );
}
