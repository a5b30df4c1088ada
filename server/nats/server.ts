/** A NATS server that answers, and how this process came to it. */
export type NatsServer = {
  readonly kind: 'given' | NatsProgram['kind'];
  /** Addresses for clients. */
  readonly servers: readonly string[];
  /** File with the number of the process that reads its users anew on SIGHUP; undefined of a server that is given. */
  readonly pidFile: string | undefined;
  /** Aborted once it has ended, with a KnownError that says how. */
  readonly lost: AbortSignal;
  /** Stops the server if this process started it. */
  stop(): Promise<void>;
};

/** A program that is a NATS server. */
export type NatsProgram = {
  /** `installed`: found on the path. `built`: made here, once. */
  readonly kind: 'installed' | 'docker' | 'built';
  /** Where it listens: in a container not on the loopback interface of the machine. */
  readonly listen: (port: number) => string;
  /** The command that starts it with a configuration. */
  readonly command: (place: NatsFiles) => readonly string[];
  /** All of its environment. */
  readonly env: NodeJS.ProcessEnv;
};

/** Files of a server that is started, and its port on this machine. */
export type NatsFiles = {
  readonly configuration: string;
  /** What may be said by whom: `users` of NATS, which the configuration includes. */
  readonly users: string;
  readonly port: number;
};

/** Where a NATS server is found, or started. */
export type NatsPlace = {
  /** Addresses of servers that run; one is started where there are none. */
  readonly given: readonly string[];
  /** Folder for its configuration and what it prints. */
  readonly folder: string;
  readonly users: string;
  /** A free one where it is not said. */
  readonly port?: number;
};
