import type { FieldMappingFigures } from '../figures/field-mappings.ts';
import { modelOf } from '../ontology/records.ts';
import { toCode, toTable } from './table.ts';

/** How well the coded fields of one dataset are mapped. */
export type DatasetMapping = { readonly dataset: string; readonly fields: readonly FieldMappingFigures[] };

/** How the values of the shipped data are mapped, as the graph has them: by field and who says so, and by dataset. */
export function toMappingQualityPage(datasets: readonly DatasetMapping[]): string {
  const fields = [...new Set(datasets.flatMap((one) => one.fields.map(nameOf)))];
  const figuresOf = (field: string) =>
    datasets.flatMap((one) => one.fields.filter((figures) => nameOf(figures) === field));
  const byField = fields.map((field) => toFieldRow(field, figuresOf(field)));
  const byDataset = datasets.map(({ dataset, fields: known }) => [
    toCode(dataset),
    ...fields.map((field) => toShare(known.filter((figures) => nameOf(figures) === field))),
  ]);
  return `# How the values of the shipped data are mapped

Of every coded field: the records in which it is known, how many of these have a standard concept, how many of the
concepts are retired or not standard, and who says that the value means the concept: the file of a value map, or the
source of a mapping between concepts. The values that have no standard concept stand with their reasons in
[what of the shipped data is mapped](seed-mapping.md). A dataset says the same of itself as
\`dataset(id:) { mapping { … } }\`, and \`oncograph status\` of everything the graph holds.

The numbers are those of the loaded graph. \`npx vitest run --project integration test/seed/mapping.int.test.ts\` loads it
and compares; with \`--update\` it writes this page anew.

${toTable(['field', 'records', 'with a standard concept', 'retired', 'not standard', 'who says so'], byField)}

Records with a standard concept, by dataset:

${toTable(['dataset', ...fields.map(toCode)], byDataset)}
`;
}

function nameOf({ record, field }: FieldMappingFigures): string {
  return `${modelOf(record).type}.${field}`;
}

function toFieldRow(field: string, figures: readonly FieldMappingFigures[]): readonly string[] {
  const bySource = new Map<string, number>();
  for (const [source, rows] of figures.flatMap((one) => one.bySource))
    bySource.set(source, (bySource.get(source) ?? 0) + rows);
  return [
    toCode(field),
    String(sum(figures, 'rows')),
    `${sum(figures, 'mapped')} (${toShare(figures)})`,
    String(sum(figures, 'retired')),
    String(sum(figures, 'nonStandard')),
    [...bySource]
      .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
      .map(([source, rows]) => `${source}: ${rows}`)
      .join('; '),
  ];
}

function toShare(figures: readonly FieldMappingFigures[]): string {
  const rows = sum(figures, 'rows');
  return rows === 0 ? '' : `${((100 * sum(figures, 'mapped')) / rows).toFixed(1)} %`;
}

function sum(
  figures: readonly FieldMappingFigures[],
  name: 'rows' | 'mapped' | 'retired' | 'nonStandard',
): number {
  return figures.reduce((total, one) => total + one[name], 0);
}
