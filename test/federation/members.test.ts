import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openHub } from '../../federation/members/hub.ts';
import { checkInvited, parseServers } from '../../federation/members/member.ts';
import {
  inviteMember,
  readMembers,
  removeMember,
  renewUsers,
  usersFile,
} from '../../federation/members/members.ts';
import { toUsersFile } from '../../federation/members/users.ts';

let root: string;
let folder: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'oncograph-hub-'));
  folder = join(root, 'hub');
});
afterEach(() => rm(root, { recursive: true }));

const now = '2026-11-30T10:00:00.000Z';
const invite = (id: string, more: { readonly again?: boolean; readonly now?: string } = {}) =>
  inviteMember(folder, {
    site: { id, name: `Hospital ${id}`, country: 'NL' },
    ...{ hubName: 'Network', servers: ['nats://nats.example.org:4222'], now, again: false },
    ...more,
  });
const users = () => readFile(usersFile(folder), 'utf8');

describe('openHub', () => {
  it('makes keys once, though many open it at once', async () => {
    const hubs = await Promise.all(Array.from({ length: 8 }, () => openHub(folder)));
    expect(new Set(hubs.map((hub) => JSON.stringify(hub))).size).toBe(1);
    const nkey = { public: expect.stringMatching(/^U/), seed: expect.stringMatching(/^SU/) };
    expect(hubs[0]).toMatchObject({ nkey });
  });

  it.each(['', '{"oncographHub":', '[]', 'null', '{"id":"other"}'])(
    'refuses a file that is damaged, and keeps it: "%s"',
    async (text) => {
      await openHub(folder);
      const file = join(folder, 'hub.json');
      await writeFile(file, text);
      await expect(openHub(folder)).rejects.toMatchObject({ code: 'CONFLICT' });
      expect(await readFile(file, 'utf8')).toBe(text);
    },
  );
});

describe('inviteMember', () => {
  it('gives the site what it needs to know, and keeps nothing that is secret of it', async () => {
    const { member, invitation } = await invite('north');
    const { id, keys } = await openHub(folder);
    expect(invitation).toEqual({
      oncographInvitation: 1,
      servers: ['nats://nats.example.org:4222'],
      seed: expect.stringMatching(/^SU[A-Z2-7]{56}$/),
      hub: { id, name: 'Network', signing: keys.signing, sealing: keys.sealing },
      site: { id: 'north', name: 'Hospital north', country: 'NL' },
    });
    expect(await readMembers(folder)).toEqual([member]);
    const kept = await Promise.all(
      (await readdir(folder)).map((file) => readFile(join(folder, file), 'utf8')),
    );
    expect(kept.join('')).not.toContain(invitation.seed);
    expect(JSON.stringify(invitation)).not.toContain('"d"'); // the private part of a JWK
  });

  it('lets nobody else into the folder or its files', async () => {
    await invite('north');
    const files = ['', 'hub.json', 'nats-users.conf', 'sites.json'];
    const modes = await Promise.all(files.map(async (file) => (await stat(join(folder, file))).mode & 0o777));
    expect([(await readdir(folder)).sort(), modes]).toEqual([files.slice(1), [0o700, 0o600, 0o600, 0o600]]);
  });

  it('refuses who was invited before, unless it is to be again: then the nkey of before is void', async () => {
    const { member } = await invite('north');
    await expect(invite('north')).rejects.toMatchObject({ code: 'CONFLICT' });
    const { member: next } = await invite('north', { again: true });
    expect([(await users()).includes(member.nkey), (await users()).includes(next.nkey)]).toEqual([
      false,
      true,
    ]);
    expect(await readMembers(folder)).toEqual([next]);
  });

  it('keeps sites in the order of their ids', async () => {
    for (const id of ['south', 'east', 'north']) await invite(id);
    expect((await readMembers(folder)).map(({ id }) => id)).toEqual(['east', 'north', 'south']);
  });

  it('refuses a list that is damaged, and leaves the users as they are', async () => {
    await invite('north');
    const before = await users();
    await writeFile(join(folder, 'sites.json'), '{"oncographMembers":1,');
    await expect(invite('south')).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await users()).toBe(before);
  });

  it('leaves whole files behind when it is killed', async () => {
    await invite('first');
    for (const ms of [5, 12, 19, 26, 33]) {
      const child = spawn(process.execPath, ['--import', 'tsx', 'test/support/inviter.ts', folder], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      await once(child.stdout, 'data');
      await sleep(ms);
      child.kill('SIGKILL');
      await once(child, 'exit');
      const members = await readMembers(folder);
      expect(members.length).toBeGreaterThan(0);
      expect((await users()).match(/nkey: U[A-Z2-7]{55}$/gm)?.length).toBeGreaterThanOrEqual(members.length);
      expect((await users()).endsWith(']\n')).toBe(true);
    }
    const { member } = await invite('last');
    const all = await readMembers(folder);
    expect(all).toContainEqual(member);
    expect(await users()).toBe(toUsersFile((await openHub(folder)).nkey.public, all));
  });
});

