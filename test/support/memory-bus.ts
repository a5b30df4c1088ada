import type { Bus } from '../../federation/bus.ts';

/** A bus within a process: what is said is heard at once by whoever hears the subject; and all that was said on it. */
export function createMemoryBus(): Bus & { readonly said: readonly { subject: string; text: string }[] } {
  const hearers = new Set<{
    readonly subject: string;
    readonly take: (text: string, subject: string) => void;
  }>();
  const said: { subject: string; text: string }[] = [];
  return {
    said,
    publish: (subject, text) => {
      said.push({ subject, text });
      for (const one of hearers) if (isHeard(one.subject, subject)) one.take(text, subject);
    },
    hear: (subject, take) => {
      hearers.add({ subject, take });
    },
  };
}

function isHeard(pattern: string, subject: string): boolean {
  return pattern === subject || (pattern.endsWith('>') && subject.startsWith(pattern.slice(0, -1)));
}
