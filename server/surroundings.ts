/** A stream that text is written to; of a terminal the width in characters is known. */
export type Output = NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };

/** Where a command writes: what was asked for to `stdout`, all else to `stderr`. */
export type Io = { readonly stdout: Output; readonly stderr: Output };

/** Everything that a command takes from the process it runs in. */
export type Surroundings = Io & { readonly env: NodeJS.ProcessEnv };
