import { describe, expect, it } from 'vitest';
import { find, fixtureOf } from './fixture.ts';

/**
 * `forearm` breaks two bones in two groups; `crush` has edema of one site and a fracture of another;
 * `shock` and `swelling` have attributes outside groups; `infection` has none.
 */
const findings = fixtureOf(`
  root       | 138875005 |
  disease    | 64572001  | root
  boneBreak  | 125605004 | disease   | 1:morphology=broken 1:site=bone
  forearm    | 75857000  | boneBreak | 1:morphology=broken 1:site=radius 2:morphology=broken 2:site=ulna
  upperArm   | 66308002  | boneBreak | 1:morphology=broken 1:site=humerus
  multiple   | 397181002 | boneBreak | 1:morphology=broken 1:site=radius 1:site=ulna
  lungEdema  | 40541001  | disease   | 1:morphology=edema 1:site=lung
  crush      | 417163006 | disease   | 1:morphology=edema 1:site=humerus 2:morphology=broken 2:site=lung
  shock      | 27942005  | disease   | 0:dueTo=upperArm
  swelling   | 65124004  | disease   | 0:after=forearm 0:morphology=edema 0:site=radius
  infection  | 40733004  | disease
  structure  | 91723000  | root
  bone       | 272673000 | structure
  radius     | 62413002  | bone
  ulna       | 23416004  | bone
  humerus    | 85050009  | bone
  lung       | 39607008  | structure
  broken     | 72704001  | root
  edema      | 79654002  | root
  attribute  | 410662002 | root
  site       | 363698007 | attribute
  morphology | 116676008 | attribute
  associated | 47429007  | attribute
  dueTo      | 42752001  | associated
  after      | 255234002 | associated
  `);

/** The seven relationships of the example of ECL 2.2, 6.3 Reverse Cardinalities. */
const products = fixtureOf(`
  product       | 373873005 |
  withCaffeine  | 412458007 | product   | 1:ingredient=orphenadrine 2:ingredient=aspirin 3:ingredient=caffeine
  withCodeine   | 412096001 | product   | 1:ingredient=aspirin 2:ingredient=codeine
  acetaAspirin  | 424102008 | product   | 1:ingredient=acetaminophen 2:ingredient=aspirin
  substance     | 105590001 |
  orphenadrine  | 372714007 | substance
  aspirin       | 387458008 | substance
  caffeine      | 255641001 | substance
  codeine       | 387494007 | substance
  acetaminophen | 387517004 | substance
  ingredient    | 127489000 |
  `);

const breaks = ['boneBreak', 'forearm', 'upperArm', 'multiple'];

