import { fileURLToPath } from 'node:url';
import { createReasons, dryMapping } from '../import/load/dry-mapping.ts';
import { toCode, toTable } from './table.ts';

const path = fileURLToPath(new URL('../seeds/tcga.mapping.yaml', import.meta.url));
const folder = fileURLToPath(new URL('../seeds/tcga', import.meta.url));

/** Values of so many rows or fewer are not listed one by one. */
const fewRows = 5;

/**
 * What of the coded values of the shipped data has a standard concept, and every frequent value that has none with
 * the reason: the records are built as a load builds them, without a database.
 */
export async function toSeedMappingPage(): Promise<string> {
  const { coded, records, contents } = await dryMapping(path, folder);
  const reasonOf = createReasons(contents.reviewed);
  const overview = [...coded].map(([field, { values, mapped, unmapped }]) => {
    const all = records.get(field.split('.')[0] ?? '') ?? 0;
    return [
      toCode(field),
      String(all),
      `${values} (${toShare(values, all)})`,
      `${mapped} (${toShare(mapped, values)})`,
      String(unmapped.size),
    ];
  });
  const sections = [...coded].filter(([, { unmapped }]) => unmapped.size > 0);
  return `# What of the shipped data is mapped to standard concepts

Of every coded field: the records, those with a value, how many of these have a standard concept, and the number of different
values that have none. A value without a standard concept stays in the graph as it came, and is found by
\`source\`. No code is guessed: a value is mapped where its code is certain and its citation stands in \`seeds/tcga/maps\`, or by a
cross-reference of the disease hierarchy. This page is made by \`npm run docs\` from the shipped files.

${toTable(['field', 'records', 'with a value', 'of these with a standard concept', 'different values without'], overview)}

${sections.map(([field, { unmapped }]) => toSection(field, unmapped, reasonOf)).join('\n\n')}
`;
}

function toShare(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(1)} %`;
}

function toSection(
  field: string,
  unmapped: ReadonlyMap<string, number>,
  reasonOf: (field: string, value: string) => string | undefined,
): string {
  const rows = [...unmapped].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  const listed = rows.filter(([, count]) => count > fewRows);
  const rest = rows.length - listed.length;
  const few = rest === 0 ? '' : `${rest} values of ${fewRows} rows or fewer are not listed.`;
  const table = toTable(
    ['value without standard concept', 'rows', 'reason'],
    listed.map(([value, count]) => [value, String(count), reasonOf(field, value) ?? 'not reviewed']),
  );
  return [`## ${field}`, ...(listed.length > 0 ? [table] : []), ...(few === '' ? [] : [few])].join('\n\n');
}
