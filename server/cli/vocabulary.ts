import { Argument, type Command } from 'commander';
import { type VocabularyFormat, vocabularyFormats } from '../commands/formats.ts';
import type { Surroundings } from '../surroundings.ts';

/** Adds the commands that load and apply terminology. */
export function addVocabularyCommands(program: Command, surroundings: Surroundings): void {
  program
    .command('vocabulary')
    .description('load a release of vocabularies, or a newer one in its place')
    .addArgument(new Argument('<format>', 'form of the release').choices(vocabularyFormats))
    .argument('<path>', 'folder or file of the release')
    .action(async (format: VocabularyFormat, path: string) =>
      (await import('../commands/vocabulary.ts')).loadRelease(surroundings, format, path),
    );
  program
    .command('restandardise')
    .description('give records the standard concepts of the terminology as it is now')
    .option('--dry-run', 'only show what would change')
    .action(async (flags: { readonly dryRun?: boolean }) =>
      (await import('../commands/restandardise.ts')).apply(surroundings, flags),
    );
}
