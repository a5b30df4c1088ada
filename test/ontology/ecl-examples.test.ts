import { describe, expect, it } from 'vitest';
import { EclError } from '../../ontology/ecl/error.ts';
import { parseEcl } from '../../ontology/ecl/parse.ts';

/** Examples of the ECL specification 2.2, brief syntax, by its sections. */
const valid: Readonly<Record<string, readonly string[]>> = {
  '6.1 Simple Expression Constraints': [
    '404684003 |Clinical finding|',
    '<404684003 |Clinical finding|',
    '<< 73211009 |Diabetes mellitus|',
    '<! 404684003 |Clinical finding|',
    '<<! 404684003 |Clinical finding|',
    '> 40541001 |Acute pulmonary edema|',
    '>> 40541001 |Acute pulmonary edema|',
    '>! 40541001 |Acute pulmonary edema|',
    '>>! 40541001 |Acute pulmonary edema|',
    '^ 700043003 |Example problem list concepts reference set|',
    '*',
    '<<*',
    '>>*',
    '<*',
    '<!*',
    '>*',
    '>!*',
    '^*',
  ],
  '6.2 Refinements': [
    `< 19829001 |Disorder of lung| :
     116676008 |Associated morphology| = 79654002 |Edema|`,
    '< 19829001 |Disorder of lung| : 116676008 |Associated morphology| = << 79654002 |Edema|',
    `< 404684003 |Clinical finding| :
     363698007 |Finding site| = << 39057004 |Pulmonary valve structure| ,
     116676008 |Associated morphology| = << 415582006 |Stenosis|`,
    '*: 246075003 |Causative agent| = 387517004 |Paracetamol|',
    `< 404684003 |Clinical finding| :
     { 363698007 |Finding site| = << 39057004 |Pulmonary valve structure| ,
       116676008 |Associated morphology| = << 415582006 |Stenosis| },
     { 363698007 |Finding site| = << 53085002 |Right ventricular structure| ,
       116676008 |Associated morphology| = << 56246009 |Hypertrophy| }`,
    '<< 404684003 |Clinical finding| : << 47429007 |Associated with| = << 267038008 |Edema|',
    '<< 404684003 |Clinical finding| : >>42752001 |Due to| = << 267038008 |Edema|',
    '< 91723000 |Anatomical structure| : R 363698007 |Finding site| = < 125605004 |Fracture of bone|',
    '< 91723000 |Anatomical structure| AND (< 125605004 |Fracture of bone| . 363698007 |Finding site| )',
    '< 125605004 |Fracture of bone| . 363698007 |Finding site|',
    '< 105590001 |Substance| : R << 127489000 |Has active ingredient| = < 27658006 |Product containing amoxicillin|',
    '< 27658006 |Product containing amoxicillin| . << 127489000 |Has active ingredient|',
    '< 19829001 |Disorder of lung| . < 47429007 |Associated with| . 363698007 |Finding site|',
    '((< 19829001 |Disorder of lung| ) . < 47429007 |Associated with| ) . 363698007 |Finding site|',
    '< 404684003 |Clinical finding| : * = 79654002 |Edema|',
    '< 404684003 |Clinical finding| : 116676008 |Associated morphology| = *',
  ],
  '6.3 Cardinality': [
    '< 373873005 |Product| : [1..3] 127489000 |Has active ingredient| = < 105590001 |Substance|',
    '< 373873005 |Product| : [0..1] 127489000 |Has active ingredient| = < 105590001 |Substance|',
    '< 373873005 |Product| : [1..*] 127489000 |Has active ingredient| = < 105590001 |Substance|',
    '< 404684003 |Clinical finding| : { [2..*] 363698007 |Finding site| = < 91723000 |Anatomical structure| }',
    '< 373873005 |Product| : [1..3] { [1..*] 127489000 |Has active ingredient| = < 105590001 |Substance| }',
    '< 373873005 |Product| : [0..1] { 127489000 |Has active ingredient| = < 105590001 |Substance| }',
    '< 404684003 |Clinical finding| : [0..0] { [2..*] 363698007 |Finding site| = < 91723000 |Anatomical structure| }',
    '< 105590001 |Substance| : [3..3] R 127489000 |Has active ingredient| = *',
  ],
  '6.4 Conjunction and Disjunction': [
    '< 19829001 |Disorder of lung| AND < 301867009 |Edema of trunk|',
    '< 19829001 |Disorder of lung| and < 301867009 |Edema of trunk|',
    ' < 19829001 |Disorder of lung| And < 301867009 |Edema of trunk|',
    '< 19829001 |Disorder of lung| OR < 301867009 |Edema of trunk|',
    '< 19829001 |Disorder of lung| AND ^ 700043003 |Example problem list concepts reference set|',
    '< 19829001 |Disorder of lung| AND < 301867009 |Edema of trunk| AND ^ 700043003 |Example problem list|',
    '(< 19829001 |Disorder of lung| AND < 301867009 |Edema of trunk| ) AND ^ 700043003 |Example problem list|',
    '(< 19829001 |Disorder of lung| AND < 301867009 |Edema of trunk| ) OR ^ 700043003 |Example problem list|',
    '< 19829001 |Disorder of lung| AND (< 301867009 |Edema of trunk| OR ^ 700043003 |Example problem list| )',
    `< 404684003 |Clinical finding| :
     116676008 |Associated morphology| = << 55641003 |Infarct| OR
     42752001 |Due to| = << 22298006 |Myocardial infarction|`,
    `< 404684003 |Clinical finding| :
     ( 363698007 |Finding site| = << 39057004 |Pulmonary valve structure| AND
       116676008 |Associated morphology| = << 415582006 |Stenosis| ) OR
     42752001 |Due to| = << 445238008 |Malignant carcinoid tumor|`,
    `< 404684003 |Clinical finding| :
     363698007 |Finding site| = << 39057004 |Pulmonary valve structure| AND
     ( 116676008 |Associated morphology| = << 415582006 |Stenosis| OR
       42752001 |Due to| = << 445238008 |Malignant carcinoid tumor| )`,
    `< 404684003 |Clinical finding| :
     { 363698007 |Finding site| = << 39057004 |Pulmonary valve structure| ,
       116676008 |Associated morphology| = << 415582006 |Stenosis| } OR
     { 363698007 |Finding site| = << 53085002 |Right ventricular structure| ,
       116676008 |Associated morphology| = << 56246009 |Hypertrophy| }`,
    `^ 450990004 |Adverse drug reactions reference set| :
     246075003 |Causative agent| = (< 373873005 |Product| OR < 105590001 |Substance| )`,
    `< 404684003 |Clinical finding| : 116676008 |Associated morphology| =
     (<< 56208002 |Ulcer| AND << 50960005 |Hemorrhage| )`,
  ],
  '6.5 Exclusion and Not Equals': [
    '<< 19829001 |Disorder of lung| MINUS << 301867009 |Edema of trunk|',
    '<< 19829001 |Disorder of lung| MINUS ^ 700043003 |Example problem list concepts reference set|',
    `< 404684003 |Clinical finding| : 116676008 |Associated morphology| =
     ((<< 56208002 |Ulcer| AND << 50960005 |Hemorrhage| ) MINUS << 26036001 |Obstruction| )`,
    '< 404684003 |Clinical finding| : 116676008 |Associated morphology| != << 26036001 |Obstruction|',
    '< 404684003 |Clinical finding| : [0..0] 116676008 |Associated morphology| = << 26036001 |Obstruction|',
    '< 404684003 |Clinical finding| : [0..0] 116676008 |Associated morphology| != << 26036001 |Obstruction|',
    `< 404684003 |Clinical finding| :
     [0..0] 116676008 |Associated morphology| != << 26036001 |Obstruction| and
     [1..*] 116676008 |Associated morphology| = << 26036001 |Obstruction|`,
  ],
  '6.6 Constraint Comments': [
    `/* Disorders of lung with edema */
     < 19829001 |Disorder of lung| : /* Descendants of disorder of lung */
     116676008 |Associated morphology| = << 79654002 |Edema|
     /* Where the associated morphology is edema or a subtype */`,
  ],
  '6.7 Nested Expression Constraints': [
    '<< (^ 700043003 |Example problem list concepts reference set| )',
    '< ( 125605004 |Fracture of bone| . 363698007 |Finding site| )',
    '(< 125605004 |Fracture of bone| ). 363698007 |Finding site|',
    '^ (< 450973005 |GP/FP health issue reference set| )',
    `(< 404684003 |Clinical finding| : 363698007 |Finding site| = << 39057004 |Pulmonary valve structure| )
     AND ^ 700043003 |Example problem list concepts reference set|`,
    `(< 404684003 |Clinical finding| : 363698007 |Finding site| = << 39057004 |Pulmonary valve structure| )
     AND (< 64572001 |Disease| : 116676008 |Associated morphology| = << 415582006 |Stenosis| )`,
    `(<< 17636008 |Specimen collection| : 424226004 |Using device| = << 19923001 |Catheter| )
     . 363701004 |Direct substance|`,
    `(<< 404684003 |Clinical finding (finding)| OR << 272379006 |Event (event)| ):
     255234002 |After| = << 71388002 |Procedure (procedure)|`,
    `<< 125605004 |Fracture of bone| :
     [0..0] ((<< 410662002 |Concept model attribute| MINUS 363698007 |Finding site| )
     MINUS 116676008 |Associated morphology| ) = *`,
    `< 404684003 |Clinical finding| : 47429007 |Associated with| =
     (< 404684003 |Clinical finding| : 116676008 |Associated morphology| = << 55641003 |Infarct| )`,
  ],
  '6.12 Top and Bottom': [
    '!!> ( < 386617003 |Digestive system finding| . 363698007 |Finding site| )',
    '!!< ( >> 45133009 |Neurotoxic shellfish poisoning| AND ^ 991411000000109 |Emergency care diagnosis| )',
  ],
  '5.4 Order of Operation': ['< ^ 700043003 |Example problem list concepts reference set|'],
};

