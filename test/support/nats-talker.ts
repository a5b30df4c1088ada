// A process of its own that joins NATS, as TLS trusts what is trusted at its start: `--import tsx` it with a login as JSON, and a subject
// that it may say and one that it may hear; it says what it logs and hears, and ends with its input.
import { joinNats } from '../../federation/nats-bus.ts';
import { createLog } from '../../server/log.ts';

const [login = '', says = '', hears = ''] = process.argv.slice(2);
const bus = joinNats(JSON.parse(login), createLog('info', process.stdout));
bus.hear(hears, (heard) => process.stdout.write(`${heard}\n`));
bus.onReturn(() => bus.publish(says, 'hello'));
process.stdin.on('end', () => bus.close()).resume();
