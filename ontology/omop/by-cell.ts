/** Longer cells are not remembered: they would hold on to the text of the line that they stand in. */
const longest = 12;

/** Cells of a column that are remembered: where there are more, as of keys, each is read. */
const mostCells = 5_000;

/** What `read` says of a cell, remembered: the same few cells stand in most columns again and again. */
export function byCell<Said>(read: (cell: string) => Said): (cell: string) => Said {
  const known = new Map<string, { readonly said: Said }>();
  return (cell) => {
    if (cell.length > longest) return read(cell);
    const found = known.get(cell);
    if (found !== undefined) return found.said;
    const said = read(cell);
    if (known.size < mostCells) known.set(cell, { said });
    return said;
  };
}
