import { describe, expect, it } from 'vitest';
import { parseEcl } from '../../../ontology/ecl/parse.ts';
import { evaluateEcl } from '../../../terminology/ecl/evaluate.ts';
import { metered } from '../../../terminology/ecl/meter.ts';
import { fixtureOf } from './fixture.ts';

const { terminology } = fixtureOf(`
  root  | 138875005 |
  site  | 363698007 | root
  lung  | 39607008  | root | 0:site=root
  `);

/** As many concepts as SNOMED CT has. */
const all = Uint32Array.from({ length: 350_000 }, (_, number) => number);
const large = { ...terminology, all: () => all, attributes: () => [{ group: 1, type: 1, value: 2 }] };

describe('metered', () => {
  it('lets through what is within the limit', () => {
    expect(metered(terminology, 4).terminology.descendants(0)).toHaveLength(3);
  });

  it('throws where more is read', () => {
    const { descendants } = metered(terminology, 4).terminology;
    descendants(0);
    expect(() => descendants(2)).toThrow(expect.objectContaining({ kind: 'expensive' }));
  });

  it.each([
    ['wildcards', `lung${', *'.repeat(200)}`],
    ['attributes', `* : site = lung${' OR site = lung'.repeat(200)}`],
    ['attributes in a group', `* : { [9..9] site = lung${' OR [9..9] site = lung'.repeat(200)} }`],
  ])('ends an expression of very many %s', (_what, text) => {
    const ecl = parseEcl(text.replaceAll('site', '363698007').replaceAll('lung', '39607008'));
    expect(() => evaluateEcl(ecl, large)).toThrow(expect.objectContaining({ kind: 'expensive' }));
  });

  it('lets through one pass over all of SNOMED CT', () => {
    const ecl = parseEcl('* : [1..1] 363698007 = 39607008');
    expect(evaluateEcl(ecl, large)).toHaveLength(350_000);
  });
});
