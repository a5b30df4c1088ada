import { openAnswer } from '../../federation/envelope/answer.ts';
import { openHello } from '../../federation/envelope/hello.ts';
import { subjects } from '../../federation/subjects.ts';
import type { Said, TestNetwork } from './dishonest-hub.ts';

/** Something that a site said, as whoever has the keys of the hub reads it. */
export type Opened = {
  readonly site: string;
  readonly kind: 'answer' | 'hello';
  /** As many characters as it had on its way. */
  readonly length: number;
  readonly message: unknown;
};

const ofSites = /^oncograph\.v1\.(answer|hello)\.([a-z0-9-]+)(?:\.([\w-]+))?$/;

/** Opens whatever was said by sites, each text once and in its order. @throws TypeError of a subject that is not one of sites, EnvelopeError */
export function openSaid(said: readonly Said[], network: TestNetwork): Promise<readonly Opened[]> {
  const bySites = said.filter(({ subject }) => !subject.startsWith(subjects.question('')));
  const once = new Map(bySites.map((one) => [one.text, one])); // what is asked again is answered by the same text
  return Promise.all([...once.values()].map((one) => open(one, network)));
}

async function open({ subject, text }: Said, { hub, of }: TestNetwork): Promise<Opened> {
  const [, kind, site = '', question = ''] = ofSites.exec(subject) ?? [];
  const { signing } = of(site).keys;
  const about = { site, length: text.length };
  if (kind === 'hello') {
    const { holding } = await openHello(text, { site, hub: hub.id, keys: hub.keys, signing });
    return { ...about, kind, message: holding };
  }
  if (kind !== 'answer') throw new TypeError(`nobody says anything on ${subject}`);
  return {
    ...about,
    kind,
    message: await openAnswer(text, { question, site, hub: hub.id }, { ...hub.keys, signing }),
  };
}

/** All places in a message and what stands there; those of a list are one. */
export function leavesOf(message: unknown, path = ''): readonly (readonly [path: string, value: unknown])[] {
  if (typeof message !== 'object' || message === null) return [[path, message]];
  const isList = Array.isArray(message);
  return Object.entries(message).flatMap(([key, value]) =>
    leavesOf(value, `${path}${path === '' ? '' : '.'}${isList ? '*' : key}`),
  );
}
