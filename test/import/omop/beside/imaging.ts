import type { Cells, Tables } from '../table-files.ts';
import { concept } from './concepts.ts';
import type { Person } from './people.ts';
import { gaps, noteOf, procedureOf, type Session, visitOf, ways } from './session.ts';
import { dayAfter, type World } from './world.ts';

/** An imaging of a person near a haemoglobin. */
export function image(
  person: Person,
  blood: Cells,
  { diagnosis, world }: Pick<Session, 'diagnosis' | 'world'>,
): Tables {
  const session: Session = {
    person,
    diagnosis,
    day: dayAfter(blood.measurement_date ?? '', world.one(gaps)),
    way: world.one(ways),
    visit: world.next('visit_occurrence'),
    detail: world.next('visit_detail'),
    procedure: world.next('procedure_occurrence'),
    world,
  };
  const series = seriesOf(session);
  return {
    ...visitOf(session),
    procedure_occurrence: [procedureOf(session)],
    image_occurrence: series,
    ...featureOf(session, series[0] ?? {}),
    note: [noteOf(session)],
    fact_relationship: [
      linkOf(session, { from: 'procedure', relationship: concept.findingBy }),
      linkOf(session, { from: 'condition', relationship: concept.findingOf }),
    ],
  };
}

/** One row a series, as MI-CDM has it; those of a study have its UID and its procedure. */
function seriesOf({ person, day, way, visit, procedure, world }: Session): readonly Cells[] {
  const study = uidOf(world);
  return Array.from({ length: way.series }, () => {
    const series = uidOf(world);
    return {
      image_occurrence_id: world.next('image_occurrence'),
      person_id: person.id,
      procedure_occurrence_id: procedure,
      visit_occurrence_id: visit,
      anatomic_site_concept_id: way.site,
      wadors_uri: `https://pacs.example.org/studies/${study}/series/${series}`,
      local_path: `${study}/${series}`,
      image_occurrence_date: day,
      image_study_uid: study,
      image_series_uid: series,
      modality_concept_id: way.modality,
    };
  });
}

/** DICOM PS3.5 B.2: `2.25.` and a number. */
function uidOf(world: World): string {
  return `2.25.${1 + world.below(2 ** 48)}${world.below(2 ** 48)}`;
}

/** The diameter of a lesion that an algorithm found in a series: the value stands in MEASUREMENT, and the feature says where. */
function featureOf(
  { person, day, way, visit, detail, world }: Session,
  { image_occurrence_id = '' }: Cells,
): Tables {
  const measurement = world.next('measurement');
  return {
    measurement: [
      {
        measurement_id: measurement,
        person_id: person.id,
        measurement_concept_id: concept.diameter,
        measurement_date: day,
        measurement_type_concept_id: concept.featureOfAlgorithm,
        value_as_number: `${4 + world.below(600) / 10}`,
        unit_concept_id: concept.millimetre,
        visit_occurrence_id: visit,
        visit_detail_id: detail,
        unit_source_value: 'mm',
      },
    ],
    image_feature: [
      {
        image_feature_id: world.next('image_feature'),
        person_id: person.id,
        image_occurrence_id,
        image_feature_event_field_concept_id: concept.measurementField,
        image_feature_event_id: measurement,
        image_feature_concept_id: concept.diameter,
        image_feature_type_concept_id: concept.featureOfAlgorithm,
        image_finding_concept_id: concept.reportedFinding,
        image_finding_id: `${1 + world.below(3)}`,
        anatomic_site_concept_id: way.site,
        alg_system: 'urn:example:lesions:1.2',
        alg_datetime: `${day}T11:00:00`,
      },
    ],
  };
}

type Link = { readonly from: 'condition' | 'procedure'; readonly relationship: string };

function linkOf({ diagnosis, procedure }: Session, { from, relationship }: Link): Cells {
  const [one, other] = from === 'condition' ? [diagnosis.id, procedure] : [procedure, diagnosis.id];
  const domains = [concept.conditionDomain, concept.procedureDomain];
  const [domain = '', otherDomain = ''] = from === 'condition' ? domains : domains.toReversed();
  return {
    domain_concept_id_1: domain,
    fact_id_1: one ?? '',
    domain_concept_id_2: otherDomain,
    fact_id_2: other ?? '',
    relationship_concept_id: relationship,
  };
}
