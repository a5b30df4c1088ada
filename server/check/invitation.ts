import { access, constants, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Invitation } from '../../federation/envelope/invitation.ts';
import { readOwnKeys } from '../../federation/members/own-keys.ts';
import { isCode } from '../../graph/whole-file.ts';
import { KnownError } from '../../ontology/errors.ts';
import type { Config } from '../config.ts';
import { readInvitation } from '../federation/invitation.ts';
import { type Finding, findingsOf } from './finding.ts';

const { ok, warn, fail } = findingsOf('invitation');

/** What was found, and the invitation where it can be read. */
export type LookedInvitation = {
  readonly invitation: Invitation | undefined;
  readonly findings: readonly Finding[];
};

/** Looks at the invitation of the settings and at the keys of the site; makes none. */
export async function lookAtInvitation({
  invitationFile,
  dataDir,
}: Pick<Config, 'invitationFile' | 'dataDir'>): Promise<LookedInvitation> {
  if (invitationFile === undefined)
    return {
      invitation: undefined,
      findings: [
        fail(
          null,
          'There is none: INVITATION names no file.',
          'Ask the hub for one, and set INVITATION to its file.',
        ),
      ],
    };
  try {
    const invitation = await readInvitation(invitationFile);
    const findings = [
      ok(null, sayOf(invitation)),
      ...(await lookAtMode(invitationFile, 'The invitation')),
      await lookAtKeys(dataDir),
    ];
    return { invitation, findings };
  } catch (error) {
    if (!(error instanceof KnownError)) throw error;
    return { invitation: undefined, findings: [toFault(error)] };
  }
}

function sayOf({ site, hub, servers }: Invitation): string {
  return `${hub.name} invites ${site.name} as "${site.id}", to meet at ${servers.join(', ')}.`;
}

/** Without the path: where files lie is nobody else's business. */
function toFault({ code }: KnownError): Finding {
  if (code === 'NOT_FOUND')
    return fail(
      null,
      'The file that INVITATION names cannot be read.',
      'Look at its path, and who may read it.',
    );
  return fail(null, 'The file that INVITATION names is not what a hub writes.', 'Ask the hub for it again.');
}

async function lookAtMode(path: string, what: string): Promise<readonly Finding[]> {
  const { mode } = await stat(path);
  if ((mode & 0o077) === 0) return [];
  const shown = (mode & 0o777).toString(8);
  const found = `${what} may be read by other users of this machine (mode ${shown}): whoever has it speaks for the site.`;
  return [warn(null, found, 'Set the mode of the file to 600.')];
}

/** Keys that are not there yet are made at the first start. */
async function lookAtKeys(dataDir: string): Promise<Finding> {
  const folder = join(dataDir, 'site');
  try {
    if ((await readOwnKeys(folder)) === undefined) return await lookAtPlace(folder);
    const [loose] = await lookAtMode(join(folder, 'site.json'), 'The keys of the site');
    return loose ?? ok(null, 'The site has its keys, for its user alone.');
  } catch (error) {
    if (!(error instanceof KnownError || isCode(error, 'EACCES'))) throw error;
    const todo =
      'Put a copy of DATA_DIR/site/site.json in its place; without one have the hub invite the site --again.';
    return fail(null, 'The file with the keys of the site cannot be read, or is damaged.', todo);
  }
}

async function lookAtPlace(folder: string): Promise<Finding> {
  const mayWrite = await access(folder, constants.W_OK).then(
    () => true,
    (error: unknown) => (isCode(error, 'ENOENT') ? undefined : false),
  );
  if (mayWrite === undefined && dirname(folder) !== folder) return lookAtPlace(dirname(folder));
  if (mayWrite === true) return ok(null, 'The site has no keys yet: they are made at its first start.');
  return fail(
    null,
    'The keys of the site cannot be made: DATA_DIR takes no files.',
    'Let this user write to DATA_DIR.',
  );
}
