import { findGenes } from '../../ontology/genes.ts';
import type { Properties } from '../../ontology/model.ts';
import type { Cells } from '../../ontology/omop/cell-faults.ts';

/** Classes of OMOP Genomic whose concepts are one variant of one gene, as its releases of 2021 and 2024 call them. */
const classes = new Set([
  'Gene DNA Variant',
  'Gene RNA Variant',
  'Gene Protein Variant',
  'DNA Variant',
  'RNA Variant',
  'Protein Variant',
]);

/**
 * Gene and change of the variant that a row of CONCEPT is: names of OMOP Genomic begin with the symbol of the gene. None where
 * it is no variant, or HGNC has no such gene.
 *
 * @example variantIn({ vocabulary_id: 'OMOP Genomic', concept_class_id: 'Gene Protein Variant', concept_name: 'TP53:p.Arg175His' })
 * // { gene: 'TP53', proteinChange: 'Arg175His' }
 */
export function variantIn(concept: Cells): Properties | undefined {
  const [vocabulary, kind, name = ''] = ['vocabulary_id', 'concept_class_id', 'concept_name'].map((column) =>
    concept[column]?.trim(),
  );
  if (vocabulary !== 'OMOP Genomic' || !classes.has(kind ?? '')) return undefined;
  const [gene, ...others] = findGenes(name.split(/[\s:(]/, 1)[0] ?? '');
  if (gene === undefined || others.length > 0) return undefined;
  return { gene, proteinChange: changeIn(name) };
}

/** The change of a protein, as HGVS has it, with which a text ends. Older names have spaces in it: these say none. */
export function changeIn(text: string): string | null {
  return /\bp\.(\S+)$/.exec(text.trim())?.[1] ?? null;
}