describe('removeMember', () => {
  it('keeps that a site took part, and takes it from the users', async () => {
    const { member } = await invite('north');
    const ended = '2026-12-01T10:00:00.000Z';
    expect(await removeMember(folder, 'north', ended)).toEqual({ ...member, ended });
    expect(await readMembers(folder)).toEqual([{ ...member, ended }]);
    expect(await users()).not.toContain(member.nkey);
  });

  it('says of a site that is not there, or not any more', async () => {
    await invite('north');
    await removeMember(folder, 'north', now);
    await expect(removeMember(folder, 'south', now)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(removeMember(folder, 'north', now)).rejects.toMatchObject({ code: 'CONFLICT' });
  });
});

describe('renewUsers', () => {
  it('lets sites say what an older version did not let them, and writes nothing where nothing is new', async () => {
    await invite('north');
    const now = await users();
    expect(await renewUsers(folder)).toBe(false);
    await writeFile(usersFile(folder), now.replaceAll(',"oncograph.v1.record.north"', ''));
    expect([await renewUsers(folder), await users()]).toEqual([true, now]);
  });

  it('writes nothing where nobody was invited', async () => {
    expect([await renewUsers(folder), await readdir(folder)]).toEqual([false, ['hub.json']]);
  });
});

describe('toUsersFile', () => {
  it('lets each say and hear what it needs', () => {
    const north = {
      id: 'north',
      name: 'Hospital North',
      country: null,
      nkey: 'UNORTH',
      since: now,
      ended: null,
    };
    expect(
      toUsersFile('UHUB', [north, { ...north, id: 'south', nkey: 'USOUTH', ended: now }]),
    ).toBe(`# Written by oncograph hub: what is changed here is lost.
users: [
  {
    nkey: UHUB
    permissions: {
      publish: { allow: ["oncograph.v1.question.>"] }
      subscribe: { allow: ["oncograph.v1.answer.>","oncograph.v1.hello.>","oncograph.v1.record.>"] }
    }
  }
  {
    nkey: UNORTH
    permissions: {
      publish: { allow: ["oncograph.v1.answer.north.>","oncograph.v1.hello.north","oncograph.v1.record.north"] }
      subscribe: { allow: ["oncograph.v1.question.north"] }
    }
  }
]
`);
  });
});

describe('checkInvited', () => {
  const north = { id: 'north', name: 'Hospital North', country: 'NL' };

  it.each(['n', '9', 'north-2', 'a'.repeat(63)])('takes the id "%s"', (id) =>
    expect(() => checkInvited({ ...north, id })).not.toThrow(),
  );

  it.each([
    '',
    '-north',
    'North',
    'north.ward',
    'north ward',
    '*',
    '>',
    'north>',
    'nörd',
    'a'.repeat(64),
    'north\n',
    '$SYS',
    '_INBOX',
  ])('refuses the id %j', (id) =>
    expect(() => checkInvited({ ...north, id })).toThrow('The id of a site has 1 to 63'),
  );

  it.each(['', ' ', 'a\nb', 'a\u0000', 'a'.repeat(201)])('refuses the name %j', (name) =>
    expect(() => checkInvited({ ...north, name })).toThrow('--name: expected one line'),
  );

  it.each(['nl', 'NLD', '', 'N1', 'XX', 'EU', 'Netherlands'])('refuses the country "%s"', (country) =>
    expect(() => checkInvited({ ...north, country })).toThrow('--country: expected a country of ISO 3166-1'),
  );
});

describe('parseServers', () => {
  it('takes addresses apart', () => {
    const text = 'nats://a.example.org:4222, tls://b.example.org, wss://c.example.org/nats,ws://[::1]:8080';
    expect(parseServers(text)).toEqual(text.split(/, ?/));
  });

  it.each([
    '',
    'a.example.org:4222',
    'nats://',
    'http://a.example.org',
    'nats://a,',
    'nats://me:secret@a.example.org',
    'nats://token@a',
  ])('refuses "%s"', (text) => expect(() => parseServers(text)).toThrow('--servers: expected addresses'));
});
