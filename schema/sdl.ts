import { parse, print } from 'graphql';

/** Types as they are written, with their extensions, whether or not everything that they name exists. */
export type Sdl = {
  /** Types of the fields of each object type and input. */
  readonly fields: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Values of each enum. */
  readonly enums: ReadonlyMap<string, readonly string[]>;
};

/** Reads the texts of `.graphql` files. */
export function readSdl(texts: readonly string[]): Sdl {
  const fields = new Map<string, Map<string, string>>();
  const enums = new Map<string, readonly string[]>();
  for (const definition of parse(texts.join('\n')).definitions) {
    if ('fields' in definition) {
      const known = fields.get(definition.name.value) ?? new Map<string, string>();
      for (const { name, type } of definition.fields ?? []) known.set(name.value, print(type));
      fields.set(definition.name.value, known);
    }
    if (definition.kind === 'EnumTypeDefinition')
      enums.set(
        definition.name.value,
        (definition.values ?? []).map(({ name }) => name.value),
      );
  }
  return { fields, enums };
}
