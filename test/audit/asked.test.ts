import { describe, expect, it } from 'vitest';
import { toKept } from '../../audit/asked.ts';

describe('a question as it is kept', () => {
  it('counts ids of patients, and has texts of sources as SHA-256', () => {
    const where = {
      all: [
        { patient: { ids: ['TCGA-1', 'TCGA-2'], sex: ['FEMALE'] } },
        { not: { measurement: { test: { source: ['psa'] }, value: { min: 4 } } } },
        { imaging: { modality: ['MR'], descriptionContains: 'psa' } },
      ],
    };
    expect(JSON.stringify(toKept(where))).not.toMatch(/TCGA|psa/);
    expect(toKept(where)).toMatchObject({
      all: [
        { patient: { ids: 2, sex: ['FEMALE'] } },
        { not: { measurement: { test: { source: [expect.stringMatching(/^sha256:[0-9a-f]{64}$/)] } } } },
        { imaging: { modality: ['MR'], descriptionContains: expect.stringMatching(/^sha256:/) } },
      ],
    });
  });
});
