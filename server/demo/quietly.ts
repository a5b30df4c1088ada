import { Writable } from 'node:stream';
import type { Surroundings } from '../surroundings.ts';

/** Runs a command in this process that tells nobody what it does. */
export function quietly<Result>(
  env: NodeJS.ProcessEnv,
  command: (surroundings: Surroundings) => Promise<Result>,
): Promise<Result> {
  const nobody = () => new Writable({ write: (_said, _encoding, done) => done() });
  return command({ env, stdout: nobody(), stderr: nobody() });
}
