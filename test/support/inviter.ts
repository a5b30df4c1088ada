// A process that invites site after site, to be killed: run it with the folder of a hub; it says when it begins.
import { inviteMember } from '../../federation/members/members.ts';

const [folder = ''] = process.argv.slice(2);
process.stdout.write('begins\n');
for (let n = 0; ; n += 1)
  await inviteMember(folder, {
    site: { id: `site-${process.pid}-${n}`, name: 'A hospital', country: null },
    ...{
      hubName: 'Network',
      servers: ['nats://127.0.0.1:4222'],
      now: new Date().toISOString(),
      again: false,
    },
  });
