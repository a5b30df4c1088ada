import type { Row } from '../../source/row.ts';
import type { CdmFile } from '../folder.ts';

/** The cells of the rows of a file that can be read as rows; none where the folder has no such file. */
export async function* rowsOf(file: CdmFile | undefined): AsyncGenerator<Row['cells']> {
  if (file === undefined) return;
  for await (const row of file.opened.rows()) if (!('broken' in row)) yield row.cells;
}
