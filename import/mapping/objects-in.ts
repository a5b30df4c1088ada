/** Where something stands in a mapping, by keys and positions. */
export type At = readonly (string | number)[];

/** Every object inside `value`, itself included, with where it stands. */
export function* objectsIn(
  value: unknown,
  at: At = [],
): Generator<{ readonly object: Readonly<Record<string, unknown>>; readonly at: At }> {
  if (Array.isArray(value))
    for (const [index, member] of value.entries()) yield* objectsIn(member, [...at, index]);
  else if (isObject(value)) {
    yield { object: value, at };
    for (const [key, member] of Object.entries(value)) yield* objectsIn(member, [...at, key]);
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
