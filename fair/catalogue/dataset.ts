import {
  type Document,
  type EntityProperties,
  entity,
  inLanguage,
  iri,
  type Literal,
  literal,
  type Value,
} from '../rdf/entity.ts';
import { catalogueIri, datasetIri, type Iris, versionIri } from '../rdf/iris.ts';
import type { Profile } from '../rdf/profiles.ts';
import { codedBy, heldBy, numberedBy, valuedBy, variables } from './computed.ts';
import { eucaimProperties } from './eucaim.ts';
import type { CatalogueFacts } from './facts.ts';
import { distribution } from './parts.ts';
import { measurements, metrics } from './quality.ts';
import { describedBy, governedBy, identifiedBy } from './stated.ts';
import type { VersionedRecord } from './versioned.ts';

/** A dataset as it is now, in DCAT of one of the profiles. What the site has not said is not said. */
export function dcatDocument(
  versioned: VersionedRecord,
  iris: Iris,
  profile: Exclude<Profile, 'schema'>,
  records: CatalogueFacts['records'],
): Document {
  const { record } = versioned;
  const place = datasetIri(iris, record.id);
  const parts = record.parts.map((part) => distribution(versioned, part, iris, { profile, records }));
  return [
    entity(place, ['dcat:Dataset'], {
      ...describedBy(record, place, profile),
      ...identifiedBy(record.stated, place, profile),
      ...heldBy(record, place, profile),
      ...codedBy(record, iris, profile),
      ...governedBy(record.stated, place),
      ...numberedBy(record),
      ...valuedBy(record, iris),
      ...versionedBy(versioned, iris),
      'dcat:distribution': parts,
      ...(profile === 'eucaim' ? eucaimProperties(record) : {}),
      ...(profile === 'fdp' ? { 'dct:isPartOf': [iri(catalogueIri(iris))] } : {}),
      ...(profile === 'fdp'
        ? {}
        : { 'dqv:hasQualityMeasurement': measurements(record.numbers.holds, variables(place)) }),
    }),
    ...(profile === 'fdp' ? [] : metrics(iris)),
  ];
}

/** One version of a dataset: what was said of it at that time. Its distributions are those of the dataset now. */
export function versionDocument(
  versioned: VersionedRecord,
  iris: Iris,
  profile: Exclude<Profile, 'schema'>,
): Document {
  const { record, version } = versioned;
  const place = versionIri(iris, record.id, version.version);
  const dataset = iri(datasetIri(iris, record.id));
  return [
    entity(place, ['dcat:Dataset'], {
      ...describedBy(record, place, profile),
      'dct:identifier': [literal(place)],
      ...heldBy(record, place, profile),
      ...codedBy(record, iris, profile),
      ...numberedBy(record),
      ...valuedBy(record, iris),
      'dcat:isVersionOf': [dataset],
      'dct:isVersionOf': [dataset],
      'dcat:version': [literal(version.version)],
      'adms:versionNotes': notesOf(versioned),
      'dct:issued': [literal(version.issuedAt, 'xsd:dateTime')],
      'dct:modified': [literal(version.issuedAt, 'xsd:dateTime')],
      'dcat:previousVersion': previousOf(versioned, iris),
    }),
  ];
}

function versionedBy(versioned: VersionedRecord, iris: Iris): EntityProperties {
  const { record, version, versions } = versioned;
  const first = versions.at(-1) ?? version;
  return {
    'dcat:version': [literal(version.version)],
    'adms:versionNotes': notesOf(versioned),
    'dct:issued': [literal(first.issuedAt, 'xsd:dateTime')],
    'dct:modified': [literal(version.issuedAt, 'xsd:dateTime')],
    'dcat:hasCurrentVersion': [iri(versionIri(iris, record.id, version.version))],
    'dcat:hasVersion': versions.map((one) => iri(versionIri(iris, record.id, one.version))),
    'dcat:previousVersion': previousOf(versioned, iris),
  };
}

function previousOf({ record, version, versions }: VersionedRecord, iris: Iris): readonly Value[] {
  const before = versions.find(({ number }) => number === version.number - 1);
  return before === undefined ? [] : [iri(versionIri(iris, record.id, before.version))];
}

function notesOf({ record: { sourceVersion }, version }: VersionedRecord): readonly Literal[] {
  const source = sourceVersion === null ? '' : ` At the source: version ${sourceVersion}.`;
  return [inLanguage(`${version.notes}${source}`, 'en')];
}
