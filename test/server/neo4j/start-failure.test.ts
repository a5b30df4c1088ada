import { describe, expect, it } from 'vitest';
import { startFailure } from '../../../server/neo4j/start-failure.ts';

const rest = { output: '/srv/data/neo4j/logs/console.log', store: '/srv/data/neo4j', free: 1e9 };
const said = (printed: string, reason = 'It ended with code 1.') =>
  startFailure(reason, { ...rest, printed }).message;
const whole = 'All that it said is in /srv/data/neo4j/logs/console.log.';

describe('startFailure', () => {
  it('gives the last cause of a stack trace, and what to do with a damaged database', () =>
    expect(
      said(`2026-11-28 15:47:55.000+0000 ERROR Failed to start Neo4j on localhost:7474.
java.lang.RuntimeException: Error starting Neo4j database server at /srv/data/neo4j/data/databases
	at org.neo4j.graphdb.facade.DatabaseManagementServiceFactory.startDatabaseServer(DatabaseManagementServiceFactory.java:1)
Caused by: java.lang.IllegalStateException: Failed to read current store version.
	at org.neo4j.kernel.impl.storemigration.StoreMigrator.doUpgradeCheck(StoreMigrator.java:401)
Caused by: java.lang.IllegalStateException: Metadata store is empty
	... 14 more
2026-11-28 15:47:56.498+0000 INFO  Stopped.
`),
    ).toBe(
      `Neo4j did not start: Metadata store is empty. The database in /srv/data/neo4j is damaged: put a backup of DATA_DIR in its place, or move it away and load the tables again. ${whole}`,
    ));
  it.each([
    [
      'a full disk',
      'Caused by: java.io.IOException: No space left on device',
      'Free some space on the disk of /srv/data/neo4j.',
    ],
    [
      'a disk for reading only',
      'Caused by: java.nio.file.FileSystemException: /srv/data/neo4j/run: Read-only file system',
      'Let this user write to /srv/data/neo4j, or set DATA_DIR to a folder that takes changes.',
    ],
    [
      'too little memory',
      'Error occurred during initialization of VM\nCould not reserve enough space for 1023998984192KB object heap',
      'Set NEO4J_MEMORY to what the machine has.',
    ],
    ['what nobody foresaw', 'Caused by: java.lang.Error: Moon in the way', 'Mend that and start again.'],
  ])('says what to do in one line: %s', (_, printed, toDo) => {
    const message = said(printed);
    expect([message.includes(` ${toDo} ${whole}`), message.split('\n').length], message).toEqual([true, 1]);
  });
  it('takes a disk with nothing left to be why, whatever was said', () => {
    const { message } = startFailure('An error occurred! Unable to start `neo4j`.', {
      ...rest,
      printed: '',
      free: 4_096,
    });
    expect(message).toContain(' Free some space on the disk of /srv/data/neo4j. ');
  });
  it('gives the reason where nothing was printed', () =>
    expect(said('')).toBe(`Neo4j did not start: It ended with code 1. Mend that and start again. ${whole}`));
  it('cuts what is too long', () =>
    expect(said(`Caused by: java.lang.Error: ${'long '.repeat(200)}`).length).toBeLessThan(500));
});
