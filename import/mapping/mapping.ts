import { Ajv2020 } from 'ajv/dist/2020.js';
import schema from '../../ontology/mapping.schema.json' with { type: 'json' };
import type { Mapping } from '../../ontology/mapping.ts';
import { mappingFaults } from './faults.ts';
import { quoteFaults, withQuotes } from './quote.ts';
import { parseYaml, readYaml, type YamlFault, type YamlForm } from './yaml.ts';

const form: YamlForm<Mapping> = {
  what: 'mapping',
  validate: new Ajv2020({
    allErrors: true,
    strict: false,
    verbose: true,
    formats: { regex: isPattern },
  }).compile<Mapping>(schema),
  faultsOf: (mapping) => [...mappingFaults(mapping), ...quoteFaults(mapping)],
};

/**
 * Reads a mapping file; `later` finds what only other files can show. @throws KnownError that names each fault with its line
 * and key
 */
export async function readMapping(
  path: string,
  later: (mapping: Mapping) => Promise<readonly YamlFault[]> = async () => [],
): Promise<Mapping> {
  return withQuotes(await readYaml(path, form, (mapping) => later(withQuotes(mapping))));
}

/** Parses a mapping. @throws KnownError that names each fault with its line and key */
export function parseMapping(text: string, name: string): Mapping {
  return withQuotes(parseYaml(text, name, form));
}

function isPattern(text: string): boolean {
  try {
    return new RegExp(text).source !== '';
  } catch {
    return false;
  }
}
