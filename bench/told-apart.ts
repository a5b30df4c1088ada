/** A number that was measured of something of a kind. */
export type Sample<Kind> = { readonly kind: Kind; readonly ms: number };

/** How often kinds are told apart in the second half of some samples by the limit that does best on the first half; 0.5 is chance. */
export function toldApart<Kind>(samples: readonly Sample<Kind>[], kinds: readonly [Kind, Kind]): number {
  const half = Math.floor(samples.length / 2);
  return accuracy(train(samples.slice(0, half), kinds), samples.slice(half));
}

/** The number that best tells two kinds apart in some samples, and which kind is above it. */
function train<Kind>(
  samples: readonly Sample<Kind>[],
  [one, other]: readonly [Kind, Kind],
): (ms: number) => Kind {
  const rules = samples.flatMap(({ ms: limit }) =>
    [[one, other] as const, [other, one] as const].map(
      ([above, below]) =>
        (ms: number) =>
          ms > limit ? above : below,
    ),
  );
  const [first, ...others] = rules.map((rule) => ({ rule, score: accuracy(rule, samples) }));
  if (first === undefined) throw new TypeError('no samples');
  return others.reduce((best, next) => (next.score > best.score ? next : best), first).rule;
}

function accuracy<Kind>(rule: (ms: number) => Kind, samples: readonly Sample<Kind>[]): number {
  return samples.filter(({ kind, ms }) => rule(ms) === kind).length / samples.length;
}
