import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { VersionedRecord } from '../../../fair/catalogue/versioned.ts';
import { expand } from '../../../fair/rdf/iris.ts';
import { isName } from '../../../fair/rdf/prefixes.ts';
import { allProfiles, type Profile } from '../../../fair/rdf/profiles.ts';
import { checkTriples } from '../../../fair/shacl/check.ts';
import { Graph } from '../../../graph/graph.ts';
import { testDatabase } from '../../support/database.ts';
import { clearPopulation } from '../../support/population.ts';
import { hospital, iris, loadHospital, recordOf, triplesOf } from '../hospital/load.ts';

const graph = new Graph(testDatabase().address);
let record: VersionedRecord;

beforeAll(async () => {
  await clearPopulation(graph, hospital);
  await loadHospital(graph);
  record = await recordOf(graph);
});
afterAll(async () => {
  await clearPopulation(graph, hospital);
  await graph.close();
});

const demand = (profile: Profile) => ({ profile, accessRights: 'NON_PUBLIC' });

/** The triples of a profile without those of a predicate, of the dataset or of anything. */
function without(profile: Profile, predicate: string): string {
  const [of, name = ''] = predicate.includes(' ') ? predicate.split(' ') : ['dataset', predicate];
  if (!isName(name)) throw new TypeError(`${name} is no name`);
  const verb = `<${expand(name, iris)}>`;
  const subject = of === 'dataset' ? `<${iris.base}/dataset/${hospital}>` : '<';
  const lines = triplesOf(record, profile).split('\n');
  const left = lines.filter((line) => !(line.startsWith(subject) && line.split(' ')[1] === verb));
  expect(left.length, `nothing is said with ${predicate}`).toBeLessThan(lines.length);
  return left.join('\n');
}

/** What each profile demands: of the dataset, or, after `any`, of something in its document. */
const mandatory: Readonly<Record<Profile, readonly string[]>> = {
  'dcat-ap': ['dct:title', 'dct:description', 'any dcat:accessURL', 'any foaf:name', 'any skos:prefLabel'],
  healthdcat: [
    'dct:title',
    'dct:description',
    'dct:accessRights',
    'dcatap:applicableLegislation',
    'any dcatap:applicableLegislation',
    'dcat:distribution',
    'dct:identifier',
    'dcat:theme',
    'healthdcatap:hdab',
    'any cv:contactPoint',
    'any cv:contactPage',
    'any cv:email',
    'healthdcatap:healthCategory',
    'healthdcatap:hasStructuredData',
    'healthdcatap:hasVariables',
    'dcat:contactPoint',
    'any vcard:hasEmail',
    'dcat:keyword',
    'dct:type',
    'dct:provenance',
    'any csvw:table',
    'any csvw:column',
    'any csvw:name',
    'any csvw:title',
    'any csvw:datatype',
    'any dcat:accessURL',
    'any foaf:name',
  ],
  eucaim: [
    'dct:identifier',
    'dcat:version',
    'dct:publisher',
    'any cv:contactPoint',
    'dcat:theme',
    'dct:type',
    'eucaim:interoperabilityLevel',
    'eucaim:hasBirthSex',
    'eucaim:hasCondition',
    'eucaim:collectionMethod',
    'eucaim:hasImageModality',
    'eucaim:hasEquipmentManufacturer',
    'eucaim:hasImageBodyPart',
    'healthdcatap:numberOfUniqueIndividuals',
    'healthdcatap:numberOfRecords',
    'dcat:keyword',
    'dct:provenance',
    'dcat:contactPoint',
    'dcat:distribution',
    'any dct:rights',
  ],
  fdp: [
    'dct:title',
    'dct:publisher',
    'dcat:version',
    'dcat:theme',
    'any dcat:mediaType',
    'any dcat:accessURL',
  ],
  schema: ['schema:name', 'schema:description'],
};

/** The property that is named where one is missing: that itself, but where a shape of several properties fails. */
function blamed(predicate: string): unknown {
  const alone = !predicate.startsWith('any ') && predicate !== 'healthdcatap:hasVariables';
  return alone ? predicate : expect.any(String);
}

describe('the synthetic hospital', () => {
  it.each(allProfiles)('conforms to %s', async (profile) => {
    expect(await checkTriples(triplesOf(record, profile), demand(profile))).toEqual([]);
  });

  it.each(allProfiles.flatMap((profile) => mandatory[profile].map((one) => [profile, one] as const)))(
    'does not conform to %s without %s',
    async (profile, predicate) => {
      const found = await checkTriples(without(profile, predicate), demand(profile));
      expect(found.map(({ property }) => property)).toContainEqual(blamed(predicate));
    },
  );
});
