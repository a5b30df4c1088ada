import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { DumpFormatName } from '../../../fair/dump/formats.ts';
import { dumpRecords } from '../../../fair/dump/records.ts';
import { dumpTerminology } from '../../../fair/dump/terminology.ts';
import { toNTriples } from '../../../fair/rdf/lines.ts';
import { shapesDocument } from '../../../fair/records/shapes.ts';
import { Graph } from '../../../graph/graph.ts';
import { markChanging, raiseVersion } from '../../../import/store/population.ts';
import { markUsed } from '../../../import/store/usage.ts';
import { toPredicate } from '../../../import/vocabulary/sssom/predicate.ts';
import { recordReads } from '../../../loaders/record-reads.ts';
import { usedTerminology } from '../../../loaders/used-terminology.ts';
import { callerOf } from '../../support/ask.ts';
import { testDatabase } from '../../support/database.ts';
import { iris } from '../../support/every-field.ts';
import { clearFixture, seedGraph } from '../../support/graph-fixture.ts';
import { byJsonLd, byN3, byOxigraph, faultsByShapes, withoutGraphs } from '../../support/rdf.ts';
import { smallGraph } from '../../support/small-graph.ts';

const graph = new Graph(testDatabase().address);
beforeEach(() => seedGraph(graph, smallGraph));
afterAll(async () => {
  await clearFixture(graph);
  await graph.close();
});

const open = (datasets: readonly string[], format: DumpFormatName = 'nquads') =>
  dumpRecords({ records: recordReads(graph), iris, datasets, format });

async function textOf(pieces: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
}

const dump = (datasets: readonly string[], format?: DumpFormatName) => textOf(open(datasets, format));
const both = ['fx-a', 'fx-b'] as const;

describe('dumpRecords', () => {
  it('gives N-Quads that two parsers read the same', async () => {
    const text = await dump(both);
    expect(byN3(text)).toEqual(byOxigraph(text));
  });

  it('says the same as Turtle and as JSON-LD', async () => {
    const [quads, turtle, json] = await Promise.all([dump(both), dump(both, 'turtle'), dump(both, 'jsonld')]);
    expect(await byJsonLd(JSON.parse(json))).toEqual(byN3(quads));
    expect(byN3(turtle, 'text/turtle')).toEqual(withoutGraphs(byN3(quads)));
  });

  it('conforms to the shapes of the model', async () => {
    const shapes = toNTriples(shapesDocument(iris), iris);
    expect(await faultsByShapes(await dump(both, 'turtle'), shapes)).toEqual([]);
  });

  it('is the same text each time', async () => {
    expect(await dump(both)).toBe(await dump([...both].reverse()));
  });

  it('says nothing of the records of other datasets', async () => {
    const text = await dump(['fx-a']);
    const said = (id: string) => text.includes(`/${id}>`);
    expect([
      said('fx-m4'),
      said('fx-m5'),
      said('fx-r1'),
      said('fx-r2'),
      said('fx-bob'),
      text.includes('fx-b>'),
    ]).toEqual([true, false, true, false, false, false]);
  });

  it('has the identifiers of the source of open data alone', async () => {
    expect(await dump(['fx-a'])).toContain('"1.1.1"');
    expect(await dump(['fx-c'])).not.toMatch(/"1\.3"|"FX-1"/);
  });

  it('puts the records into the graph of their load, and describes the load', async () => {
    const text = await dump(['fx-a']);
    expect(text).toMatch(
      /<https:\/\/site\.example\/record\/Condition\/fx-c1> .* <https:\/\/site\.example\/load\/fx-load> \.\n/,
    );
    expect(text).toContain(
      '<https://site.example/load/fx-load> <http://www.w3.org/ns/prov#wasGeneratedBy> <https://site.example/load/fx-load#activity> .',
    );
  });

  it('describes the panels and timelines that records refer to', async () => {
    const text = await dump(['fx-a']);
    expect(text).toContain(
      '<https://site.example/panel/fx-panel> <https://site.example/ontology#gene> "VHL" .',
    );
    expect(text).toContain(
      '<https://site.example/timeline/fx/fx-diagnosis> <https://site.example/ontology#timelineKind> "FROM_INDEX" .',
    );
  });

  it('names the licences at its head', async () => {
    expect(await dump(['fx-a'])).toMatch(
      /^# Records of fx-a\n# Version of the graph: .*\n# Licence: CC0 1\.0: /,
    );
  });

  it('refuses an unknown dataset', async () => {
    await expect(dump(['fx-a', 'fx-nothing'])).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('fails where the data change before its end', async () => {
    const pieces = open(both);
    await pieces.next();
    await graph.write((run) => raiseVersion(run, 'fx'));
    await expect(textOf(pieces)).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  it('does not begin while data are changing', async () => {
    await graph.write((run) => markChanging(run, 'fx'));
    await expect(dump(both)).rejects.toMatchObject({ code: 'CONFLICT' });
    await graph.write((run) => raiseVersion(run, 'fx'));
  });
});

describe('dumpTerminology', () => {
  beforeEach(async () => {
    const licensed = { code: 'ICD10:FX64.9', vocabulary: 'ICD10', name: 'a licensed name' };
    const concepts = (smallGraph.others?.Concept ?? []).filter(({ code }) => code !== licensed.code);
    await seedGraph(graph, {
      ...smallGraph,
      others: { ...smallGraph.others, Concept: [...concepts, licensed] },
    });
    await markUsed(graph);
  });

  const terminology = (licensedNames: 'withheld' | 'shown' = 'shown') => {
    const caller = { ...callerOf(), licensedNames };
    return textOf(
      dumpTerminology({ terminology: usedTerminology(graph), iris, caller, predicateOf: toPredicate }),
    );
  };
  const skos = 'http://www.w3.org/2004/02/skos/core#';

  it('gives N-Quads that two parsers read the same', async () => {
    const text = await terminology();
    expect(byN3(text)).toEqual(byOxigraph(text));
  });

  it('has the concepts that records of public data use, with their mappings', async () => {
    const text = await terminology();
    expect(text).toContain(
      `<http://purl.obolibrary.org/obo/DOID_FX2> <${skos}prefLabel> "renal carcinoma" .`,
    );
    expect(text).toContain(
      `<https://site.example/concept/ICD10/FX64.9> <${skos}exactMatch> <http://purl.obolibrary.org/obo/DOID_FX2> .`,
    );
    expect(text).not.toContain(`DOID_FX4> <${skos}prefLabel>`);
  });

  it('leaves out the names of licensed vocabularies where they are withheld', async () => {
    const [shown, withheld] = await Promise.all([terminology('shown'), terminology('withheld')]);
    expect([shown, withheld].map((text) => text.includes('a licensed name'))).toEqual([true, false]);
  });
});
