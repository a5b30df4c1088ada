import type { Config } from '../config.ts';

/** A site of the demo: what it holds of the shipped data, and in what it is another than the others. */
export type DemoSite = {
  readonly id: string;
  /** What the hub calls it. */
  readonly name: string;
  /** What is particular about it, for who looks on. */
  readonly about: string;
  /** Shipped datasets whose patients are its own. */
  readonly datasets: readonly string[];
  readonly access: Config['access'];
  /** Whether a person there decides which questions are answered. */
  readonly isByHand?: true;
  /** Tables of the shipped mapping that it does not have. */
  readonly lacks: readonly string[];
  /** Its hierarchy of diseases, as a file of `seeds`, where that is another than the shipped one. */
  readonly diseases?: string;
};

/** No patient is at two of them, and each has some with a tumour of the kidney. */
export const demoSites: readonly DemoSite[] = [
  {
    ...{ id: 'north', name: 'Hospital North', datasets: ['tcga_kirc'], access: 'open', lacks: [] },
    about: 'clear cell cancers of the kidney; open, but answers by hand',
    isByHand: true,
  },
  {
    ...{ id: 'south', name: 'Hospital South', datasets: ['tcga_kirp'], access: 'tiered' },
    lacks: ['assays', 'mutations', 'copy-number'],
    about: 'papillary ones, no molecular data; not open: noisy numbers',
  },
  {
    ...{ id: 'east', name: 'Hospital East', datasets: ['tcga_kich', 'tcga_cesc'], access: 'open', lacks: [] },
    diseases: 'federation/DO_cancer_slim.obo.gz',
    about: 'chromophobe ones, cancers of the cervix; an older vocabulary',
  },
];
