/** Plain data with typed arrays in it, as text and the arrays one after the other. */
export type Packed = { readonly text: string; readonly arrays: readonly Uint8Array[] };

const kinds = { Uint8Array, Uint16Array, Uint32Array, Int16Array, Int32Array, Float64Array } as const;

type Kind = keyof typeof kinds;
type TypedArray = InstanceType<(typeof kinds)[Kind]>;

/** What stands in the text for an array. */
type Stand = { readonly $array: number; readonly kind: Kind };

/** Plain data, their typed arrays apart; `unpack` gives the same again. */
export function pack(value: unknown): Packed {
  const arrays: Uint8Array[] = [];
  const text = JSON.stringify(value, (_key, member: unknown) => {
    if (!isTypedArray(member)) return Number.isNaN(member) ? { $nan: true } : member;
    const place = arrays.push(new Uint8Array(member.buffer, member.byteOffset, member.byteLength)) - 1;
    return { $array: place, kind: kindOf(member) } satisfies Stand;
  });
  return { text, arrays };
}

/** What was packed: the arrays are used as they are, each at the start of a buffer of its own. */
export function unpack<Value>({ text, arrays }: Packed): Value {
  return JSON.parse(text, (_key, member: unknown) => {
    if (typeof member !== 'object' || member === null) return member;
    if ('$nan' in member) return Number.NaN;
    return isStand(member) ? restore(member, arrays[member.$array]) : member;
  });
}

function restore({ kind }: Stand, bytes: Uint8Array | undefined): TypedArray {
  if (bytes === undefined) throw new TypeError('an array is missing');
  const { BYTES_PER_ELEMENT } = kinds[kind];
  return new kinds[kind](bytes.buffer as ArrayBuffer, bytes.byteOffset, bytes.byteLength / BYTES_PER_ELEMENT);
}

function isStand(value: object): value is Stand {
  return '$array' in value && 'kind' in value;
}

function isTypedArray(value: unknown): value is TypedArray {
  return Object.values(kinds).some((kind) => value instanceof kind);
}

function kindOf(array: TypedArray): Kind {
  const found = (Object.keys(kinds) as Kind[]).find((kind) => array instanceof kinds[kind]); // Object.keys widens
  if (found === undefined) throw new TypeError('no kind of array that is packed');
  return found;
}
