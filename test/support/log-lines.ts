/** Keeps a line of a log; a fault of the server is shown as well: why a test was told INTERNAL stands nowhere else. */
export function keepLine(lines: string[], line: string): void {
  lines.push(line);
  if (line.includes('"level":"error"')) process.stderr.write(line);
}
