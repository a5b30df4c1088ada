import { licenseIri, withNotice } from '../../ontology/licenses.ts';
import { count, type Entity, entity, inLanguage, iri, literal } from '../rdf/entity.ts';
import { datasetIri, distributionIri, dumpIri, type Iris, licenceIri } from '../rdf/iris.ts';
import type { Profile } from '../rdf/profiles.ts';
import { publisherOf } from './agents.ts';
import { accessCondition, stub } from './authorities.ts';
import type { CatalogueFacts } from './facts.ts';
import type { CatalogueRecord, LicensedPart } from './record.ts';
import { inLanguages, inProfile } from './texts.ts';
import type { VersionedRecord } from './versioned.ts';

/** What a part of a dataset is called in its IRI: `images-cc-by-4.0`. */
export function partName({ sort, license }: LicensedPart): string {
  const slug = (license ?? 'unstated').toLowerCase().replaceAll(/[^a-z\d.]+/g, '-');
  return `${sort}-${slug.replaceAll(/^-|-$/g, '')}`;
}

/** In which profile a part is told, and whether everybody may have the records. */
export type Telling = { readonly profile: Profile; readonly records: CatalogueFacts['records'] };

/** One part of a dataset, as a distribution in its profile. */
export function distribution(
  { record, version }: VersionedRecord,
  part: LicensedPart,
  iris: Iris,
  { profile, records }: Telling,
): Entity {
  const { stated } = record;
  const place = distributionIri(iris, record.id, partName(part));
  const access = stated?.access?.[part.sort];
  const dump =
    part.sort === 'records' && records === 'open' ? dumpIri(iris, 'records', record.id) : undefined;
  return entity(place, ['dcat:Distribution'], {
    'dct:title': inProfile(access?.title ?? titleOf(part), profile),
    'dct:description': inProfile(
      access?.description ?? `${contentOf(part)}${dump === undefined ? '' : dumpNote}`,
      profile,
    ),
    'dcat:accessURL': [iri(access?.url ?? datasetIri(iris, record.id))],
    'dcat:downloadURL': dump === undefined ? [] : [iri(dump)],
    'dcat:compressFormat': dump === undefined ? [] : [mediaType('application/gzip', profile)],
    'dcat:mediaType': [mediaType(access?.mediaType ?? mediaTypes[part.sort], profile)],
    'dcat:byteSize': part.sort === 'images' && part.sizeBytes !== null ? [count(part.sizeBytes)] : [],
    'dct:license': part.license === null ? [] : [license(part.license, iris)],
    'dct:rights': rightsOf(record, part, place, profile),
    'dcatap:applicableLegislation': (stated?.legislation ?? []).map((law) => stub(law, 'eli:LegalResource')),
    // FAIR Data Points ask this of whatever they index.
    ...(profile === 'fdp'
      ? {
          'dcat:version': [literal(version.version)],
          'dct:publisher': publisherOf(record, datasetIri(iris, record.id), profile),
        }
      : {}),
  });
}

/** Images are DICOM; records leave as N-Quads. */
const mediaTypes = { images: 'application/dicom', records: 'application/n-quads' } as const;

function titleOf({ sort, license }: LicensedPart): string {
  const terms = license === null ? 'without a stated licence' : `under ${license}`;
  return `${sort === 'images' ? 'Images' : 'Records'} ${terms}`;
}

/** A dump is of the dataset: it is not told apart by licence. */
const dumpNote =
  ' The download holds the records of the dataset under all of its licences, which it names at its head.';

function contentOf(part: LicensedPart): string {
  if (part.sort === 'records')
    return 'Clinical, pathology, laboratory, molecular and imaging records, linked by patient.';
  const n = part.series.value;
  return n === null ? 'DICOM series.' : `${n} DICOM series.`;
}

/** FAIR Data Points want a text, DCAT-AP an entry of the list of IANA. */
function mediaType(type: string, profile: Profile) {
  return profile === 'fdp'
    ? literal(type)
    : stub(`https://www.iana.org/assignments/media-types/${type}`, 'dct:MediaType');
}

/** A licence that stands nowhere on the web has a place at the site, and its name. */
export function license(name: string, iris: Iris): Entity {
  const place = licenseIri(name) ?? licenceIri(iris, name);
  return entity(place, ['dct:LicenseDocument'], { 'dct:title': [inLanguage(name, 'en')] });
}

/** EUCAIM asks what may be done with the data; else it is what has to be said where they are used. */
function rightsOf(
  record: CatalogueRecord,
  part: LicensedPart,
  place: string,
  profile: Profile,
): readonly Entity[] {
  const allowed = record.stated?.access?.[part.sort]?.rights;
  if (profile === 'eucaim') return allowed === undefined ? [] : [accessCondition(allowed)];
  const notices = [
    ...(part.license === null ? [] : inLanguages(withNotice(part.license))),
    ...(record.stated?.notices ?? []).flatMap(inLanguages),
  ];
  if (notices.length === 0) return [];
  return [entity(`${place}#rights`, ['dct:RightsStatement'], { 'rdfs:label': notices })];
}
