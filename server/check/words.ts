import { areas, type Finding, worstOf } from './finding.ts';
import type { SiteCheck } from './report.ts';

const widest = 'UNKNOWN'.length;

/** A report as text for people; what stays at the site comes last, and says so. */
export function inWords({ report, own }: SiteCheck): string {
  const { site, hub, at, software, node, findings } = report;
  const who = site === null ? 'A site without an invitation' : `${site.name} (${site.id})`;
  const whom = hub === null ? '' : ` for ${hub.name}`;
  return [
    `${who}${whom}, ${at}, ${software}, Node.js ${node}`,
    ...sectionsOf(findings),
    ...(own.length === 0 ? [] : ['', ownHead, ...sectionsOf(own)]),
  ].join('\n');
}

const ownHead = 'What follows stays here: --json leaves it out, as the hub is not told it.';

/** By area, with how many there are of each result. */
function sectionsOf(findings: readonly Finding[]): readonly string[] {
  const sections = areas.flatMap((area) => {
    const some = findings.filter((one) => one.area === area);
    return some.length === 0 ? [] : ['', area, ...some.flatMap((one, at) => toLines(one, some[at + 1]))];
  });
  return [...sections, '', totalOf(findings)];
}

/** What to do about several in a row stands once, after the last of them. */
function toLines({ of, result, found, todo }: Finding, next: Finding | undefined): readonly string[] {
  const head = `  ${result.padEnd(widest)}  ${of === null ? '' : `${of}: `}${found}`;
  return todo === null || todo === next?.todo ? [head] : [head, `  ${' '.repeat(widest)}  > ${todo}`];
}

function totalOf(findings: readonly Finding[]): string {
  const counts = (['FAIL', 'WARN', 'OK', 'UNKNOWN'] as const).map(
    (result) => `${findings.filter((one) => one.result === result).length} ${result}`,
  );
  return `${worstOf(findings)}: ${counts.join(', ')}`;
}
