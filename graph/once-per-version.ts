import type { Graph } from './graph.ts';
import { readGraphVersion } from './version.ts';

/** `read`, once per version of a graph, whoever asks, and who knows the version says it; what fails is read again by the next who asks. */
export function oncePerVersion<Value>(
  read: (graph: Graph) => Promise<Value>,
  readVersion: (graph: Graph) => Promise<string> = readGraphVersion,
): (graph: Graph, known?: string) => Promise<Value> {
  const remembered = new WeakMap<Graph, { readonly version: string; readonly value: Promise<Value> }>();
  return async (graph, known) => {
    const version = known ?? (await readVersion(graph));
    const before = remembered.get(graph);
    if (before?.version === version) return before.value;
    const value = read(graph);
    remembered.set(graph, { version, value });
    value.catch(() => remembered.delete(graph));
    return value;
  };
}
