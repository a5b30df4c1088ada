import type { Charge } from '../ontology/charge.ts';
import type { AskedElsewhere, AskedQuestion, AskedSite, Released } from './event.ts';

/** What is noted of one request while it is answered. */
export type Trail = {
  /** The same as in the log. */
  readonly requestId: string;
  readonly purpose: string | null;
  /** From which network address is asked. */
  readonly address: string;
  readonly asked: (question: AskedQuestion) => void;
  /** A question in canonical form to other sites, by their ids, before they are asked; what it gives takes what they told. */
  readonly elsewhere: (
    question: Omit<AskedElsewhere, 'sites'>,
    sites: readonly string[],
  ) => (told: readonly AskedSite[]) => void;
  /** A count that leaves, and what may be known of it. */
  readonly released: (count: LeavingCount) => void;
  /** What protected numbers cost that leave, and who paid: the second copy of the ledger. */
  readonly charged: (charges: readonly Charge[]) => void;
  /** Ids of nodes of a label that are read to be shown: of patients, or of records. */
  readonly showed: (label: string, ids: readonly string[]) => void;
  /** A trail of the same request, for a part of its answer that leaves before the rest. */
  readonly part: () => Trail;
  readonly noted: () => Noted;
};

/** By which request something is asked, for what, and from where. */
type AskedFrom = Pick<Trail, 'requestId' | 'purpose' | 'address'>;

type LeavingCount = {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly suppressed: boolean;
};

/** All that was noted. */
export type Noted = {
  readonly questions: readonly AskedQuestion[];
  readonly elsewhere: readonly AskedElsewhere[];
  readonly released: Released;
  readonly charged: readonly Charge[];
  /** Ids by label. */
  readonly shown: ReadonlyMap<string, ReadonlySet<string>>;
};

/** Of an answer with more counts, such as a table of facets, the first are kept. */
const mostCounts = 1_000;

export function createTrail({ requestId, purpose, address }: AskedFrom): Trail {
  const questions = new Map<string, AskedQuestion>(); // each once, however often an answer needs it
  const elsewhere: AskedElsewhere[] = [];
  const first: Released['first'][number][] = [];
  const charged: Charge[] = [];
  const shown = new Map<string, Set<string>>();
  let counts = 0;
  return {
    requestId,
    purpose,
    address,
    asked: (question) => questions.set(JSON.stringify(question), question),
    elsewhere: (question, ids) => {
      const at =
        elsewhere.push({ ...question, sites: ids.map((id) => ({ id, status: null, told: null })) }) - 1;
      return (sites) => {
        elsewhere[at] = { ...question, sites };
      };
    },
    released: ({ value, low, high, suppressed }) => {
      if (suppressed) return;
      counts += 1;
      if (first.length < mostCounts) first.push(value ?? [low, high]);
    },
    charged: (charges) => void charged.push(...charges),
    showed: (label, ids) => {
      const known = shown.get(label) ?? new Set();
      shown.set(label, known);
      for (const id of ids) known.add(id);
    },
    part: () => createTrail({ requestId, purpose, address }),
    noted: () => ({
      questions: [...questions.values()],
      elsewhere: [...elsewhere],
      released: { counts, first },
      ...{ charged, shown },
    }),
  };
}
