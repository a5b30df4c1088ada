import { rememberBy } from '../../graph/remember-by.ts';
import type { Segment, SegmentPanel } from '../../index/columns/segment.ts';
import { textAt } from '../../index/columns/texts.ts';
import { tableOf, type View } from '../../index/view.ts';
import { spellingsOf } from '../../ontology/genes.ts';
import type { Finding } from '../../ontology/model.ts';
import { modelOf, type RecordType, recordTypes } from '../../ontology/records.ts';
import { examination } from '../../ontology/roles.ts';
import { examinationsFor } from '../examination.ts';
import type { Related } from '../plan.ts';
import { eachMatch, findMatch } from './match.ts';

/** Ids of the gene panels that hold all of `genes`, by any symbol of each and without regard to case. */
export function coveringPanels(genes: readonly string[], views: readonly View[]): readonly string[] {
  const wanted = genes.map((gene) => spellingsOf(gene).map((symbol) => symbol.toUpperCase()));
  const panels = views.flatMap(({ segment }) => segment.panels);
  const covering = panels.filter((panel) => {
    const known = genesOf(panel);
    return wanted.every((symbols) => symbols.some((symbol) => known.has(symbol)));
  });
  return [...new Set(covering.map(({ id }) => id))];
}

/** The genes of a panel in upper case; worked out once. */
const genesOf = rememberBy(
  ({ genes }: SegmentPanel): ReadonlySet<string> => new Set(genes.map((gene) => gene.toUpperCase())),
);

/** Values that any examination in scope can report of what it finds. */
export function reportedValues(finding: Finding, views: readonly View[]): ReadonlySet<string> {
  const examinations = examinationsFor(finding);
  const reported = views.flatMap((view) => [...textsOf(view, examinations, examination.reports)]);
  return new Set(reported.flatMap((values) => values.split(',')));
}

/** What the records in scope that pass tests say in a text field. */
function textsOf(view: View, related: Related, field: string): ReadonlySet<string> {
  const column = tableOf(view, related.record).columns[field];
  const [texts] = column?.kind === 'values' ? column.parts : [];
  if (column?.kind !== 'values' || texts === undefined) return new Set();
  const entries = new Set<number>();
  eachMatch(view, related, (record) => entries.add(column.entries[record] ?? 0));
  return new Set([...entries].flatMap((entry) => textAt(texts, entry) ?? []));
}

/** Whether any record in scope has a value of a text field, without regard to case. */
export function isFound(
  record: RecordType,
  { field, value }: { readonly field: string; readonly value: string },
  views: readonly View[],
): boolean {
  const test = { kind: 'text', property: field, values: [value.toLowerCase()] } as const;
  return views.some((view) => {
    let found = false;
    findMatch(view, { record, tests: [test] }, () => {
      found = true;
      return true;
    });
    return found;
  });
}

/**
 * Whether the panel of an examination in scope, or a finding in scope, is of a subject such as a gene, by any of its symbols
 * and without regard to case.
 */
export function isKnownSubject(subject: string, views: readonly View[]): boolean {
  const symbols = spellingsOf(subject);
  return (
    views.some((view) => symbols.some((symbol) => subjectsOf(view).has(symbol.toUpperCase()))) ||
    recordTypes.some((record) => {
      const field = modelOf(record).foundBy?.subject;
      return field !== undefined && symbols.some((value) => isFound(record, { field, value }, views));
    })
  );
}

/** What the panels of a view cover, in upper case. */
function subjectsOf(view: View): ReadonlySet<string> {
  return view.whole ? subjectsOfAll(view.segment) : subjectsInScope(view);
}

const subjectsOfAll = rememberBy(({ panels }: Segment) => genesOfAll(panels));

const subjectsInScope = rememberBy((view: View) => {
  const used = textsOf(view, { record: examination.record, tests: [] }, examination.panel);
  return genesOfAll(view.segment.panels.filter(({ id }) => used.has(id)));
});

function genesOfAll(panels: readonly SegmentPanel[]): ReadonlySet<string> {
  return new Set(panels.flatMap((panel) => [...genesOf(panel)]));
}
