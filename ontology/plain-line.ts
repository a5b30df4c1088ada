/** Whether a text can be shown to people as it is: nothing in it ends a line, steers a terminal or turns its direction. */
export function isPlainLine(text: string): boolean {
  return !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(text);
}
