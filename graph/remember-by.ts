/** What is remembered under some keys, and under these with one more. */
type Memory<Value> = {
  readonly below: WeakMap<object, Memory<Value>>;
  made: { readonly value: Value } | undefined;
};

/**
 * `make`, once for the same objects, for as long as all of them are in use. What it promises and then fails is made
 * again for the next who asks.
 *
 * @example const lengthOf = rememberBy((texts: Texts) => allTexts(texts).length);
 */
export function rememberBy<Keys extends readonly object[], Value>(
  make: (...keys: Keys) => Value,
): (...keys: Keys) => Value {
  const all = emptyMemory<Value>();
  return (...keys) => {
    const memory = keys.reduce<Memory<Value>>(memoryBelow, all);
    if (memory.made !== undefined) return memory.made.value;
    const value = make(...keys);
    memory.made = { value };
    if (value instanceof Promise)
      value.catch(() => {
        memory.made = undefined;
      });
    return value;
  };
}

function emptyMemory<Value>(): Memory<Value> {
  return { below: new WeakMap(), made: undefined };
}

function memoryBelow<Value>({ below }: Memory<Value>, key: object): Memory<Value> {
  const before = below.get(key);
  if (before !== undefined) return before;
  const memory = emptyMemory<Value>();
  below.set(key, memory);
  return memory;
}
