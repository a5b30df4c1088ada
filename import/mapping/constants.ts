import type {
  Expression,
  ExpressionForm,
  Mapping,
  RecordTemplate,
  TableModel,
} from '../../ontology/mapping.ts';
import { compileExpression, ValueError } from './expression.ts';
import { objectsIn } from './objects-in.ts';
import type { YamlFault } from './yaml.ts';

/** Where an expression stands, as far as names in it mean something there. */
export type Scope = Pick<Mapping, 'lookups'> & Pick<TableModel, 'let'> & Pick<RecordTemplate, 'forEach'>;

/**
 * Texts that an expression gives whatever the row says: of a constant its text, of a map all that it gives; none where
 * the row decides.
 */
export function constantsOf(expression: Expression | undefined, scope: Scope): readonly string[] {
  if (expression === undefined) return [];
  if (typeof expression === 'string') return constantsNamed(expression, scope);
  const { map, else: other = '', only } = expression;
  const forms: readonly ExpressionForm[] =
    map !== undefined && !('const' in expression)
      ? [...Object.values(map), other].map((text) => ({ const: text, ...(only && { only }) }))
      : bareConstants(expression, scope).map((text) => ({ ...expression, const: text }));
  const texts = forms.flatMap((form) => evaluated(form) ?? []);
  return [...new Set(texts)].filter((text) => text !== '');
}

/** Constants of a mapping that their own steps refuse. */
export function constantFaults(mapping: Mapping): readonly YamlFault[] {
  return [...objectsIn(mapping)].flatMap(({ object, at }) => {
    if (typeof object.const !== 'string') return [];
    const refused = evaluated({ ...object, const: object.const }) === undefined;
    return refused ? [{ at, what: `"${object.const}" is refused by the steps that follow it` }] : [];
  });
}

/** What a constant becomes by its steps; undefined where they refuse it. */
function evaluated(form: ExpressionForm): string | undefined {
  try {
    return compileExpression(form, new Map())({});
  } catch (error) {
    if (error instanceof ValueError) return undefined;
    throw error;
  }
}

/** Constants before the steps of an expression. */
function bareConstants(form: ExpressionForm, scope: Scope): readonly string[] {
  if ('const' in form) return [form.const];
  if ('text' in form) return form.text.includes('{') ? [] : [form.text];
  if ('first' in form) return form.first.flatMap((member) => constantsOf(member, scope));
  if ('found' in form) return [];
  if ('lookup' in form) return constantsNamed(form.column, { let: scope.lookups?.[form.lookup]?.let ?? {} });
  return constantsNamed(form.column, scope);
}

/** What a name gives that is no column: a value of `let`, which knows those before it, or a part of `forEach`. */
function constantsNamed(name: string, scope: Scope): readonly string[] {
  const { forEach = [] } = scope;
  if (name === '$column') return forEach;
  if (name === '$cell') return forEach.flatMap((column) => constantsNamed(column, scope));
  const named = Object.entries(scope.let ?? {});
  const at = named.findIndex(([own]) => own === name);
  if (at === -1) return [];
  return constantsOf(named[at]?.[1], { ...scope, let: Object.fromEntries(named.slice(0, at)) });
}
