import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Invitation } from '../../federation/envelope/invitation.ts';
import type { Keys } from '../../federation/envelope/keys.ts';
import { openOwnKeys } from '../../federation/members/own-keys.ts';
import type { WebProxy } from '../../federation/web-proxy.ts';
import { KnownError } from '../../ontology/errors.ts';
import type { Config } from '../config.ts';
import { makeFolder } from '../folder.ts';
import { webProxyOf } from '../network-settings.ts';
import schema from './invitation.schema.json' with { type: 'json' };

/** An invitation, by which keys the site that it invites is known, and the proxy by which it reaches NATS, where there is one. */
export type Invited = {
  readonly invitation: Invitation;
  readonly keys: Keys;
  readonly proxy?: WebProxy | undefined;
};

type InvitedSettings = Pick<Config, 'invitationFile' | 'dataDir'> &
  Partial<Pick<Config, 'httpsProxy' | 'noProxy'>>;

const validate = new Ajv2020({ strict: false }).compile<Invitation>(schema);

/** The invitation of the settings, if there is one, with the keys of the data folder. @throws KnownError that names the file */
export async function readInvited({
  invitationFile,
  dataDir,
  ...settings
}: InvitedSettings): Promise<Invited | undefined> {
  if (invitationFile === undefined) return undefined;
  const invitation = await readInvitation(invitationFile);
  await makeFolder(dataDir);
  const keys = await openOwnKeys(join(dataDir, 'site'));
  return { invitation, keys, proxy: webProxyOf(settings) };
}

/** The invitation in a file, as a hub wrote it. @throws KnownError that names the file */
export async function readInvitation(path: string): Promise<Invitation> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new KnownError('NOT_FOUND', `INVITATION: ${path} cannot be read.`, { cause: error });
  });
  const invitation = parse(text);
  if (validate(invitation)) return invitation;
  const [fault] = validate.errors ?? [];
  const where = fault === undefined || fault.instancePath === '' ? '' : ` at ${fault.instancePath}`;
  throw new KnownError(
    'ARGUMENT_INVALID',
    `INVITATION: ${path} is not what a hub writes by "oncograph hub invite"${where}: ask it for the file again.`,
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
