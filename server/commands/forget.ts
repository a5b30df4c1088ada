import {
  type Erased,
  type ForgetOptions,
  forgetPatient,
  takeBackForgotten,
} from '../../import/forget/forget.ts';
import { forgetRejects } from '../../import/load/rejects.ts';
import { keepIndex, trimVersions } from '../keep.ts';
import { alone, createSession, withGraph } from '../session.ts';
import type { Surroundings } from '../surroundings.ts';
import { auditData } from './audit-change.ts';

/** Options of `forget`. */
export type ForgetFlags = Pick<ForgetOptions, 'population' | 'dryRun'> & { readonly undo?: boolean };

/** Erases a patient and says what that was; only says it in a dry run; or takes it back. */
export async function forget(surroundings: Surroundings, patient: string, flags: ForgetFlags): Promise<void> {
  const session = createSession(surroundings);
  const { config } = session;
  const options = { ...flags, identitySecret: config.identitySecret };
  const said = await withGraph(session, (graph) =>
    alone(config, async () => {
      if (flags.undo) return toTakenBack(await takeBackForgotten(graph, patient, options));
      if (flags.dryRun) return toText('Would forget', await forgetPatient(graph, patient, options));
      const erased = await auditData(session, graph, {
        kind: 'DATA_FORGOTTEN',
        details: {},
        make: async () => {
          const gone = await forgetPatient(graph, patient, options);
          await forgetRejects(config.dataDir, gone.words);
          await keepIndex(graph, config);
          await trimVersions(graph);
          return gone;
        },
        datasetsOf: ({ datasets }) => datasets,
        told: ({ population }) => ({ population }),
      });
      return toText('Forgot', erased);
    }),
  );
  surroundings.stdout.write(`${said}\n`);
}

function toText(did: 'Forgot' | 'Would forget', erased: Erased): string {
  const { population, patients, records, types, datasets, elsewhere } = erased;
  const of = population === undefined ? 'of any population' : `of the population ${population}`;
  const others = elsewhere.length === 0 ? '' : ` Whoever has this id in ${elsewhere.join(', ')} stays.`;
  const later = 'Later loads pass over rows of this id, and say how many.';
  if (patients === 0)
    return `${did} nobody: the graph has no patient of this id ${of}.${others} ${later} If it was mistyped, --undo takes it back.`;
  const each = Object.entries(types).map(([type, count]) => `${type} ${count}`);
  return `${did} the patient ${of}: ${records} records (${each.join(', ')}) of the datasets ${datasets.join(', ')}.${others} ${later}`;
}

function toTakenBack(population: string | undefined): string {
  const of = population === undefined ? '' : ` of the population ${population}`;
  return `Taken back: later loads${of} bring this id again. What was erased comes back with them alone.`;
}
