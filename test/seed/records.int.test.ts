import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cypher } from '../../graph/cypher.ts';
import { Graph } from '../../graph/graph.ts';
import { createAsk } from '../support/ask.ts';
import { seedDatabase } from '../support/database.ts';
import { loadSeed, seedCaller, seedDatasets } from '../support/seed.ts';

const graph = new Graph(seedDatabase().address);
const ask = createAsk(graph, seedCaller);

beforeAll(() => loadSeed());
afterAll(() => graph.close());

type Conflict = { readonly field: string; readonly answer: string; readonly values: readonly object[] };
type Conflicts = {
  readonly cohort: {
    readonly patients: {
      readonly nodes: readonly { readonly conflicts: readonly Conflict[] }[];
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
    };
  };
};

/** What sources disagree on, over all pages of the patients. */
async function readConflicts(): Promise<readonly Conflict[]> {
  const found: Conflict[] = [];
  const from: (string | null)[] = [null];
  for (const after of from) {
    const { data } = await ask<Conflicts>(
      `query ($after: String) { cohort(where: { patient: { conflict: true } }) {
        patients(first: 100, after: $after) { nodes { conflicts } pageInfo { hasNextPage endCursor } }
      } }`,
      seedCaller,
      { after },
    );
    const { nodes, pageInfo } = data.cohort.patients;
    found.push(...nodes.flatMap(({ conflicts }) => conflicts));
    if (pageInfo.hasNextPage) from.push(pageInfo.endCursor);
  }
  return found;
}

describe('contradictions', () => {
  it('are kept for the sex of 3 patients and the vital status of 312', async () => {
    const conflicts = await readConflicts();
    const of = (field: string) => conflicts.filter((conflict) => conflict.field === field).length;
    expect({ all: conflicts.length, sex: of('sex'), vitalStatus: of('vitalStatus') }).toEqual({
      all: 315,
      sex: 3,
      vitalStatus: 312,
    });
  });
});

describe('slides', () => {
  it('of the review are 9,390, of which 9,173 show a scanned series, each another one', async () => {
    const rows = await graph.read(cypher`
      MATCH (slide:Slide WHERE slide.dataset IN ${seedDatasets} AND slide.file ENDS WITH 'slides.tsv.gz')
      OPTIONAL MATCH (slide)-[:IMAGED_AS]->(series:ImagingSeries)
      RETURN count(DISTINCT slide) AS slides, count(DISTINCT series) AS scanned`);
    expect(rows).toEqual([{ slides: 9_390, scanned: 9_173 }]);
  });

  it('share no series with another slide but as sections of one', async () => {
    const rows = await graph.read(cypher`
      MATCH (series:ImagingSeries WHERE series.dataset IN ${seedDatasets})<-[:IMAGED_AS]-(slide:Slide)
      WITH series, count(DISTINCT slide.file) AS files
      WHERE files > 1
      RETURN count(series) AS shared`);
    expect(rows).toEqual([{ shared: 0 }]);
  });
});

describe('variants', () => {
  it('that keep the amino acid are 451, with a consequence that is marked as derived', async () => {
    const rows = await graph.read(cypher`
      MATCH (variant:Variant WHERE variant.dataset IN ${seedDatasets} AND variant.consequenceSource = 'synonymous')
      RETURN count(variant) AS variants, sum(CASE WHEN 'consequence' IN variant.derivedFields THEN 1 ELSE 0 END) AS derived`);
    expect(rows).toEqual([{ variants: 451, derived: 451 }]);
  });

  it('are all rows of the reference, and copy numbers as well', async () => {
    const rows = await graph.read(cypher`
      RETURN COUNT { (variant:Variant) WHERE variant.dataset IN ${seedDatasets} } AS variants,
        COUNT { (copyNumber:CopyNumber) WHERE copyNumber.dataset IN ${seedDatasets} } AS copyNumbers`);
    expect(rows).toEqual([{ variants: 60_494, copyNumbers: 81_205 }]);
  });
});

describe('assays', () => {
  it('examine a panel of 1,066 genes and say what they report', async () => {
    type Assay = {
      readonly kind: string;
      readonly reports: readonly string[] | null;
      readonly panel: { readonly genes: readonly string[] };
    };
    const { data } = await ask<{
      cohort: { patients: { nodes: readonly [{ assays: readonly Assay[] }] } };
    }>(`{ cohort(where: { assay: { occurrences: { min: 2 } } }) {
      patients(first: 1) { nodes { assays { kind reports panel { genes } } } }
    } }`);
    const [{ assays }] = data.cohort.patients.nodes;
    expect(assays.map(({ kind, reports, panel }) => [kind, reports, panel.genes.length]).sort()).toEqual([
      ['COPY_NUMBER', ['DEEP_DELETION', 'AMPLIFICATION'], 1_066],
      ['MUTATION', null, 1_066],
    ]);
  });
});

describe('licences', () => {
  it('of a dataset are those of its files and of its series', async () => {
    const { data } = await ask('{ dataset(id: "tcga_kirc") { license } }');
    expect(data).toEqual({
      dataset: { license: ['TCGA open access', 'ODbL 1.0', 'CC0 1.0', 'CC BY 3.0', 'CC BY 4.0'] },
    });
  });

  it('of a record are those of the file it came from', async () => {
    const { data } = await ask<{
      cohort: { patients: { nodes: readonly [{ outcomes: readonly [{ provenance: object }] }] } };
    }>(`{ cohort(where: { outcome: {} }) {
      patients(first: 1) { nodes { outcomes { provenance { file license } } } }
    } }`);
    expect(data.cohort.patients.nodes[0].outcomes[0].provenance).toEqual({
      file: 'tcga-outcomes/outcomes.tsv.gz',
      license: 'CC0 1.0',
    });
  });
});

describe('times', () => {
  it('of radiology, slides and segmentations stand on clocks of their own', async () => {
    const rows = await graph.read(cypher`
      MATCH (series:ImagingSeries WHERE series.dataset IN ${seedDatasets} AND series.startDay IS NOT NULL)
      RETURN series.timelineName AS clock, collect(DISTINCT series.modalitySource) AS modalities, series.timeline AS kind
      ORDER BY clock`);
    const sorted = rows.map((row) => {
      const { clock, modalities } = row as { clock: string; modalities: readonly string[] };
      return [clock, [...modalities].sort()];
    });
    expect(sorted).toEqual([
      ['acquisition', ['CR', 'CT', 'DX', 'MG', 'MR', 'NM', 'PT']],
      ['derived-object', ['ANN', 'SEG', 'SR']],
      ['slide-scan', ['SM']],
    ]);
  });

  it('of a study without radiology are not known', async () => {
    const rows = await graph.read(cypher`
      MATCH (study:ImagingStudy WHERE study.dataset IN ${seedDatasets} AND study.startDay IS NOT NULL)
      WHERE NOT EXISTS { (study)<-[:IN_STUDY]-(series) WHERE series.timelineName = 'acquisition' }
      RETURN count(study) AS studies`);
    expect(rows).toEqual([{ studies: 0 }]);
  });
});
