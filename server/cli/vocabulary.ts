import { Argument, type Command } from 'commander';
import {
  findStandardChanges,
  restandardise,
  type StandardChange,
} from '../../import/concepts/restandardise.ts';
import { modelOf } from '../../ontology/records.ts';
import { loadVocabulary, vocabularyFormats } from '../commands/load-vocabulary.ts';
import { readConfig } from '../config.ts';
import { keepIndex } from '../keep.ts';
import type { Log } from '../neo4j/index.ts';
import { alone, withGraph } from '../session.ts';

/** Adds the commands that load and apply terminology. */
export function addVocabularyCommands(program: Command, log: Log): void {
  program
    .command('vocabulary')
    .description('load a release of vocabularies, or a newer one in its place')
    .addArgument(new Argument('<format>', 'form of the release').choices(vocabularyFormats))
    .argument('<path>', 'folder or file of the release')
    .action((format: string, path: string) => load(log, format, path));
  program
    .command('restandardise')
    .description('give records the standard concepts of the terminology as it is now')
    .option('--dry-run', 'only show what would change')
    .action((options: { readonly dryRun?: boolean }) => apply(log, options.dryRun === true));
}

async function load(log: Log, format: string, path: string): Promise<void> {
  const config = readConfig(process.env);
  const summary = await withGraph(config, log, (graph) =>
    loadVocabulary(graph, config, { format, path, onStep: (step) => log.info(step) }),
  );
  process.stdout.write(`${summary}\n`);
}

async function apply(log: Log, dryRun: boolean): Promise<void> {
  const config = readConfig(process.env);
  const changes = await withGraph(config, log, (graph) =>
    alone(config, async () => {
      const found = await findStandardChanges(graph);
      if (dryRun) return found;
      await restandardise(graph, found);
      await keepIndex(graph, config);
      return found;
    }),
  );
  const records = changes.reduce((sum, change) => sum + change.records, 0);
  const done = dryRun ? 'would get' : 'got';
  process.stdout.write(
    [...changes.map(toLine), `${records} values ${done} another standard concept.`, ''].join('\n'),
  );
}

function toLine({ record, field, source, from, to, records }: StandardChange): string {
  const coded = source === null ? '' : `${source}: `;
  return `${modelOf(record).type}.${field} ${coded}${from ?? 'nothing'} -> ${to} (${records})`;
}
