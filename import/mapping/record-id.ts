import type { RecordTemplate } from '../../ontology/mapping.ts';
import type { Properties } from '../../ontology/model.ts';
import type { Origin } from '../delivery.ts';
import type { Row } from '../source/row.ts';
import type { Compilation } from './compilation.ts';
import { compileExpression, type Evaluate } from './expression.ts';

/** The id of a record: by its key, else by its content and an ordinal among equal rows. */
export function compileId(template: RecordTemplate, { identity, lookups }: Compilation) {
  const { record, key = template.group } = template;
  if (key !== undefined) {
    const parts: readonly Evaluate[] = key.map((part) => compileExpression(part, lookups));
    return (cells: Row['cells'], { patient }: Origin) => {
      const values = parts.map((part) => part(cells));
      return identity(record, [patient, ...values]);
    };
  }
  const ordinals = new Map<string, number>();
  return (_: Row['cells'], { patient }: Origin, properties: Properties) => {
    const said = contentOf(properties);
    const content = identity(record, [patient, said]);
    const ordinal = ordinals.get(content) ?? 0;
    ordinals.set(content, ordinal + 1);
    return identity(record, [patient, said, String(ordinal)]);
  };
}

/** What the source said, in one order; a new standard concept does not make another record. */
function contentOf(properties: Properties): string {
  const said = Object.entries(properties).filter(
    ([name, value]) => value !== null && !name.endsWith('StandardConcept'),
  );
  return JSON.stringify(said.sort(([a], [b]) => (a < b ? -1 : 1)));
}
