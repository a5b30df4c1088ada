import type { FieldForm, FieldTemplate } from '../../ontology/mapping.ts';
import type { FieldModel } from '../../ontology/model.ts';
import { constantsOf, type Scope } from './constants.ts';
import { ValueError } from './expression.ts';
import { compileField } from './field.ts';
import { toFieldForm } from './field-form.ts';
import type { At } from './objects-in.ts';
import type { YamlFault } from './yaml.ts';

/** A field of a template with its name, and where it stands. */
export type PlacedField = { readonly name: string; readonly field: FieldTemplate; readonly at: At };

/** Parts of a field that are read as its kind says. Names of timelines and gene panels are looked up elsewhere. */
const partsByKind = {
  coded: ['code'],
  quantity: ['value', 'unit'],
  number: ['value'],
  text: ['value'],
  flag: ['value'],
  date: ['date', 'days'],
  reference: [],
  derived: [],
} as const satisfies Record<FieldModel['kind'], readonly (keyof FieldForm)[]>;

/** Constants, and values that maps give, which the field refuses in every row. */
export function valueFaults(model: FieldModel, placed: PlacedField, scope: Scope): readonly YamlFault[] {
  if (model.kind === 'text' && model.panel) return [];
  const form = toFieldForm(placed.field);
  return partsByKind[model.kind].flatMap((part) => {
    const at = form === placed.field ? [...placed.at, part] : placed.at;
    return constantsOf(form[part], scope)
      .flatMap((text) => refusalOf(model, { name: placed.name, form }, { part, text }) ?? [])
      .map((what) => ({ at, what }));
  });
}

type Part = { readonly part: 'value' | 'unit' | 'code' | 'date' | 'days'; readonly text: string };

/** Why a row would be refused that has this text in one part of a field; undefined where it is not. */
function refusalOf(
  model: FieldModel,
  { name, form }: { readonly name: string; readonly form: FieldForm },
  { part, text }: Part,
): string | undefined {
  const value = part === 'unit' ? { value: { const: '1' } } : {};
  const { as, vocabulary } = form;
  const said = { ...(as && { as }), ...(vocabulary && { vocabulary }) };
  try {
    compileField(
      model,
      { name, form: { ...said, ...value, [part]: { const: text } } },
      nothingLoaded,
    )({}, '');
    return undefined;
  } catch (error) {
    if (error instanceof ValueError) return `"${error.value}": ${error.message}`;
    throw error;
  }
}

/** What compiling needs, of a mapping that is not loaded. */
const nothingLoaded = {
  identity: () => '',
  lookups: new Map(),
  codes: new Map(),
  timelines: {},
  panels: new Map(),
};
