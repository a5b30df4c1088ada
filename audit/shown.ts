import { withheld } from './asked.ts';
import type { AskedQuestion, AuditKind, Outcome, Released, Who } from './event.ts';
import { type EntryKey, keyOfEntry } from './newest.ts';
import type { FoundEntry } from './read.ts';

/** What somebody may know of the audit: of which datasets the entries, and of which of them the numbers that left. */
export type AuditRights = { readonly audited: readonly string[]; readonly counted: readonly string[] };

/** A grant that was given or ended, as an entry says. */
export type ShownGrant = Pick<Who, 'issuer' | 'subject'> & {
  readonly role: string;
  readonly reason: string;
  readonly purpose: string | null;
  readonly from: string;
  readonly until: string | null;
  /** Why it was ended. */
  readonly endedWhy: string | null;
};

/** What is shown of an entry to who may read the audit of some of its datasets. */
export type ShownEntry = {
  /** The chain and the place in it. */
  readonly id: string;
  readonly key: EntryKey;
  readonly at: string;
  readonly kind: AuditKind;
  readonly outcome: Outcome;
  readonly codes: readonly string[];
  readonly requestId: string | null;
  readonly who: Who | null;
  readonly purpose: string | null;
  /** Those alone that the reader may know of. */
  readonly datasets: readonly string[];
  /** Whether there are others: then it is not told how many numbers and patients are of which. */
  readonly hasOthers: boolean;
  /** Fields of GraphQL, or the name of a dump. */
  readonly fields: readonly string[];
  readonly questions: readonly AskedQuestion[];
  readonly released: { readonly counts: number; readonly values: Released['first'] | null } | null;
  /** Of how many patients records were shown; null of a dump, which shows all, and for who may not count them. */
  readonly patients: number | null;
  readonly grant: ShownGrant | null;
};

/** An entry, without what is of datasets that the reader may not know of. */
export function toShown(entry: FoundEntry, { audited, counted }: AuditRights): ShownEntry {
  const { at, chain, n, kind, outcome, codes = [], requestId, who, purpose = null } = entry;
  const { datasets = [], questions = [], released, patients = [], details = {} } = entry;
  const own = datasets.filter((id) => audited.includes(id));
  const hasOthers = own.length < datasets.length;
  const isCounted = datasets.every((id) => counted.includes(id));
  return {
    ...{ id: `${chain}.${n}`, key: keyOfEntry(entry) },
    ...{ at, kind, outcome, codes, requestId, purpose },
    who,
    ...{ datasets: own, hasOthers },
    fields: fieldsIn(details),
    questions: questions.map((question) => withoutOthers(question, own)),
    released:
      hasOthers || released === undefined
        ? null
        : { counts: released.counts, values: isCounted ? released.first : null },
    patients: hasOthers || !isCounted || kind === 'DUMP' ? null : patients.length,
    grant: kind === 'GRANT_ADDED' || kind === 'GRANT_ENDED' ? grantIn(details) : null,
  };
}

type Details = Readonly<Record<string, unknown>>;

function fieldsIn({ fields, name }: Details): readonly string[] {
  return [Array.isArray(fields) ? fields : (name ?? [])].flat().map(String);
}

/** Whoever tries all ids would find the one that a fingerprint is of. */
function withoutOthers({ fingerprint, where }: AskedQuestion, own: readonly string[]): AskedQuestion {
  const shown = withoutIds(where, own);
  return { where: shown, fingerprint: JSON.stringify(shown) === JSON.stringify(where) ? fingerprint : null };
}

function withoutIds(value: unknown, own: readonly string[], key = ''): unknown {
  if (Array.isArray(value)) return value.map((member) => withoutIds(member, own, key));
  if (typeof value === 'string') return key !== 'dataset' || own.includes(value) ? value : withheld;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, withoutIds(part, own, name)]));
}

function grantIn(details: Details): ShownGrant {
  const text = (name: string) => (typeof details[name] === 'string' ? details[name] : null);
  const known = (name: string) => text(name) ?? '';
  return {
    ...{ issuer: known('issuer'), subject: known('subject'), role: known('role') },
    ...{ reason: known('reason'), purpose: text('purpose') },
    ...{ from: known('from'), until: text('until'), endedWhy: text('endedWhy') },
  };
}
