import type { StoredVocabulary } from '../../loaders/concepts.ts';
import { countPanels } from '../../loaders/panels.ts';
import { records } from '../../ontology/records.ts';
import { type Finding, findingsOf } from './finding.ts';
import type { SiteView } from './view.ts';

const { ok, warn, fail } = findingsOf('vocabulary');

/** What others ask by, and what a question by it comes to where it is not loaded. */
const asked = [
  {
    id: 'SNOMED',
    name: 'SNOMED CT',
    missing:
      'A question by one of its codes is UNSUPPORTED where no record and no mapping has the code; others find the very code, and nothing below it.',
    todo: 'Load a release: oncograph vocabulary rf2 FOLDER, or with others from Athena.',
  },
] as const;

/** Looks at the vocabularies by which the site understands questions. */
export async function lookAtVocabularies({ hub, holding, followed }: SiteView): Promise<readonly Finding[]> {
  const vocabularies = await hub.loaders.vocabularies();
  const loaded = vocabularies.filter(({ release }) => release !== null);
  if (loaded.length === 0)
    return [
      fail(
        null,
        'No release of a vocabulary is loaded: no code has a name, and nothing is above or below another.',
        'Load those that the data are coded by: oncograph vocabulary FORMAT PATH.',
      ),
    ];
  const ids = new Set(loaded.map(({ id }) => id));
  const lacking = asked.filter(({ id }) => !ids.has(id));
  return [
    ok(null, `Releases are loaded of ${loaded.map(inWords).join(', ')}.`),
    ...lacking.map(({ name, missing, todo }) => warn(name, `No release is loaded. ${missing}`, todo)),
    ...(await lookAtPanels({ holding, followed })),
  ];
}

/** What says of a gene that it was looked at, where nothing was found. */
async function lookAtPanels({
  holding,
  followed,
}: Pick<SiteView, 'holding' | 'followed'>): Promise<readonly Finding[]> {
  const held = new Set(holding.datasets.flatMap(({ records }) => records));
  const isMolecular = Object.values(records).some(
    ({ type, ...model }) => 'foundBy' in model && held.has(type),
  );
  if (!isMolecular || (await countPanels(followed.graph)) > 0) return [];
  return [
    warn(
      'gene panels',
      'There are none, and findings in genes: of a gene without any it is not known that it was looked at, and a question by it is UNSUPPORTED.',
      'Give the mapping the lists of genes that were looked at (genePanels).',
    ),
  ];
}

function inWords({ id, release }: StoredVocabulary): string {
  return `${id} (${release})`;
}
