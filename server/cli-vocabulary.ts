import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { Argument, type Command, Option } from 'commander';
import { findStandardChanges, restandardise, type StandardChange } from '../import/restandardise.ts';
import { modelOf } from '../ontology/records.ts';
import { readConfig } from './config.ts';
import { exportMappings } from './export.ts';
import { keepIndex } from './keep.ts';
import type { Log } from './neo4j/index.ts';
import { alone, withGraph } from './session.ts';
import { loadVocabulary, vocabularyFormats } from './vocabulary.ts';

/** Adds the commands that load, export and apply terminology. */
export function addVocabularyCommands(program: Command, log: Log): void {
  program
    .command('vocabulary')
    .description('load a release of vocabularies, or a newer one in its place')
    .addArgument(new Argument('<format>', 'form of the release').choices(vocabularyFormats))
    .argument('<path>', 'folder or file of the release')
    .action((format: string, path: string) => load(log, format, path));
  program
    .command('export')
    .description('write what the graph holds to a file')
    .addArgument(new Argument('<what>', 'what is written').choices(['mappings']))
    .addOption(new Option('--format <format>', 'form of the file').choices(['sssom']).default('sssom'))
    .option('--output <file>', 'the file; without it standard output')
    .action((_what: string, options: ExportFlags) => writeMappings(log, options));
  program
    .command('restandardise')
    .description('give records the standard concepts of the terminology as it is now')
    .option('--dry-run', 'only show what would change')
    .action((options: { readonly dryRun?: boolean }) => apply(log, options.dryRun === true));
}

type ExportFlags = { readonly format: string; readonly output?: string };

async function load(log: Log, format: string, path: string): Promise<void> {
  const config = readConfig(process.env);
  const summary = await withGraph(config, log, (graph) =>
    loadVocabulary(graph, config, { format, path, onStep: (step) => log.info(step) }),
  );
  process.stdout.write(`${summary}\n`);
}

async function writeMappings(log: Log, { output }: ExportFlags): Promise<void> {
  const config = readConfig(process.env);
  const lines = await withGraph(config, log, async (graph) => {
    let count = 0;
    const text = async function* () {
      for await (const line of exportMappings(graph)) {
        count += 1;
        yield `${line}\n`;
      }
    };
    await pipeline(text, output === undefined ? process.stdout : createWriteStream(output), {
      end: output !== undefined,
    });
    return count;
  });
  log.info(`${lines} lines written`);
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
