import { isObject } from '../access/fetch-json.ts';
import { notUnderstood } from './http-faults.ts';
import { type Holding, mostPersons, type Told, toldOf } from './site.ts';
import { notShown, reported } from './site-answer.ts';

/** What a provider of EUCAIM answers, as far as it is looked at: whatever else stands in it may be anything. */
type Answer = { readonly counts: readonly number[]; readonly total: number; readonly notAsked: number };

/**
 * What an answer of a provider tells. Its own total is taken: a person in two of its collections may count once. @throws SiteFault of
 * what cannot be an answer
 */
export function toldBy(value: unknown): Told {
  const { counts, total, notAsked } = parseAnswer(value);
  const leftOut = notAsked === 0 ? null : leaves(notAsked);
  return toldOf(counts.length === 0 ? notShown : reported(total), leftOut);
}

function leaves(collections: number): string {
  const some = collections === 1 ? '1 collection' : `${collections} collections`;
  return `It says that it did not ask ${some} of its own: there may be more.`;
}

/** What an answer to the empty question says that a provider holds. @throws SiteFault of what cannot be an answer */
export function holdingBy(value: unknown): Holding {
  const unsaid = { saidAt: null, software: null, records: null, vocabularies: {} };
  return { ...unsaid, datasets: parseAnswer(value).counts.length, patients: toldBy(value) };
}

function parseAnswer(value: unknown): Answer {
  if (!isObject(value)) throw notUnderstood('it is no object of JSON');
  const { collections, total, not_asked: notAsked = [] } = value;
  if (!Array.isArray(collections)) throw notUnderstood('it has no list of collections');
  const counts = collections.map((one) => parseCount(one, 'a collection'));
  const sum = counts.reduce((all, one) => all + one, 0);
  const persons = parseCount(total, 'the total');
  if (persons > sum) throw notUnderstood('its total is more than its collections together');
  if (counts.some((one) => one > persons))
    throw notUnderstood('its total is less than one of its collections');
  return { counts, total: persons, notAsked: Array.isArray(notAsked) ? notAsked.length : 0 };
}

function parseCount(value: unknown, what: string): number {
  const count = isObject(value) ? value.subjects_count : undefined;
  if (count === undefined) throw notUnderstood(`${what} has no number of subjects`);
  if (typeof count === 'number' && Number.isInteger(count) && count >= 0 && count <= mostPersons)
    return count;
  throw notUnderstood(`the number of subjects of ${what} is no whole number from 0 to ${mostPersons}`);
}
