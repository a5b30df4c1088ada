import { isInputObjectType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { modelOf, recordTypes } from '../../ontology/records.ts';
import { createSchema } from '../../schema/index.ts';
import { modelFaults } from '../../schema/model-faults.ts';
import { inputOf, readTypeDefs } from '../../schema/type-defs.ts';

const sdl = readTypeDefs().join('\n');

/** Faults of the SDL with another text in the block of `head`. */
function faultsWith(head: string, from: string, to: string): readonly string[] {
  const blocks = sdl.split(/(?<=^\})/m);
  const at = blocks.findIndex((block) => block.includes(`\n${head} {\n`) && block.includes(from));
  if (at === -1) throw new TypeError(`no ${head} with ${from}`);
  return modelFaults(blocks.map((block, n) => (n === at ? block.replace(from, to) : block)));
}

describe('modelFaults', () => {
  it('finds none in SDL and model as they are', () => {
    expect(modelFaults([sdl])).toEqual([]);
  });

  it.each([
    [
      'type Treatment',
      '  dose: Float',
      '  dose: Int',
      'Treatment.dose is Int; expected Float for a quantity',
    ],
    ['type Treatment', '  fractions: Int\n', '', 'Treatment.fractions is missing; expected Int for a number'],
    [
      'type Treatment',
      '  start: RecordTime',
      '  start: RecordTime!',
      'Treatment.start is RecordTime!; expected RecordTime for a date',
    ],
    [
      'type Condition',
      '  index: Boolean!',
      '  index: Boolean',
      'Condition.index is Boolean; expected Boolean! for a flag',
    ],
    [
      'type Treatment',
      '  kind: TreatmentKind!',
      '  kind: AssayKind!',
      'Treatment.kind is AssayKind!; expected TreatmentKind! for a text that is one of DRUG, RADIATION, SURGERY, OTHER',
    ],
    [
      'enum TreatmentKind',
      '  OTHER',
      '',
      'Treatment.kind is TreatmentKind!; expected nothing for a text that is one of DRUG, RADIATION, SURGERY, OTHER',
    ],
    [
      'type Assay',
      '  reports: [CopyNumberAlteration!]',
      '  reports: CopyNumberAlteration',
      'Assay.reports is CopyNumberAlteration; expected [CopyNumberAlteration!] for a list of texts that is one of DEEP_DELETION, LOSS, GAIN, AMPLIFICATION',
    ],
    ['type Assay', '  panel: GenePanel', '  panel: ID', 'Assay.panel is ID; expected GenePanel for a text'],
    [
      'type Treatment',
      '  substance: Coded',
      '  substance: Concept',
      'Treatment.substance is Concept; expected Coded for a coded value',
    ],
    [
      'type Treatment',
      '  visit: Visit',
      '  visit: Assay',
      'Treatment.visit is Assay; expected Visit for a reference',
    ],
    [
      'type Patient',
      '  ageAtDiagnosis: Int',
      '  ageAtDiagnosis: Float',
      'Patient.ageAtDiagnosis is Float; expected Int for a number',
    ],
    [
      'type Patient',
      '  race: Coded',
      '  race: Coded\n  height: Float',
      'Patient.height is in SDL; expected a field of the model',
    ],
    [
      'type Treatment',
      '  unit: String',
      '  units: String',
      'Treatment.unit is missing; expected String for a unit',
    ],
    [
      'type Treatment',
      '  provenance: Provenance!\n',
      '',
      'Treatment.provenance is missing; expected Provenance! for what every such record has',
    ],
    [
      'type Treatment',
      '  ageAtEvent: Int\n',
      '',
      'Treatment.ageAtEvent is missing; expected Int for what every such record has',
    ],
    [
      'type Treatment',
      '  fractions: Int',
      '  fractions: Int\n  site: Coded',
      'Treatment.site is in SDL; expected a field of the model',
    ],
    [
      'extend type Patient',
      'TreatmentConnection!',
      '[Slide!]!',
      'Patient.treatments is [Slide!]!; expected [Treatment!]! or TreatmentConnection! for a list of records',
    ],
    [
      'type Specimen',
      '  slides: [Slide!]!',
      '  slides: Slide',
      'Specimen.slides is Slide; expected [Slide!]! or SlideConnection! for a list of records',
    ],
  ])('says of %s with another line than `%s` what was expected', (head, from, to, fault) => {
    expect(faultsWith(head, from, to)).toContain(fault);
  });

  it.each([
    [
      'input MeasurementInput',
      '  value: QuantityRangeInput',
      '  value: FloatRangeInput',
      'MeasurementInput.value is FloatRangeInput; expected QuantityRangeInput for a quantity',
    ],
    [
      'input OutcomeInput',
      '  days: IntRangeInput',
      '  days: Int',
      'OutcomeInput.days is Int; expected IntRangeInput for a number',
    ],
    [
      'input TreatmentInput',
      '  substance: ConceptSetInput',
      '  substance: [String!]',
      'TreatmentInput.substance is [String!]; expected ConceptSetInput for a coded value',
    ],
    [
      'input TreatmentInput',
      '  kind: [TreatmentKind!]',
      '  kind: TreatmentKind',
      'TreatmentInput.kind is TreatmentKind; expected [TreatmentKind!] for a text that is one of DRUG, RADIATION, SURGERY, OTHER',
    ],
    [
      'input TreatmentInput',
      '  intent: [String!]',
      '  intent: String',
      'TreatmentInput.intent is String; expected [String!] or [ID!] for a text',
    ],
    [
      'input ConditionInput',
      '  index: Boolean',
      '  index: [Boolean!]',
      'ConditionInput.index is [Boolean!]; expected Boolean for a flag',
    ],
    [
      'input TreatmentInput',
      '  intent: [String!]',
      '  intent: [String!]\n  start: Date',
      'TreatmentInput.start is Date; expected nothing for a date',
    ],
    [
      'input TreatmentInput',
      '  intent: [String!]',
      '  intent: [String!]\n  site: [String!]',
      'TreatmentInput.site is in SDL; expected a field of the model',
    ],
    [
      'input VariantInput',
      '  status: [VariantStatus!]\n',
      '',
      'VariantInput.status is missing; expected [VariantStatus!] for a question',
    ],
    [
      'input PatientInput',
      '  ids: [ID!]\n',
      '',
      'PatientInput.ids is missing; expected [ID!] for a question',
    ],
    [
      'extend input RecordInput',
      '  treatment: TreatmentInput',
      '  therapy: TreatmentInput',
      'RecordInput.treatment is missing; expected TreatmentInput for a record type',
    ],
    [
      'extend input RecordInput',
      '  treatment: TreatmentInput',
      '  treatment: TreatmentInput\n  therapy: TreatmentInput',
      'RecordInput.therapy is in SDL; expected a field of the model',
    ],
    [
      'extend input CriterionInput',
      '  treatment: TreatmentInput',
      '  treatment: SlideInput',
      'CriterionInput.treatment is SlideInput; expected TreatmentInput for a record type',
    ],
  ])('says of %s with another line than `%s` what was expected', (head, from, to, fault) => {
    expect(faultsWith(head, from, to)).toContain(fault);
  });
});

describe('readTypeDefs', () => {
  const asked = ['occurrences', 'linked', 'missing', 'present', 'dataset', 'sourceFile'];
  const dated = ['within', 'ageAtEvent'];
  const criteria = recordTypes.flatMap((type) => {
    const { criterion, fields } = modelOf(type);
    return criterion === undefined ? [] : [{ criterion, starts: fields.start !== undefined }];
  });

  it.each(criteria)('lets $criterion ask what every record can be asked', ({ criterion, starts }) => {
    const input = createSchema().getType(inputOf(criterion));
    const keys = isInputObjectType(input) ? Object.keys(input.getFields()) : [];
    expect([...asked, ...dated].filter((key) => keys.includes(key))).toEqual(
      starts ? [...asked, ...dated] : asked,
    );
  });
});
