import { fork } from 'node:child_process';
import { once } from 'node:events';

/** A process of a bench, which tells one thing for each that it is asked. */
export type Child<Asked, Told> = {
  readonly ask: (asked: Asked) => Promise<Told>;
  readonly stop: () => Promise<void>;
};

/** Starts a script of this folder, with flags of Node.js, and waits until it says that it is ready. @throws Error where it ends before */
export async function startChild<Asked extends object, Told>(
  script: string,
  args: readonly string[],
  flags: readonly string[] = [],
): Promise<Child<Asked, Told>> {
  const execArgv = ['--import', 'tsx', ...flags];
  const child = fork(new URL(script, import.meta.url), args, { execArgv });
  const hear = async () => {
    const [told]: readonly Told[] = await Promise.race([once(child, 'message'), once(child, 'exit')]);
    if (told !== undefined && child.connected) return told;
    throw new Error(`${script} ended.`);
  };
  await hear();
  return {
    ask: (asked) => {
      const told = hear();
      child.send(asked);
      return told;
    },
    stop: async () => {
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
}

/** Tells whoever started this process that it is ready, and then what it is asked, until that is over. */
export function answerParent<Asked>(
  answer: (asked: Asked) => Promise<object>,
  close: () => Promise<void>,
): void {
  process.on('message', async (asked: Asked) => process.send?.(await answer(asked)));
  process.once('disconnect', close);
  process.send?.('ready');
}
