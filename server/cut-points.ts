import { Ajv2020 } from 'ajv/dist/2020.js';
import { readYaml, type YamlFault, type YamlForm } from '../import/mapping/yaml.ts';
import type { CutPoints } from '../ontology/bands.ts';
import { unitFault } from '../ontology/units.ts';
import type { Config } from './config.ts';
import schema from './cut-points.schema.json' with { type: 'json' };

type CutPointsFile = { readonly oncographCutPoints: 1; readonly measurements: readonly CutPoints[] };

const validate = new Ajv2020({ allErrors: true, strict: false, verbose: true }).compile<CutPointsFile>(
  schema,
);

const form: YamlForm<CutPointsFile> = {
  what: 'file of cut points',
  validate,
  faultsOf: ({ measurements }) =>
    measurements.flatMap(({ unit }, at): readonly YamlFault[] => {
      const what = unitFault(unit);
      return what === undefined ? [] : [{ at: ['measurements', at, 'unit'], what }];
    }),
};

/** What the file of the settings says. @throws KnownError that names each fault with its line and key */
export async function readCutPoints({
  cutPointsFile,
}: Pick<Config, 'cutPointsFile'>): Promise<readonly CutPoints[]> {
  if (cutPointsFile === undefined) return [];
  const { measurements } = await readYaml(cutPointsFile, form);
  return measurements.map((one) => ({ ...one, cuts: one.cuts.toSorted((a, b) => a - b) }));
}
