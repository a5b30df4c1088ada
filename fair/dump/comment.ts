/** Texts as comment lines of N-Quads and Turtle. */
export function toComments(texts: readonly string[]): string {
  return texts.map((text) => `# ${text.replaceAll(/\s+/g, ' ').trim()}\n`).join('');
}

/** The last line of a dump that has comments. */
export function commentTrailer(statements: number, digest: string): string {
  return `# ${statements} statements; SHA-256 of the lines above: ${digest}\n`;
}
