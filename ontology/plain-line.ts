/** Whether a text can be shown to people as it is: nothing in it ends a line, steers a terminal or turns its direction. */
export function isPlainLine(text: string): boolean {
  return !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(text);
}

/** A text as a line that can be shown: what cannot stand in it is written by its number. @example toPlainLine('a\u001b[2J') // 'a\\u{1b}[2J' */
export function toPlainLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (sign) => `\\u{${sign.codePointAt(0)?.toString(16)}}`);
}

/** The same of a text of several lines. */
export function toPlainLines(text: string): string {
  return text.split('\n').map(toPlainLine).join('\n');
}