describe('refinement', () => {
  it.each([
    ['< disease : morphology = edema', ['lungEdema', 'crush', 'swelling']],
    ['< disease : site = << bone', [...breaks, 'crush', 'swelling']],
    ['< disease : site = < bone', ['forearm', 'upperArm', 'multiple', 'crush', 'swelling']],
    ['boneBreak : site = lung', []],
    ['* : site = lung', ['lungEdema', 'crush']],
    ['< disease : * = edema', ['lungEdema', 'crush', 'swelling']],
    ['< disease : morphology = *', [...breaks, 'lungEdema', 'crush', 'swelling']],
    ['< disease : * = *', [...breaks, 'lungEdema', 'crush', 'shock', 'swelling']],
    ['< disease : site = (radius OR lung)', ['forearm', 'multiple', 'lungEdema', 'crush', 'swelling']],
  ])('by one attribute: %s is %j', (text, names) => {
    expect(find(findings, text)).toEqual(names);
  });

  it.each([
    ['< disease : associated = *', []],
    ['< disease : << associated = *', ['shock', 'swelling']],
    ['< disease : >> dueTo = *', ['shock']],
    ['< disease : (<< associated MINUS dueTo) = *', ['swelling']],
  ])('by operators on the name: %s is %j', (text, names) => {
    expect(find(findings, text)).toEqual(names);
  });

  it.each([
    ['< disease : site = humerus, morphology = broken', ['upperArm', 'crush']],
    ['< disease : site = radius AND site = ulna', ['forearm', 'multiple']],
    ['< disease : site = lung OR dueTo = *', ['lungEdema', 'crush', 'shock']],
    ['< disease : (site = lung OR dueTo = *), morphology = edema', ['lungEdema', 'crush']],
    ['< disease : site = lung OR (dueTo = *, morphology = edema)', ['lungEdema', 'crush']],
  ])('attributes without braces may be of different groups: %s is %j', (text, names) => {
    expect(find(findings, text)).toEqual(names);
  });

  it.each([
    ['< disease : { site = lung, morphology = broken }', ['crush']],
    ['< disease : { site = humerus, morphology = broken }', ['upperArm']],
    ['< disease : { site = radius, site = ulna }', ['multiple']],
    ['< disease : { site = radius }, { site = ulna }', ['forearm', 'multiple']],
    ['< disease : { site = lung OR morphology = edema }', ['lungEdema', 'crush', 'swelling']],
    ['< disease : { site = lung } OR { site = humerus }', ['upperArm', 'lungEdema', 'crush']],
    [
      '< disease : { site = * AND (morphology = edema OR morphology = broken) }',
      [...breaks, 'lungEdema', 'crush'],
    ],
    ['< disease : { site = humerus }, morphology = broken', ['upperArm', 'crush']],
  ])('attributes in braces are of the same group: %s is %j', (text, names) => {
    expect(find(findings, text)).toEqual(names);
  });

  it('takes every ungrouped attribute as a group of its own', () => {
    expect(find(findings, 'swelling : { morphology = edema, site = radius }')).toEqual([]);
  });

  it('finds an ungrouped attribute in braces alone', () => {
    expect(find(findings, 'swelling : { morphology = edema }')).toEqual(['swelling']);
  });

  it.each([
    ['< disease : [2..*] site = *', ['forearm', 'multiple', 'crush']],
    ['< disease : [1..1] site = *', ['boneBreak', 'upperArm', 'lungEdema', 'swelling']],
    [
      '< disease : [0..1] site = << bone',
      ['boneBreak', 'upperArm', 'lungEdema', 'crush', 'shock', 'swelling', 'infection'],
    ],
    ['< disease : [0..0] site = *', ['shock', 'infection']],
    ['< boneBreak : [1..1] morphology = broken', ['forearm', 'upperArm', 'multiple']],
    ['< disease : [2..2] morphology = *', ['crush']],
    ['< disease : [3..3] * = *', ['forearm', 'multiple', 'swelling']],
  ])('cardinality counts distinct attributes in any group: %s is %j', (text, names) => {
    expect(find(findings, text)).toEqual(names);
  });

  it.each([
    ['< disease : { [2..*] site = * }', ['multiple']],
    ['< disease : { morphology = broken, [0..0] site = bone }', ['forearm', 'upperArm', 'multiple', 'crush']],
    ['< disease : { [0..0] site = * }', ['shock', 'swelling']],
  ])('cardinality in braces counts within one group: %s is %j', (text, names) => {
    expect(find(findings, text)).toEqual(names);
  });

  it.each([
    ['< disease : [2..2] { site = << bone }', ['forearm']],
    ['< disease : [1..1] { site = << bone }', ['boneBreak', 'upperArm', 'multiple', 'crush', 'swelling']],
    ['< disease : [0..0] { site = * }', ['shock', 'infection']],
    ['< disease : [3..3] { * = * }', ['swelling']],
    ['(boneBreak OR multiple OR infection) : [0..0] { [2..*] site = * }', ['boneBreak', 'infection']],
  ])('cardinality of groups counts those that match: %s is %j', (text, names) => {
    expect(find(findings, text)).toEqual(names);
  });

  it.each([
    ['< disease : morphology != edema', [...breaks, 'crush']],
    ['< disease : site != << bone', ['lungEdema', 'crush']],
    ['< disease : morphology != *', []],
    ['< disease : [0..0] morphology != edema', ['lungEdema', 'shock', 'swelling', 'infection']],
    ['< disease : [0..0] morphology != edema, morphology = edema', ['lungEdema', 'swelling']],
  ])('!= is met by a value outside the set: %s is %j', (text, names) => {
    expect(find(findings, text)).toEqual(names);
  });

  it('takes a refined expression as a value', () => {
    expect(find(findings, '< disease : << associated = (< disease : site = << bone)')).toEqual([
      'shock',
      'swelling',
    ]);
  });

  it('goes on from a refined expression', () => {
    expect(find(findings, '< (disease : [0..0] site = *) AND < boneBreak')).toEqual([
      'forearm',
      'upperArm',
      'multiple',
    ]);
  });
});

describe('reversed attributes', () => {
  it.each([
    ['< structure : R site = forearm', ['radius', 'ulna']],
    ['* : R site = << boneBreak', ['bone', 'radius', 'ulna', 'humerus']],
    ['< structure : R << associated = *', []],
    ['< disease : R << associated = *', ['forearm', 'upperArm']],
    ['< structure : R site != << boneBreak', ['radius', 'humerus', 'lung']],
    ['< structure : [0..0] R site = << boneBreak', ['lung']],
    ['< structure : R site = boneBreak OR R site = lungEdema', ['bone', 'lung']],
  ])('select values: %s is %j', (text, names) => {
    expect(find(findings, text)).toEqual(names);
  });

  it.each([
    ['< substance : [3..3] R ingredient = *', ['aspirin']],
    ['< substance : [1..1] R ingredient = *', ['orphenadrine', 'caffeine', 'codeine', 'acetaminophen']],
    ['< substance : [2..*] R ingredient = (withCodeine OR acetaAspirin)', ['aspirin']],
    ['< substance : [0..0] R ingredient = withCaffeine', ['codeine', 'acetaminophen']],
  ])('count source concepts: %s is %j', (text, names) => {
    expect(find(products, text)).toEqual(names);
  });

  it('count a source concept once, however many of its groups have the value', () => {
    expect(find(findings, 'broken : [4..4] R morphology = << boneBreak')).toEqual(['broken']);
  });
});

describe('dotted attributes', () => {
  it.each([
    ['forearm . site', ['radius', 'ulna']],
    ['< boneBreak . site', ['radius', 'ulna', 'humerus']],
    ['< (boneBreak . site)', ['radius', 'ulna', 'humerus']],
    ['infection . site', []],
    ['< disease . << associated', ['forearm', 'upperArm']],
    ['< disease . << associated . site', ['radius', 'ulna', 'humerus']],
    ['((< disease) . << associated) . site', ['radius', 'ulna', 'humerus']],
    ['lungEdema . *', ['lung', 'edema']],
    ['(< disease : morphology = edema) . site', ['radius', 'humerus', 'lung']],
    ['!!> (< disease . site)', ['bone', 'lung']],
    ['!!< (< disease . site)', ['radius', 'ulna', 'humerus', 'lung']],
  ])('%s is %j', (text, names) => {
    expect(find(findings, text)).toEqual(names);
  });

  it('is the same as the reversed attribute of every concept', () => {
    expect(find(findings, '< boneBreak . site')).toEqual(find(findings, '* : R site = < boneBreak'));
  });
});
