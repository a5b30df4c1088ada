import { Ajv2020 } from 'ajv/dist/2020.js';
import schema from '../../ontology/description.schema.json' with { type: 'json' };
import type { Description } from '../../ontology/description.ts';
import { bodyParts, modalities } from '../../ontology/dicom-values.ts';
import { parseYaml, readYaml, type YamlFault, type YamlForm } from '../mapping/yaml.ts';

const form: YamlForm<Description> = {
  what: 'dataset description',
  validate: new Ajv2020({ allErrors: true, strict: false, verbose: true }).compile<Description>(schema),
  faultsOf: ({ describes = {} }) => [
    ...unknownIn('modalities', describes.modalities, modalities),
    ...unknownIn('bodyParts', describes.bodyParts, [...bodyParts.keys()]),
  ],
};

/** Reads the description of a dataset. @throws KnownError that names each fault with its line and key */
export function readDescription(path: string): Promise<Description> {
  return readYaml(path, form);
}

/** Parses the description of a dataset. @throws KnownError that names each fault with its line and key */
export function parseDescription(text: string, name: string): Description {
  return parseYaml(text, name, form);
}

/** Values of a list that DICOM does not have. */
function unknownIn(
  key: string,
  values: readonly string[] = [],
  known: readonly string[],
): readonly YamlFault[] {
  return values.flatMap((value, at) =>
    known.includes(value)
      ? []
      : [{ at: ['describes', key, at], what: `${value} is none of DICOM: ${known.join(', ')}` }],
  );
}
