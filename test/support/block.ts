/** As long as nothing but this may go on. */
export function block(ms: number): void {
  for (const began = performance.now(); performance.now() - began < ms; );
}
