import { type Command, Option } from 'commander';
import type { ExportFlags, VerifyFlags } from '../commands/audit.ts';
import type { Surroundings } from '../surroundings.ts';

/** Adds the commands of the audit. */
export function addAuditCommands(program: Command, surroundings: Surroundings): void {
  const audit = program.command('audit').description('what was asked and shown, and who may do so');
  audit
    .command('verify')
    .description('follow every chain of entries: nothing was changed, added or left out')
    .option('--head <chain:n:hash...>', 'an end of a chain that was kept elsewhere, as the log says them')
    .action(async (flags: VerifyFlags) => (await import('../commands/audit.ts')).verify(surroundings, flags));
  audit
    .command('export')
    .description('write entries as JSON, one a line')
    .addOption(
      new Option('--format <format>', 'the entries as they are kept, or as AuditEvents of FHIR R4')
        .choices(['jsonl', 'fhir'])
        .default('jsonl'),
    )
    .option('--from <time>', 'a day or a time from which they are')
    .option('--until <time>', 'a day or a time before which they are')
    .option('--subject <subject>', 'of what this person did')
    .option('--dataset <id>', 'of answers that could be of this dataset')
    .option('--patient <id>', 'of pages and manifests with records of the patient of this opaque id')
    .option('--output <file>', 'a file; without it standard output')
    .action(async (flags: ExportFlags) =>
      (await import('../commands/audit.ts')).exportAudit(surroundings, flags),
    );
}
