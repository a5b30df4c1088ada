import type { StoredVocabulary } from '../../loaders/concepts.ts';
import type { StoredDataset } from '../../loaders/datasets.ts';
import { unknownLicense, withNotice } from '../../ontology/licenses.ts';

/** What stands at the head of a dump: what it is of, and what those ask for whose work is in it. */
export function toNotices(
  datasets: readonly StoredDataset[],
  vocabularies: readonly StoredVocabulary[],
  version: string,
): readonly string[] {
  const licenses = datasets.flatMap(({ license }) => license ?? []);
  const nameless = datasets.some(({ license }) => (license ?? []).length === 0);
  return [
    `Records of ${datasets.map(({ id }) => id).join(', ')}`,
    `Version of the graph: ${version}`,
    ...[...new Set(licenses)].sort().map((license) => `Licence: ${withNotice(license)}`),
    ...(nameless ? [`Licence: ${unknownLicense}`] : []),
    ...vocabularies.flatMap(({ notice }) => notice ?? []),
  ];
}
