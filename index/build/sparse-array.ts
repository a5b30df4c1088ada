/** Arrays that numbers are collected in. */
export type Numbers = Uint8Array | Uint32Array | Int32Array | Float64Array;

/** Numbers by place, put in any order; where none was put, `missing` stands. Places that were never reached cost nothing. */
export type Placed<Kind extends Numbers> = {
  readonly put: (place: number, value: number) => void;
  /** Whether a number was put anywhere. */
  readonly isEmpty: () => boolean;
  readonly toArray: (length: number) => Kind;
};

const firstRoom = 1_024;

/** No numbers yet; `create` makes an array of zeros. */
export function createPlaced<Kind extends Numbers>(
  create: (length: number) => Kind,
  missing: number,
): Placed<Kind> {
  let values = create(0);
  const resize = (length: number) => {
    const other = create(length);
    other.set(values.subarray(0, length));
    if (missing !== 0) other.fill(missing, values.length);
    return other;
  };
  return {
    put: (place, value) => {
      if (place >= values.length) values = resize(Math.max(firstRoom, values.length * 2, place + 1));
      values[place] = value;
    },
    isEmpty: () => values.length === 0,
    toArray: resize,
  };
}
