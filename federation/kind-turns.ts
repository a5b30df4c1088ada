/** Does work when it is the turn of its kind. */
export type KindTurns = <Result>(kind: string, work: () => Promise<Result>) => Promise<Result>;

/** Work of one kind goes on together, and never beside that of another kind; who came first is first. */
export function createKindTurns(): KindTurns {
  const waiting: { readonly kind: string; readonly go: () => void }[] = [];
  let current = { kind: '', running: 0 };
  const letIn = () => {
    const [first] = waiting;
    if (first === undefined || (current.running > 0 && current.kind !== first.kind)) return;
    current = { kind: first.kind, running: current.running + 1 };
    waiting.shift();
    first.go();
    letIn();
  };
  return async (kind, work) => {
    await new Promise<void>((go) => {
      waiting.push({ kind, go });
      letIn();
    });
    try {
      return await work();
    } finally {
      current = { ...current, running: current.running - 1 };
      letIn();
    }
  };
}
