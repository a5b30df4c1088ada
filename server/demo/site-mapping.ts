import type { Mapping, TableModel, TerminologySource } from '../../ontology/mapping.ts';
import type { DemoSite } from './demo-site.ts';

/** The shipped mapping as a site of the demo has it: of its own patients alone, without what it lacks, with its hierarchy of diseases. */
export function toSiteMapping(shipped: Mapping, site: DemoSite): Mapping {
  const { name, access, datasets, lacks } = site;
  const { descriptions, ...facts } = shipped.datasets;
  return {
    ...shipped,
    title: `${name}: ${datasets.join(', ')}`,
    terminology: toTerminology(shipped.terminology ?? [], site),
    // Descriptions of the seed say that its data are PUBLIC.
    datasets:
      access === 'open'
        ? { ...facts, ...(descriptions && { descriptions }) }
        : { ...facts, accessRights: 'RESTRICTED' },
    tables: shipped.tables
      .filter((table) => !lacks.includes(table.name))
      .map((table) => ({ ...table, when: [isOf(table, datasets), ...conditionsOf(table)] })),
  };
}

function isOf({ dataset }: TableModel, datasets: readonly string[]) {
  return { value: dataset, in: datasets };
}

function conditionsOf({ when = [] }: TableModel) {
  return [when].flat();
}

/** Another hierarchy takes the place of the shipped one, and what maps to concepts of that alone is not there. */
function toTerminology(
  shipped: readonly TerminologySource[],
  { diseases }: DemoSite,
): readonly TerminologySource[] {
  if (diseases === undefined) return shipped;
  return shipped
    .filter(({ vocabulary }) => vocabulary !== 'SNOMED')
    .map((source) => (source.format === 'obo' ? { ...source, file: diseases } : source));
}