/** Examples of the specification with parts that are not evaluated here; `¦` stands before the part. */
const unsupported: readonly (readonly [feature: string, example: string])[] = [
  ['concrete values (numbers)', '* : 1142135004 |Strength numerator value| ¦>= #250'],
  ['concrete values (numbers)', '* : 1142135004 |Strength numerator value| = ¦#250'],
  ['concrete values (text)', '< 373873005 : 3460481009 |Has product name| = ¦"PANADOL"'],
  ['concrete values (true and false)', '< 373873005 : 859999999102 |Is in benefit scheme| = ¦TRUE'],
  ['fields of reference sets', '¦^ [targetComponentId] 734138000 |Anatomy association reference set|'],
  ['fields of reference sets', ' ¦^[*] 447562003 |ICD-10 complex map reference set|'],
  ['^R', '¦^R 73211009 |Diabetes mellitus|'],
  ['alternate identifiers', '<< ¦LOINC#54486-6'],
  ['alternate identifiers', '¦LOINC#"54486-6"'],
  ['alternate identifiers', '¦"LOINC#54486-6"'],
  ['filters', '< 64572001 |Disease| ¦{{ term = "heart att" }}'],
  ['filters', '< 56265001 |Heart disease| ¦{{ C definitionStatus = primitive }}'],
  ['filters', '^ 447562003 |ICD-10 complex map| ¦{{ M mapGroup = #2 }}'],
  ['history supplements', '<< 195967001 |Asthma| ¦{{ + HISTORY-MOD }}'],
  ['the long syntax', '¦descendantOf 404684003 |Clinical finding|'],
  ['the long syntax', '* : 116676008 |Associated morphology| ¦NOT = 26036001'],
];

