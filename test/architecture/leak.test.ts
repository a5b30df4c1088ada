import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importsIn, isAllowed, root } from './imports.ts';

/** Places of files that answer somebody: a resolver, routes, and what other sites ask. */
const doors = ['resolvers/leak.ts', 'fair/void/leak.ts', 'server/http/leak.ts', 'federation/leak.ts'];

/** What leads past the gate, by a name that it exports. */
const ways: Readonly<Record<string, readonly [name: string, path: string]>> = {
  'figures of the graph': ['graphFigures', 'figures/graph-figures.ts'],
  'bits of the index': ['countBits', 'index/columns/bits.ts'],
  'the index': ['followIndex', 'index/current.ts'],
  'a count over the index': ['countPatients', 'cohort/answer/answers.ts'],
  'use of concepts': ['conceptUsage', 'figures/usage.ts'],
  'marks of used concepts': ['usedConcepts', 'terminology/search/used.ts'],
  'figures of mappings': ['mappingFigures', 'figures/mapping-figures.ts'],
  'Cypher of its own': ['cypher', 'graph/cypher.ts'],
  'a graph of its own': ['Graph', 'graph/graph.ts'],
  'a reader of its own': ['createReader', 'graph/reader.ts'],
  'a policy of its own': ['exactPolicy', 'disclosure/policy.ts'],
  'the gate itself': ['openGate', 'disclosure/gate.ts'],
  'the release behind the gate': ['release', 'disclosure/release.ts'],
  'cells of its own': ['cellsOf', 'disclosure/cell.ts'],
  'the seal': ['Sealed', 'disclosure/sealed.ts'],
  'sources of its own': ['createDisclosure', 'disclosure/disclosure.ts'],
};

const up = (from: string) => '../'.repeat(from.split('/').length - 1);

/** Forms of an import in the text of a file. */
const forms: Readonly<Record<string, (name: string, path: string) => string>> = {
  import: (name, path) => `import { ${name} } from '${path}';`,
  'import of everything': (_name, path) => `import * as all from '${path}';`,
  'import beside a type': (name, path) => `import { type Other, ${name} } from '${path}';`,
  're-export': (name, path) => `export { ${name} } from '${path}';`,
  'import when it is asked': (name, path) => `const { ${name} } = await import('${path}');`,
};

describe.each(doors)('a file at %s', (door) => {
  describe.each(Object.entries(ways))('does not get to %s', (_what, [name, path]) => {
    it.each(Object.entries(forms))('by %s', (_form, write) => {
      const arrows = importsIn(door, write(name, `${up(door)}${path}`));
      expect(arrows.map(({ to }) => to)).toEqual([path]);
      expect(arrows.filter(isAllowed)).toEqual([]);
    });
  });
});

describe('loaders', () => {
  it.each(['index/current.ts', 'figures/usage.ts', 'cohort/answer/answers.ts', 'disclosure/gate.ts'])(
    'take nothing of %s',
    (path) =>
      expect(importsIn('loaders/leak.ts', `import type { X } from '../${path}';`).filter(isAllowed)).toEqual(
        [],
      ),
  );
});

/** What a resolver or a route has in its hands. */
const given = `
  import type { Asker } from '../../../disclosure/asker.ts';
  import { countCohort } from '../../../disclosure/cohort.ts';
  import type { Disclosure } from '../../../disclosure/disclosure.ts';
  import { openGate } from '../../../disclosure/gate.ts';
  import type { CohortQuestion } from '../../../disclosure/question.ts';
  import type { Count, Audience } from '../../../disclosure/release.ts';
  import type { Context, Services } from '../../../resolvers/context.ts';
  declare const context: Context;
  declare const services: Services;
  declare const question: CohortQuestion;
  declare const asker: Asker;
  declare const disclosure: Disclosure;
  declare const audience: Audience;
  const used: readonly unknown[] = [countCohort, openGate, context, services, question, asker, disclosure, audience];
  export const keep = (...more: readonly (Count | unknown)[]) => [...used, ...more];
`;

/** What types refuse: every line for itself. */
const leaks: Readonly<Record<string, string>> = {
  'figures through loaders': 'keep(context.loaders.figures);',
  'the index through loaders': 'keep(context.loaders.index);',
  'usage through loaders': 'keep(context.loaders.usage);',
  'used concepts through loaders': 'keep(context.loaders.usedConcepts);',
  'figures of mappings through loaders': 'keep(context.loaders.mapping);',
  'series through loaders': 'keep(context.loaders.series);',
  'a graph of the context': 'keep(context.graph);',
  'an index of the context': 'keep(context.index);',
  'a graph of the services': 'keep(services.graph);',
  'views of a question': 'keep(question.views);',
  'the plan of a question': 'keep(question.plan);',
  'what is sealed': 'keep(question.content);',
  'the index of who asks': 'keep(asker.index);',
  'figures of who asks': 'keep(asker.figures);',
  'the policy of who asks': 'keep(asker.policy);',
  'the sources of numbers': 'keep(disclosure.graph);',
  'a count made by hand':
    "const made: Count = { value: 7, low: 7, high: 7, suppressed: false, precision: 'EXACT' }; keep(made);",
  'a bare number in an answer': 'keep(await openGate(audience, { patients: 7 }));',
  'who is frozen in a saved cohort': "keep((await context.loaders.savedCohorts.byId('x'))?.size);",
};

const fine = 'keep((await countCohort(question)).value, await context.loaders.graphVersion());';

describe('types', () => {
  const state: { folder: string; output: string } = { folder: '', output: '' };

  beforeAll(async () => {
    const tmp = join(root, 'test/architecture');
    state.folder = await mkdtemp(join(tmp, 'leak-'));
    const texts = [fine, ...Object.values(leaks)];
    await mkdir(state.folder, { recursive: true });
    await Promise.all(
      texts.map((text, at) => writeFile(join(state.folder, `case-${at}.ts`), `${given}\n${text}\n`)),
    );
    const options = { extends: '../../../tsconfig.json', include: ['*.ts'], exclude: [] };
    await writeFile(join(state.folder, 'tsconfig.json'), JSON.stringify(options));
    const tsc = join(root, 'node_modules/.bin/tsc');
    state.output = await promisify(execFile)(tsc, ['-p', state.folder]).then(
      ({ stdout }) => stdout,
      ({ stdout }) => String(stdout), // it fails, as it should
    );
  }, 120_000);
  afterAll(() => rm(state.folder, { recursive: true, force: true }));

  const faultsOf = (at: number) => state.output.split('\n').filter((line) => line.includes(`case-${at}.ts(`));

  it('let what passed the gate be shown', () => expect(faultsOf(0)).toEqual([]));

  it.each(Object.keys(leaks).map((name, at) => [name, at + 1] as const))('refuse %s', (_name, at) =>
    expect(faultsOf(at).map((line) => /error (TS\d+)/.exec(line)?.[1])).toHaveLength(1),
  );
});
