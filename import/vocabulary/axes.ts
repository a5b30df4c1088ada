import { cypher } from '../../graph/cypher.ts';
import { type Graph, unhurriedMs, type Write } from '../../graph/graph.ts';
import { type Axis, axisOf, mayMap } from '../../ontology/axis.ts';
import type { Mappings, Pairs, Release } from './release.ts';

/** Sources whose own tables say what kind each concept is: their mappings are taken as they are. */
const trusted: readonly string[] = ['athena', 'rf2'];

const mapsTo = 'Maps to';

/** Vocabularies whose hierarchy is one of diseases. */
const diseases = ['DOID', 'MONDO'];

/**
 * The release without mappings that would carry a morphology or a body site into a disease: a SNOMED CT concept is one
 * where its class says so, or where an ICD-O-3 axis maps to it.
 */
export async function withoutCrossings(graph: Graph, release: Release): Promise<Release> {
  const { codes, mappings } = release;
  if (trusted.includes(release.source) || mappings.length === 0) return release;
  const axes = await readAxes(graph, codes);
  for (const { relationship, pairs } of mappings)
    if (relationship === mapsTo)
      pairs.from.forEach((from, at) => {
        const [source = '', target = ''] = [codes[from], codes[pairs.to[at] ?? 0]];
        const axis = axisOf(source);
        if (isAxisOnly(source) && axis !== undefined && !axes.has(target)) axes.set(target, axis);
      });
  const axisAt = (place: number) => axes.get(codes[place] ?? '') ?? axisOf(codes[place] ?? '');
  const keeps = (from: number, to: number) => mayMap(axisAt(from), axisAt(to));
  return { ...release, mappings: mappings.map((some) => ({ ...some, pairs: keep(some, keeps) })) };
}

function keep(
  { relationship, pairs: { from, to } }: Mappings,
  keeps: (from: number, to: number) => boolean,
): Pairs {
  if (relationship !== mapsTo) return { from, to };
  const kept = (_: number, at: number) => keeps(from[at] ?? 0, to[at] ?? 0);
  return { from: from.filter(kept), to: to.filter(kept) };
}

/** Whether a code is an ICD-O-3 morphology or topography. */
function isAxisOnly(code: string): boolean {
  return code.startsWith('ICDO3:') && axisOf(code) !== 'disease';
}

/** What the graph knows to be a morphology, a site or a disease among `codes`. */
async function readAxes(graph: Graph, codes: readonly string[]): Promise<Map<string, Axis>> {
  const rows = await graph.read<{ code: string; class: string | null; icdo: readonly string[] }>(
    cypher`
      MATCH (concept:Concept WHERE concept.code IN ${codes.filter((code) => code.startsWith('SNOMED:'))})
      RETURN concept.code AS code, concept.class AS class,
        [(icdo:Concept {vocabulary: 'ICDO3'})-[:MAPS_TO {relationship: ${mapsTo}}]->(concept) | icdo.code] AS icdo`,
    { timeoutMs: unhurriedMs },
  );
  return new Map(
    rows.flatMap(({ code, class: conceptClass, icdo }) => {
      const axis = axisOf(code, conceptClass) ?? icdo.filter(isAxisOnly).map((one) => axisOf(one))[0];
      return axis === undefined ? [] : [[code, axis] as const];
    }),
  );
}

/**
 * Removes mappings into diseases of concepts that turn out to be a morphology or a body site. Ends without a label are
 * reached from the concept alone: with one, the database may pass over all concepts for each mapping.
 */
export async function removeCrossings(run: Write): Promise<void> {
  await run(cypher`
    MATCH (concept:Concept {vocabulary: 'SNOMED'})-[mapping:MAPS_TO {relationship: ${mapsTo}}]->(disease)
    WHERE disease.vocabulary IN ${diseases} AND (
      toLower(concept.class) IN ['morph abnormality', 'morphologic abnormality', 'body structure'] OR
      EXISTS {
        (concept)<-[:MAPS_TO {relationship: ${mapsTo}}]-(icdo {vocabulary: 'ICDO3'})
        WHERE NOT icdo.code CONTAINS '-'
      })
    DELETE mapping`);
}