/** Examples that the specification calls invalid; `¦` stands before what is wrong. */
const invalid: readonly (readonly [section: string, example: string])[] = [
  ['6.4', '< 19829001 |Disorder of lung| AND < 301867009 |Edema of trunk| ¦OR ^ 700043003'],
  [
    '6.4',
    `< 404684003 |Clinical finding| :
     363698007 |Finding site| = << 39057004 |Pulmonary valve structure| AND
     116676008 |Associated morphology| = << 415582006 |Stenosis| ¦OR
     42752001 |Due to| = << 445238008 |Malignant carcinoid tumor|`,
  ],
  ['5.4', '< 19829001 |Disorder of lung| OR ^ 700043003 |Example| ¦MINUS ^ 450976002 |Reason for encounter|'],
  [
    '5.4',
    '< 19829001 |Disorder of lung| MINUS ^ 700043003 |Example| ¦MINUS ^ 450976002 |Reason for encounter|',
  ],
];

/** The error of an expression, and what it is expected to be about: the place of `¦`. */
function faultOf(marked: string): { readonly error: unknown; readonly position: number } {
  const position = marked.indexOf('¦');
  try {
    return { error: parseEcl(marked.replace('¦', '')), position };
  } catch (error) {
    return { error, position };
  }
}

describe('examples of the ECL specification', () => {
  describe.each(Object.entries(valid))('%s', (_section, examples) => {
    it.each(examples)('%s is parsed', (example) => {
      expect(() => parseEcl(example)).not.toThrow();
    });
  });

  it.each(unsupported)('%s are refused by name where they stand: %s', (feature, example) => {
    const { error, position } = faultOf(example);
    expect(error).toMatchObject({ kind: 'unsupported', position, reason: expect.stringContaining(feature) });
  });

  it.each(invalid)('of %s that are not valid need brackets: %s', (_section, example) => {
    const { error, position } = faultOf(example);
    expect(error).toMatchObject({ kind: 'syntax', position, reason: expect.stringContaining('brackets') });
  });

  it('that are refused are refused with an EclError', () => {
    expect(faultOf('¦').error).toBeInstanceOf(EclError);
  });
});
