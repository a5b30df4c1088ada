import { join } from 'node:path';
import type { GraphAddress } from '../../graph/graph.ts';
import { KnownError } from '../../ontology/errors.ts';
import { aborted } from '../aborted.ts';
import { readConfig } from '../config.ts';
import { knownClassPath } from '../neo4j/class-path.ts';
import { findOrStartNeo4j, type Log } from '../neo4j/index.ts';
import { homeOf } from '../neo4j/managed.ts';
import { createSession } from '../session.ts';
import { untilStopped } from '../stop-signals.ts';
import type { Output, Surroundings } from '../surroundings.ts';
import { followCount, type SiteAnswer, untilHeard } from './ask-hub.ts';
import { forgetQuestions, letAnswer } from './by-hand.ts';
import { startCommand } from './command.ts';
import { type DemoSite, demoSites } from './demo-site.ts';
import { fill } from './fill.ts';
import { type Meeting, openMeeting } from './meeting.ts';
import { type Party, toParty } from './party.ts';
import { demoQuestions } from './questions.ts';
import { createRunning, type Running } from './running.ts';
import { toAnswer, toLetting, toQuestion, toSites, toTotal } from './told.ts';

/**
 * Starts a hub and three sites on this machine, each with its own folder and database, asks three questions and shows what each site answers;
 * then the hub can be asked until this process is asked to stop, which ends all of it. @throws KnownError where something cannot be started, or ends
 */
export async function demoFederation(surroundings: Surroundings): Promise<void> {
  const { config, log } = createSession(surroundings);
  if (config.neo4jUri !== undefined)
    throw new KnownError(
      'ARGUMENT_INVALID',
      'NEO4J_URI: the demo starts four databases of its own: leave it out.',
    );
  const root = join(config.dataDir, 'demo-federation');
  await untilStopped(async (stopped) => {
    const running = createRunning(stopped);
    try {
      const demo = { running, root, env: surroundings.env, given: config.natsUrls ?? [], tell: tellOn(log) };
      log.info(`A hub and three hospitals start on this machine; what they keep stays in ${root}.`);
      await show(await start(demo), demo, surroundings.stdout);
      await aborted(running.over);
      running.over.throwIfAborted();
    } finally {
      await running.stop();
    }
  });
}

const example = '{ federation { count(where: { patient: {} }) { sites { site { id } count { value } } } } }';

/** What all of the demo is started with. */
type Demo = {
  readonly running: Running;
  readonly root: string;
  readonly env: NodeJS.ProcessEnv;
  /** NATS servers that run. */
  readonly given: readonly string[];
  readonly tell: Log;
};

/** Says what was done with the seconds since the start. */
function tellOn(log: Log): Log {
  const began = performance.now();
  return {
    info: (message) => {
      const seconds = Math.round((performance.now() - began) / 1_000);
      log.info(`${seconds}`.padStart(4).concat(` s  ${message}`));
    },
  };
}

/** Where the hub is asked, where all meet, and the sites at which a person decides. */
type Started = {
  readonly url: string;
  readonly meeting: Meeting;
  readonly byHand: readonly Party[];
};

/** Starts the hub and the sites side by side. */
async function start(demo: Demo): Promise<Started> {
  const { running, root, env, given, tell } = demo;
  const invitationOf = (id: string) => join(root, id, 'invitation.json');
  const settings = { PORT: env.PORT, HOST: env.HOST, CATALOGUE_TITLE: 'Hub of the demo' };
  const hub = toParty('hub', demo, settings);
  const isThere = await isFetched(hub);
  const database = startDatabase(hub, demo);
  const fetched = isThere ? undefined : database; // four at once would fetch Neo4j four times
  const inviting = { hub, sites: demoSites, given, invitationOf };
  const opened = database.then(() => openMeeting(inviting, running, tell));
  const serving = opened.then(({ servers }) =>
    serve({ ...hub, env: { ...hub.env, NATS_URL: servers.join(',') } }, running),
  );
  const sites = demoSites.map(async (site): Promise<readonly Party[]> => {
    const party = toSiteParty(site, demo, invitationOf(site.id));
    await fetched;
    await fill(site, party, { address: await startDatabase(party, demo), running, tell });
    if (site.isByHand) await forgetQuestions(party);
    await opened;
    await serve(party, running);
    tell.info(`${site.id} serves.`);
    return site.isByHand ? [party] : [];
  });
  await running.all<unknown>([serving, ...sites]);
  return { url: await serving, meeting: await opened, byHand: (await Promise.all(sites)).flat() };
}

/** Whether Java has the Neo4j that it runs. */
async function isFetched({ dataDir, env }: Party): Promise<boolean> {
  return (await knownClassPath(homeOf(dataDir), env)) !== undefined;
}

function toSiteParty({ id, access, isByHand }: DemoSite, demo: Demo, invitation: string): Party {
  const atOnce = isByHand ? { ANSWER_AT_ONCE: 'none' } : {};
  return toParty(id, demo, { PORT: '0', ACCESS: access, INVITATION: invitation, ...atOnce });
}

/** Starts the database of a party, to which its commands attach. */
async function startDatabase({ id, env }: Party, { running, tell }: Demo): Promise<GraphAddress> {
  const log = { info: (message: string) => tell.info(`${id}: ${message}`) };
  const server = await findOrStartNeo4j(readConfig(env), log, { env, stopped: running.over });
  return running.addServer(server).address;
}

/** Has a party serve; gives where. Its end is that of the demo. */
async function serve(party: Party, running: Running): Promise<string> {
  const command = running.addProcess(await startCommand(party, ['serve']));
  command.ended.then(({ error }) => running.end(error));
  return running.until(command.url);
}

/** Shows the sites and what they answer. */
async function show(
  { url, meeting, byHand }: Started,
  { running, given, root }: Pick<Demo, 'running' | 'given' | 'root'>,
  stdout: Output,
): Promise<void> {
  const hint =
    given.length > 0
      ? `The NATS servers of NATS_URL have to let in the users of ${meeting.users}.`
      : `What they said is in serve.log of each folder in ${root}.`;
  const seen = await running.until(untilHeard(url, { over: running.over, hint }));
  const about = new Map(demoSites.map((site) => [site.id, site.about]));
  stdout.write(`\n${toSites(seen, (id) => about.get(id) ?? '')}`);
  for (const [at, question] of demoQuestions.entries()) {
    const follow = async (isTold: (id: string) => boolean) => {
      const hear = (one: SiteAnswer) => void (isTold(one.site.id) && stdout.write(toAnswer(one)));
      stdout.write(toTotal(await running.until(followCount(url, question.where, hear))));
    };
    stdout.write(`\n${toQuestion(question, at + 1)}`);
    await follow(() => true);
    for (const site of byHand) {
      stdout.write(`\n${toLetting(site.id, await running.until(letAnswer(site)))}`);
      await follow((id) => id === site.id);
    }
  }
  stdout.write(`\nAsk the hub at ${url}/graphql until Ctrl-C ends all of it, as in\n\n   ${example}\n`);
}
