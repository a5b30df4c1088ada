import { createHash, type Hash } from 'node:crypto';
import type { PropertyValue } from '../../ontology/model.ts';
import type { Subject } from '../columns/field-columns.ts';

/** Takes what patients and records say, in one order, and gives one digest of it for each dataset. */
export type DatasetDigests = {
  readonly add: (dataset: string, said: Said) => void;
  /** By number of dataset; the same for the same content, whenever and by which load it came. */
  readonly finish: (datasets: readonly string[]) => readonly string[];
};

/** A patient or record: `row` has the values of `properties`. */
export type Said = {
  readonly subject: Subject;
  readonly id: string;
  readonly properties: readonly string[];
  readonly row: readonly PropertyValue[];
};

/** The name of a file may change without what it says. */
const notContent: readonly string[] = ['dataset', 'file'];

export function createDigests(): DatasetDigests {
  const hashes = new Map<string, Hash>();
  const hashOf = (dataset: string) => {
    const hash = hashes.get(dataset) ?? createHash('sha256');
    hashes.set(dataset, hash);
    return hash;
  };
  return {
    add: (dataset, said) => void hashOf(dataset).update(toText(said)),
    finish: (datasets) => datasets.map((dataset) => hashOf(dataset).digest('hex').slice(0, 32)),
  };
}

/** What is not known is left out: a field that a later version of the model adds changes nothing. */
function toText({ subject, id, properties, row }: Said): string {
  let text = `${subject} ${id}`;
  for (let at = 0; at < row.length; at += 1) {
    const value = row[at] ?? null;
    const property = properties[at] ?? '';
    if (value !== null && !notContent.includes(property)) text += `\t${property}=${JSON.stringify(value)}`;
  }
  return `${text}\n`;
}
