import { getNamedType, isEnumType, isInputObjectType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { enumerated, toKept } from '../../audit/asked.ts';
import { createSchema } from '../../schema/index.ts';

const secret = 'TCGA-1';
/** Names of persons and places come in capitals, too. */
const shouted = 'JOHANNSEN';

describe('a question as it is kept', () => {
  it('counts ids of patients, withholds texts that may stand in data, and then has no fingerprint', () => {
    const where = {
      all: [
        { patient: { ids: [secret, 'TCGA-2'], sex: ['FEMALE'] } },
        { not: { measurement: { test: { source: ['psa'] }, value: { min: 4, unit: 'ng/mL' } } } },
        { imaging: { modality: ['MR'], descriptionContains: 'psa' } },
      ],
    };
    expect(toKept(where, 'f')).toEqual({
      fingerprint: null,
      where: {
        all: [
          { patient: { ids: 2, sex: ['FEMALE'] } },
          { not: { measurement: { test: { source: ['…'] }, value: { min: 4, unit: 'ng/mL' } } } },
          { imaging: { modality: ['MR'], descriptionContains: '…' } },
        ],
      },
    });
  });

  it.each([
    { facet: { field: 'TEST', values: [secret] } },
    { imaging: { model: [secret] } },
    { imaging: { manufacturer: [secret] } },
    { imaging: { license: [secret] } },
    { imaging: { bodyPart: { sourceContains: secret } } },
    { measurement: { method: [secret], system: [secret], edition: [secret], timing: [secret] } },
    { variant: { proteinChange: [secret] } },
    { treatment: { intent: [secret] } },
    { condition: { sourceFile: [secret] } },
    { condition: { code: { ecl: `<< 1 |${secret}|` } } },
    { patient: { ids: secret } },
    { whatever: { comes: { later: [secret] } } },
  ])('has no text of %j', (where) => {
    for (const text of [secret, shouted]) {
      const kept = toKept(JSON.parse(JSON.stringify(where).replaceAll(secret, text)), 'f');
      expect(JSON.stringify(kept)).not.toContain(text);
      expect(kept.fingerprint).toBeNull();
    }
  });

  it('keeps what every input of an enumeration takes', () => {
    const inputs = Object.values(createSchema().getTypeMap()).filter(isInputObjectType);
    const fields = inputs.flatMap((input) => Object.values(input.getFields()));
    const named = fields.filter(({ type }) => isEnumType(getNamedType(type))).map(({ name }) => name);
    expect([...new Set(named)].sort()).toEqual(enumerated);
    const texts = fields
      .filter(({ type }) => ['String', 'ID', 'Curie'].includes(getNamedType(type).name))
      .map(({ name }) => name);
    expect(texts.filter((name) => enumerated.includes(name))).toEqual([]);
  });

  it('is whole, with its fingerprint, where it is of codes and words', () => {
    const where = {
      all: [
        { dataset: ['tcga_kirc'] },
        { cohort: 'gwq3k2m5v7x4n6p8r2t4w6y8a2' },
        { condition: { code: { codes: ['DOID:263'] }, index: true } },
        { assay: { kind: ['MUTATION'], gene: ['TP53'] } },
        { facet: { field: 'SEX', values: ['FEMALE'] } },
      ],
    };
    expect(toKept(where, 'f')).toEqual({ fingerprint: 'f', where });
  });
});
