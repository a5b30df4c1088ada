import type { Finding } from '../ontology/model.ts';
import { examination } from '../ontology/roles.ts';
import type { Related, Test } from './plan.ts';

/** Examinations that can find what is found so; with `panels` those that covered one of them. */
export function examinationsFor({ kind }: Finding, panels?: readonly string[]): Related {
  const tests: readonly Test[] = [
    { kind: 'text', property: examination.kind, values: [kind.toLowerCase()] },
    ...(panels === undefined
      ? []
      : [{ kind: 'oneOf', property: examination.panel, values: panels } as const]),
  ];
  return { record: examination.record, tests };
}
