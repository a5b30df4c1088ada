import {
  findStandardChanges,
  restandardise,
  type StandardChange,
} from '../../import/concepts/restandardise.ts';
import { modelOf } from '../../ontology/records.ts';
import { keepIndex } from '../keep.ts';
import { alone, createSession, withGraph } from '../session.ts';
import type { Surroundings } from '../surroundings.ts';

/** Gives records the standard concepts of today's terminology, or in a dry run only says which would change. */
export async function apply(
  surroundings: Surroundings,
  { dryRun = false }: { readonly dryRun?: boolean },
): Promise<void> {
  const session = createSession(surroundings);
  const { config } = session;
  const changes = await withGraph(session, (graph) =>
    alone(config, async () => {
      const found = await findStandardChanges(graph);
      if (dryRun) return found;
      await restandardise(graph, found);
      await keepIndex(graph, config);
      return found;
    }),
  );
  const records = changes.reduce((sum, change) => sum + change.records, 0);
  const done = dryRun ? 'would get' : 'got';
  surroundings.stdout.write(
    [...changes.map(toLine), `${records} values ${done} another standard concept.`, ''].join('\n'),
  );
}

function toLine({ record, field, source, from, to, records }: StandardChange): string {
  const coded = source === null ? '' : `${source}: `;
  return `${modelOf(record).type}.${field} ${coded}${from ?? 'nothing'} -> ${to} (${records})`;
}
