import { describe, expect, it } from 'vitest';
import { parseEcl } from '../../ontology/ecl/parse.ts';
import { hasCheckDigit } from '../../ontology/sctid.ts';

const lung = '19829001';
const edema = '79654002';
const site = '363698007';
const morphology = '116676008';

const some = { min: 1, max: Number.POSITIVE_INFINITY };

function concept(sctid: string, position: number) {
  return { kind: 'concept', sctid, position };
}

/** Position and reason of the error; `¦` in the text stands where the error is expected. */
function errorOf(marked: string): { readonly position: number; readonly reason: string } {
  try {
    parseEcl(marked.replace('¦', ''));
  } catch (error) {
    if (error instanceof Error && 'position' in error && 'reason' in error)
      return { position: Number(error.position), reason: String(error.reason) };
    throw error;
  }
  throw new TypeError(`parsed: ${marked}`);
}

describe('parseEcl', () => {
  it('gives a concept its place in the text', () => {
    expect(parseEcl(` ${lung}`)).toEqual(concept(lung, 1));
  });

  it('passes over terms, whatever they hold', () => {
    expect(parseEcl(`${lung} |Disorder (of) "lung" {{ AND /* #5|`)).toEqual(concept(lung, 0));
  });

  it('passes over terms in any script', () => {
    expect(parseEcl(`${lung} |肺 الرئة лёгкое|`)).toEqual(concept(lung, 0));
  });

  it('passes over comments with stars and slashes', () => {
    expect(parseEcl(`/* a * / | b **/${lung}/**/`)).toEqual(concept(lung, 16));
  });

  it('applies the operator after the membership', () => {
    expect(parseEcl(`<< ^ ${lung}`)).toEqual({
      kind: 'hierarchy',
      operator: '<<',
      of: { kind: 'members', of: concept(lung, 5) },
    });
  });

  it('takes a comma as AND', () => {
    expect(parseEcl(`${lung}, ${edema} AND *`)).toEqual({
      kind: 'and',
      of: [concept(lung, 0), concept(edema, 10), { kind: 'any' }],
    });
  });

  it('keeps the sides of MINUS apart', () => {
    expect(parseEcl(`* minus ${edema}`)).toEqual({
      kind: 'minus',
      of: { kind: 'any' },
      without: concept(edema, 8),
    });
  });

  it('keeps the order of dotted attributes', () => {
    expect(parseEcl(`* . ${site} . ${morphology}`)).toEqual({
      kind: 'dotted',
      of: { kind: 'any' },
      attributes: [concept(site, 4), concept(morphology, 16)],
      position: 2,
    });
  });

  it('gives an attribute without cardinality one or more', () => {
    expect(parseEcl(`* : ${morphology} = ${edema}`)).toEqual({
      kind: 'refined',
      of: { kind: 'any' },
      by: {
        kind: 'attribute',
        cardinality: some,
        name: concept(morphology, 4),
        comparison: '=',
        value: concept(edema, 16),
      },
      position: 2,
    });
  });

  it('reads cardinality and reversal in this order', () => {
    expect(parseEcl(`* : [2..3] R ${site} != *`)).toMatchObject({
      by: { kind: 'reversed', cardinality: { min: 2, max: 3 }, comparison: '!=' },
    });
  });

  it('needs no space between R and the name', () => {
    expect(parseEcl(`*:R${site}=*`)).toMatchObject({ by: { kind: 'reversed', name: concept(site, 3) } });
  });

  it('reads cardinality of a group and in a group apart', () => {
    expect(parseEcl(`* : [0..0] { [2..*] ${site} = * }`)).toMatchObject({
      by: {
        kind: 'group',
        cardinality: { min: 0, max: 0 },
        of: { kind: 'attribute', cardinality: { min: 2, max: Number.POSITIVE_INFINITY } },
      },
    });
  });

  it('tells brackets round attributes from brackets round a name', () => {
    expect(parseEcl(`* : (${site} = *) OR (${site} OR ${morphology}) = *`)).toMatchObject({
      by: { kind: 'or', of: [{ kind: 'attribute' }, { kind: 'attribute', name: { kind: 'or' } }] },
    });
  });

  it('takes groups in brackets', () => {
    expect(parseEcl(`* : ({ ${site} = * } OR { ${morphology} = * }), ${site} = *`)).toMatchObject({
      by: {
        kind: 'and',
        of: [{ kind: 'or', of: [{ kind: 'group' }, { kind: 'group' }] }, { kind: 'attribute' }],
      },
    });
  });

  it.each([
    ['an empty text', '¦', 'expected a SNOMED CT identifier, * or (, came the end'],
    ['an operator alone', '<<¦', 'expected a SNOMED CT identifier, * or (, came the end'],
    ['two operators', `< ¦< ${lung}`, 'expected a SNOMED CT identifier, * or (, came <'],
    ['a word', '<< ¦lung', 'expected a SNOMED CT identifier, * or (, came lung'],
    ['two concepts', `${lung} ¦${edema}`, `expected an operator or the end, came ${edema}`],
    ['two terms', `${lung} |a| ¦|b|`, 'expected an operator or the end, came |b|'],
    [
      'a term alone',
      '¦|Disorder of lung|',
      'expected a SNOMED CT identifier, * or (, came |Disorder of lung|',
    ],
    ['an empty term', `${lung} ¦| |`, 'expected a term between the two |'],
    ['an open term', `${lung} ¦|Disorder`, 'the term is not closed: a second | is missing'],
    ['an open comment', `${lung} ¦/* Disorder`, 'the comment is not closed: */ is missing'],
    ['an open bracket', `(<< ${lung}¦`, 'expected ), came the end'],
    ['a bracket too many', `<< ${lung}¦)`, 'expected an operator or the end, came )'],
    ['an id of 5 digits', '<< ¦10000', 'expected a SNOMED CT identifier of 6 to 18 digits, came 10000'],
    [
      'an id of 19 digits',
      '¦1000000000000000000',
      'expected a SNOMED CT identifier of 6 to 18 digits, came 1000000000000000000',
    ],
    [
      'an id with a leading zero',
      '¦019829001',
      'expected a SNOMED CT identifier of 6 to 18 digits, came 019829001',
    ],
    ['a no-break space', '<<¦\u00a0*', 'expected a SNOMED CT identifier, * or (, came \u00a0 (U+00A0)'],
    [
      'a refinement without an attribute',
      `${lung} :¦`,
      'expected a SNOMED CT identifier, * or (, came the end',
    ],
    [
      'an attribute without a value',
      `404684003 |Clinical finding| : 404684003 |Clinical finding|¦`,
      'expected = or != after the name of an attribute, came the end',
    ],
    ['a group in a group', `* : { ¦{ ${site} = * } }`, 'expected a SNOMED CT identifier, * or (, came {'],
    ['an open group', `* : { ${site} = *¦`, 'expected }, came the end'],
    ['R in a group', `* : { ¦R ${site} = * }`, 'R inside a group is not supported'],
    ['a cardinality without a maximum', `* : [1..¦] ${site} = *`, 'expected a number, came ]'],
    ['a cardinality of one number', `* : [1¦] ${site} = *`, 'expected .., came ]'],
    ['a cardinality upside down', `* : ¦[3..1] ${site} = *`, 'the minimum 3 is above the maximum 1'],
    [
      'a comparison of sizes without a number',
      `* : ${site} ¦< *`,
      'expected = or != after the name of an attribute, came <',
    ],
    [
      'a filter after a refinement',
      `* : ${site} = * ¦{{ C active = 1 }}`,
      'filters ({{ … }}) are not supported',
    ],
    [
      'AND before a refinement',
      `* AND ${lung} ¦: ${site} = *`,
      'brackets are needed to say to what : applies',
    ],
    [
      'a dot after a refinement',
      `* : ${site} = * ¦. ${site}`,
      'brackets are needed to say to what . applies',
    ],
    ['AND after dotted attributes', `* . ${site} ¦AND *`, 'brackets are needed to say to what AND applies'],
    ['AND after MINUS', `* MINUS ${lung} ¦AND *`, 'brackets are needed to say to what AND applies'],
    ['a comma after OR', `* OR ${lung} ¦, *`, 'brackets are needed to say to what , applies'],
    [
      'MINUS in a value',
      `* : ${site} = * ¦MINUS ${lung}`,
      'brackets are needed to say to what MINUS applies',
    ],
  ])('refuses %s: %s', (_what, text, reason) => {
    expect(errorOf(text)).toEqual({ position: text.indexOf('¦'), reason });
  });

  it('says position and reason in the message', () => {
    expect(() => parseEcl('<< 5')).toThrow(
      'ECL at character 3: expected a SNOMED CT identifier of 6 to 18 digits, came 5.',
    );
  });

  it('takes brackets 50 deep', () => {
    expect(() => parseEcl(`${'('.repeat(50)}*${')'.repeat(50)}`)).not.toThrow();
  });

  it('refuses the 51st bracket', () => {
    expect(errorOf(`${'('.repeat(50)}¦(*${')'.repeat(51)}`)).toEqual({
      position: 50,
      reason: 'brackets may be nested 50 deep',
    });
  });

  it('counts brackets of refinements and groups too', () => {
    expect(errorOf(`*:${'('.repeat(5000)}`).position).toBe(52);
  });

  it('takes 10,000 characters', () => {
    expect(() => parseEcl(`*${' '.repeat(9_999)}`)).not.toThrow();
  });

  it('refuses 10,001 characters', () => {
    expect(errorOf(`*${' '.repeat(10_000)}`).reason).toBe(
      'an expression constraint has at most 10000 characters, this one has 10001',
    );
  });

  it('takes as many dotted attributes as fit', () => {
    expect(parseEcl(`*${'.*'.repeat(4_999)}`)).toMatchObject({ attributes: { length: 4_999 } });
  });
});

describe('hasCheckDigit', () => {
  it.each(['100005', '19829001', '138875005', '900000000000455006', '991411000000109'])(
    'holds for %s',
    (id) => {
      expect(hasCheckDigit(id)).toBe(true);
    },
  );

  it('finds every wrong digit of an identifier', () => {
    const wrong = [...'138875005'].flatMap((digit, place, digits) =>
      [...'0123456789'].filter((other) => other !== digit).map((other) => digits.with(place, other).join('')),
    );
    expect(wrong.filter(hasCheckDigit)).toEqual([]);
  });

  it('finds swapped neighbours', () => {
    expect(['318875005', '183875005', '138785005', '138870505'].filter(hasCheckDigit)).toEqual([]);
  });
});
