import { access, constants, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { auditFolder } from '../../audit/files.ts';
import { type BudgetLeft, budgetLeft } from '../../disclosure/budget.ts';
import { publishedDisclosure } from '../../disclosure/published-rules.ts';
import { isCode } from '../../graph/whole-file.ts';
import { KnownError } from '../../ontology/errors.ts';
import type { Config } from '../config.ts';
import { refuseUnsaid } from '../open-access.ts';
import { type Finding, findingsOf } from './finding.ts';
import type { SiteView } from './view.ts';

const { ok, warn, fail } = findingsOf('gate');

/** Looks by what rules numbers leave, and whether what has to be kept of it can be. */
export async function lookAtGate({ hub, followed }: SiteView, config: Config): Promise<readonly Finding[]> {
  if (config.access === 'open') return [await lookAtOpen(followed.graph, config)];
  const { registered = [] } = hub.caller;
  return [
    ok(null, 'ACCESS=tiered: each caller may use what was granted.'),
    toPurpose(config.purpose),
    ...toHands(config.answeredAtOnce, [...hub.caller.counts, ...registered]),
    ...(registered.length === 0 ? [] : [toProtection(hub, config)]),
    await lookAtAudit(auditFolder(config.dataDir)),
    ...(await budgetLeft(hub.asker)).map(toBudget),
  ];
}

/** A server that would show what is not said to be open does not start. */
async function lookAtOpen(graph: SiteView['followed']['graph'], config: Config): Promise<Finding> {
  try {
    await refuseUnsaid(graph, config);
    return warn(
      null,
      'ACCESS=open: whoever reaches this server reads all that it shows, and neither audit nor budget is kept.',
      'Set ACCESS=tiered where data are not meant for everybody.',
    );
  } catch (error) {
    if (!(error instanceof KnownError && error.code === 'FORBIDDEN')) throw error;
    return fail(
      null,
      'ACCESS=open would show everybody data that are not PUBLIC: such a server does not start.',
      'Set ACCESS=tiered.',
    );
  }
}

function toPurpose(rule: Config['purpose']): Finding {
  const found = {
    optional: 'a purpose may be said with a question.',
    registered: 'questions over what was not granted need a purpose.',
    required: 'all questions need a purpose.',
  }[rule];
  return ok(null, `PURPOSE=${rule}: ${found}`);
}

/** Of datasets that the hub may not ask over it is not said which they are, nor that there are any. */
function toHands(atOnce: Config['answeredAtOnce'], asked: readonly string[]): readonly Finding[] {
  if (atOnce === 'all') return [ok(null, 'ANSWER_AT_ONCE=all: no question waits for a person.')];
  const own = atOnce.filter((id) => asked.includes(id));
  const which = own.length === 0 ? 'All questions' : `Questions over others than ${own.join(', ')}`;
  return [
    ok(null, `${which} wait until a person answers them (oncograph site queue).`),
    ...(own.length === atOnce.length
      ? []
      : [
          warn(
            null,
            'ANSWER_AT_ONCE names datasets that the hub may not ask over, or that are none.',
            'Compare its ids with those of the datasets here.',
          ),
        ]),
  ];
}

function toProtection({ asker }: SiteView['hub'], { privacyUnits, privacyUnits30Days }: Config): Finding {
  const { statement } = publishedDisclosure(asker);
  if (privacyUnits === 'off' && privacyUnits30Days === 'off')
    return warn(
      null,
      statement,
      'Set PRIVACY_UNITS: without a budget nothing bounds what is learnt of a patient.',
    );
  return ok(null, statement);
}

/** An audit that needs less fills no disk of this much soon. */
const leastFreeBytes = 1_000_000_000;

/** Without an audit a server under tiered access answers nothing. */
async function lookAtAudit(folder: string): Promise<Finding> {
  try {
    await access(folder, constants.W_OK);
    const { bavail, bsize } = await statfs(folder);
    if (bavail * bsize >= leastFreeBytes) return ok(null, 'The audit can be kept.');
    return warn(null, 'The disk of the audit has less than 1 GB left.', 'Free some space on it.');
  } catch (error) {
    if (isCode(error, 'ENOENT') && dirname(folder) !== folder) return lookAtAudit(dirname(folder));
    return fail(
      null,
      'The audit cannot be kept: DATA_DIR takes no files.',
      'Let this user write to DATA_DIR.',
    );
  }
}

/** What the hub may still ask for. */
function toBudget({ datasets, days, units }: BudgetLeft): Finding {
  const of = datasets.join(', ');
  if (units > 0) return ok(of, `The hub may ask for ${units} more protected numbers in ${days} days.`);
  return warn(
    of,
    `The hub has no protected number left in ${days} days, or it is not known what was spent.`,
    'Wait until the window leaves charges behind; where charges are lost, see oncograph privacy confirm.',
  );
}
