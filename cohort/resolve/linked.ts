import type { RecordType } from '../../ontology/records.ts';
import type { FieldTest } from '../criterion.ts';
import { linksOf } from '../links.ts';
import type { Related, Test } from '../plan.ts';
import type { ResolvedTest } from './records.ts';
import { criterionKey, resolveRelated } from './related.ts';
import type { Resolution } from './resolution.ts';

/** The record that a test is about, and the other tests it passes. */
export type Beside = { readonly record: RecordType; readonly others: readonly Test[] };

/** A link to another record; what leaves that one open leaves this one open. */
export function resolveLinked(
  { way, of, path }: Extract<FieldTest, { test: 'linked' }>,
  { record, others }: Beside,
  resolution: Resolution,
): ResolvedTest {
  const plan = resolveRelated(of, resolution, way.kind === 'any' ? [...path, criterionKey(of)] : path);
  const links = linksOf(way, record, of.record);
  const linkedTo = (tests: Related['tests']): Test => ({
    kind: 'linked',
    links,
    of: { record: of.record, tests },
  });
  return {
    test: linkedTo(plan.tests),
    open: plan.open.map((open) => ({ ...open, tests: [...others, linkedTo(open.tests)] })),
  };
}
