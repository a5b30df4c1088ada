import { type DestinationStream, destination, type Logger, pino, stdTimeFunctions } from 'pino';

/** What a request brings and what may identify a patient: never logged, whoever passes it. */
const redacted = ['req', 'res', 'request', 'reply', 'headers', 'body', 'query', 'variables', 'parameters'];

/** Log of the server: one JSON object a line, to standard error unless `sink` is given. */
export function createLog(level: string, sink: DestinationStream = destination(2)): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: toLogged },
      redact: { paths: redacted, remove: true },
    },
    sink,
  );
}

/** Errors of libraries carry requests, statements and parameters as properties: only what locates the fault is kept. */
function toLogged(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const { name, stack, cause } = error;
  return {
    type: name,
    ...('code' in error ? { code: error.code } : {}),
    stack,
    ...(cause === undefined ? {} : { cause: toLogged(cause) }),
  };
}
