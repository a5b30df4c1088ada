import type { Utility } from './utility.ts';

/** The numbers of one standard deviation of the noise. */
export type UtilitySeries = { readonly sigma: number; readonly points: readonly Utility[] };

type Point = { readonly x: number; readonly y: number };

/** A field of the picture: where it stands, and what its edges mean. */
type Panel = { readonly top: number; readonly height: number; readonly y: (value: number) => number };

const LEFT = 80;
const WIDTH = 650;
const PATIENTS = [10, 20, 50, 100, 200, 500, 1000, 2000, 5000];
const ENDS = 'text-anchor="end"';
const CENTRED = 'text-anchor="middle"';
const COLOURS = ['#0b6e99', '#c2410c', '#4d7c0f'];

const x = scale({ from: 10, to: 5000, at: LEFT, over: WIDTH }, Math.log);
const errors: Panel = {
  top: 50,
  height: 300,
  y: scale({ from: 0.0005, to: 1, at: 350, over: -300 }, Math.log),
};
const shares: Panel = {
  top: 400,
  height: 130,
  y: scale({ from: 0, to: 1, at: 530, over: -130 }, (share) => share),
};

/** The relative error of shown values and the share of answers that show one, by size of cohort, as SVG. */
export function toUtilityPlot(series: readonly UtilitySeries[]): string {
  const lines = series.flatMap((one, at) => [...toLines(one, COLOURS[at] ?? 'black'), ...toLegend(one, at)]);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 760 600" font-family="sans-serif" font-size="13" fill="#222" role="img">
<title>Error of protected counts, and how often they are shown, by size of cohort</title>
<rect width="760" height="600" fill="white"/>
${toText({ x: LEFT, y: 28 }, 'Relative error at most: of half of the shown values (solid), of 95 of 100 (dashed)')}
${toAxes(errors, [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1])}
${toText({ x: LEFT, y: 386 }, 'Share of answers that show a value')}
${toAxes(shares, [0, 0.25, 0.5, 0.75, 1])}
${lines.join('\n')}
${toTitles()}
</svg>
`;
}

/** Errors are drawn from where most answers show a value: those of less are rare, and far off. */
function toLines({ points }: UtilitySeries, colour: string): readonly string[] {
  const drawn = points.filter(({ shown }) => shown >= 0.5);
  const relative = (error: 'median' | 'most') =>
    drawn.map((one) => ({ x: x(one.patients), y: errors.y(one[error] / one.patients) }));
  const shown = points.map((one) => ({ x: x(one.patients), y: shares.y(one.shown) }));
  return [
    toLine(relative('median'), `stroke="${colour}"`),
    toLine(relative('most'), `stroke="${colour}" stroke-dasharray="6 4"`),
    toLine(shown, `stroke="${colour}"`),
  ];
}

/** Which colour is which noise, where no line is. */
function toLegend({ sigma }: UtilitySeries, at: number): readonly string[] {
  const [left, y] = [LEFT + WIDTH - 90, errors.top + 24 + 22 * at];
  const line = [left, left + 30].map((end) => ({ x: end, y }));
  return [toLine(line, `stroke="${COLOURS[at]}"`), toText({ x: left + 38, y: y + 4 }, `σ ${sigma}`)];
}

function toAxes({ top, height, y }: Panel, values: readonly number[]): string {
  const bottom = top + height;
  return [
    ...values.flatMap((value) => [
      toLine(
        [
          { x: LEFT, y: y(value) },
          { x: LEFT + WIDTH, y: y(value) },
        ],
        'stroke="#d6d6d6"',
        1,
      ),
      toText({ x: LEFT - 8, y: y(value) + 4 }, `${Number((100 * value).toFixed(2))} %`, ENDS),
    ]),
    ...PATIENTS.flatMap((patients) => [
      toLine(
        [
          { x: x(patients), y: top },
          { x: x(patients), y: bottom },
        ],
        'stroke="#d6d6d6"',
        1,
      ),
      toText({ x: x(patients), y: bottom + 18 }, `${patients}`, CENTRED),
    ]),
  ].join('\n');
}

/** What both axes count. */
function toTitles(): string {
  const turned = (at: number, text: string) =>
    `<text transform="translate(20 ${at}) rotate(-90)" text-anchor="middle">${text}</text>`;
  return [
    toText({ x: LEFT + WIDTH / 2, y: 578 }, 'patients in the cohort', CENTRED),
    turned(200, 'error, of the true number'),
    turned(465, 'shown'),
  ].join('\n');
}

function toLine(points: readonly Point[], style: string, width = 2): string {
  const path = points.map((point) => `${round(point.x)},${round(point.y)}`).join(' ');
  return `<polyline points="${path}" fill="none" stroke-width="${width}" ${style}/>`;
}

function toText({ x, y }: Point, text: string, style = ''): string {
  return `<text x="${round(x)}" y="${round(y)}" ${style}>${text}</text>`;
}

/** Where a value stands between two that stand at the ends, by what of it is drawn in even steps. */
function scale(
  {
    from,
    to,
    at,
    over,
  }: { readonly from: number; readonly to: number; readonly at: number; readonly over: number },
  even: (value: number) => number,
): (value: number) => number {
  return (value) => at + (over * (even(value) - even(from))) / (even(to) - even(from));
}

function round(pixels: number): number {
  return Math.round(10 * pixels) / 10;
}
