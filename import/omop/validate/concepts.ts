import { fileFault } from '../../source/file-fault.ts';
import type { CdmFile } from '../folder.ts';
import { createKeys } from '../keys.ts';

/** What a folder says of its concepts. */
export type Concepts = {
  /** A number that stands for what is known of a concept; undefined where there is none of this id. */
  readonly get: (id: string) => number | undefined;
  readonly domainOf: (known: number) => string;
  readonly classOf: (known: number) => string;
  /** Whether it is standard and valid. */
  readonly isStandard: (known: number) => boolean;
};

/** Domains and classes that there may be: together with one bit for a standard concept they are one number. */
const most = { domains: 2 ** 12, classes: 2 ** 16 } as const;
const standardBit = most.domains * most.classes;

/** Reads the concepts of a folder. @throws KnownError where the file cannot be read to its end */
export async function readConcepts({ opened, file }: CdmFile): Promise<Concepts> {
  const keys = createKeys();
  const [domains, classes] = [createNumbers(file, most.domains), createNumbers(file, most.classes)];
  const columns = ['concept_id', 'domain_id', 'concept_class_id', 'standard_concept', 'invalid_reason'];
  for await (const row of opened.rows(columns)) {
    if ('broken' in row) continue;
    const { concept_id = '', domain_id, concept_class_id, standard_concept, invalid_reason } = row.cells;
    const isStandard = standard_concept === 'S' && (invalid_reason ?? '') === '';
    const kind = domains.of(domain_id ?? '') + classes.of(concept_class_id ?? '') * most.domains;
    keys.set(concept_id, kind + (isStandard ? standardBit : 0));
  }
  return {
    get: keys.get,
    domainOf: (known) => domains.text(known % most.domains),
    classOf: (known) => classes.text(Math.floor((known % standardBit) / most.domains)),
    isStandard: (known) => known >= standardBit,
  };
}

/** Numbers for texts of which there are few. */
function createNumbers(file: string, limit: number) {
  const [numbers, texts] = [new Map<string, number>(), [] as string[]];
  return {
    of: (text: string): number => {
      const known = numbers.get(text);
      if (known !== undefined) return known;
      if (texts.length === limit)
        throw fileFault(file, `has more than ${limit} domains or classes: its columns may be mixed up`);
      numbers.set(text, texts.length);
      return texts.push(text) - 1;
    },
    text: (number: number): string => texts[number] ?? '',
  };
}
