/** What is made is known for so many ms; what was not made is asked for again. */
export function knownFor<Value>(ms: number, make: () => Promise<Value>): () => Promise<Value> {
  let known: { readonly value: Value; readonly at: number } | undefined;
  return async () => {
    if (known !== undefined && performance.now() - known.at < ms) return known.value;
    const value = await make();
    known = { value, at: performance.now() };
    return value;
  };
}
