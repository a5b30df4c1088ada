import type { Cells, Tables } from '../table-files.ts';
import { concept } from './concepts.ts';
import type { Person } from './people.ts';
import { dayAfter, together, type World } from './world.ts';

/** A condition that was found at a visit. */
export type Diagnosis = {
  readonly id: string;
  readonly day: string;
  readonly code: string;
  readonly rows: Tables;
};

/** Variants as HGVS says them, in the order of the concepts. */
const expressions = [
  'NM_004333.6:c.1799T>A',
  'NM_005228.5:c.2573T>G',
  'NM_004985.5:c.35G>A',
  'NM_000546.6:c.524G>A',
];

/** A cancer, for one in five a polyp, found at one of the later visits; a cancer has modifiers, perhaps a variant, and episodes. */
export function diagnose(person: Person, world: World): Diagnosis {
  const visit = world.one(person.visits.slice(-Math.ceil(person.visits.length / 3)));
  const { visit_start_date: day = '', visit_occurrence_id = '' } = visit;
  const id = world.next('condition_occurrence');
  const code = world.below(5) === 0 ? concept.polyp : world.one(cancersOf(person));
  const condition: Cells = {
    condition_occurrence_id: id,
    person_id: person.id,
    condition_concept_id: code,
    condition_start_date: day,
    condition_start_datetime: `${day}T09:30:00`,
    condition_type_concept_id: concept.diagnosisOfRecord,
    visit_occurrence_id,
    condition_source_value: 'found at a visit',
    condition_source_concept_id: '0',
  };
  const found = { id, day, code, rows: { condition_occurrence: [condition] } };
  return code === concept.polyp
    ? found
    : { ...found, rows: together([found.rows, ...courseOf(found, person, world)]) };
}

function cancersOf({ isWoman }: Person): readonly string[] {
  return [concept.colonCancer, concept.lungCancer, isWoman ? concept.breastCancer : concept.prostateCancer];
}

function courseOf(diagnosis: Diagnosis, person: Person, world: World): readonly Tables[] {
  return [
    modifiersOf(diagnosis, person, world),
    variantOf(diagnosis, person, world),
    episodesOf(diagnosis, person, world),
  ];
}

/** Stage, grade and side: a row of MEASUREMENT each, about the condition. Absent for some, which is not "unknown". */
function modifiersOf(diagnosis: Diagnosis, person: Person, world: World): Tables {
  const said = [world.one(concept.stages), world.one(concept.grades), concept.left];
  const chosen = said.filter(() => world.below(4) > 0);
  return { measurement: chosen.map((code) => aboutIt(diagnosis, person, { world, code })) };
}

/** OMOP Genomic: the variant is the concept, that it is there the value, and HGVS the value as it came. */
function variantOf(diagnosis: Diagnosis, person: Person, world: World): Tables {
  if (world.below(2) === 0) return {};
  const which = world.below(expressions.length);
  const found = aboutIt(diagnosis, person, { world, code: concept.variants[which] ?? '' });
  return {
    measurement: [
      { ...found, value_as_concept_id: concept.present, value_source_value: expressions[which] ?? '' },
    ],
  };
}

type Said = { readonly world: World; readonly code: string };

function aboutIt({ id, day }: Diagnosis, person: Person, { world, code }: Said): Cells {
  return {
    measurement_id: world.next('measurement'),
    person_id: person.id,
    measurement_concept_id: code,
    measurement_date: dayAfter(day, world.below(14)),
    measurement_type_concept_id: concept.testOfRecord,
    measurement_source_concept_id: '0',
    measurement_event_id: id,
    meas_event_field_concept_id: concept.conditionField,
  };
}

/** The disease, and for some a regimen in it, with the drugs of the year after the diagnosis. A regimen may have no events. */
function episodesOf({ id, day, code }: Diagnosis, person: Person, world: World): Tables {
  const disease = world.next('episode');
  const first = { episode_id: disease, event_id: id, episode_event_field_concept_id: concept.conditionField };
  const course = toEpisode({ id: disease, person, day, kind: concept.firstOccurrence, object: code });
  if (world.below(2) === 0) return { episode: [course], episode_event: [first] };
  const regimen = world.next('episode');
  const until = dayAfter(day, 365);
  const given = person.drugs.filter(
    ({ drug_exposure_start_date: start = '' }) => start >= day && start <= until,
  );
  return {
    episode: [
      course,
      {
        ...toEpisode({ id: regimen, person, day: dayAfter(day, 14), kind: concept.regimen, object: '0' }),
        episode_end_date: until,
        episode_parent_id: disease,
        episode_number: '1',
      },
    ],
    episode_event: [
      first,
      ...given.map(({ drug_exposure_id: event_id = '' }) => ({
        episode_id: regimen,
        event_id,
        episode_event_field_concept_id: concept.drugField,
      })),
    ],
  };
}

type Episode = {
  readonly id: string;
  readonly person: Person;
  readonly day: string;
  readonly kind: string;
  /** The disease, or the regimen where a vocabulary has it. */
  readonly object: string;
};

function toEpisode({ id, person, day, kind, object }: Episode): Cells {
  return {
    episode_id: id,
    person_id: person.id,
    episode_concept_id: kind,
    episode_start_date: day,
    episode_object_concept_id: object,
    episode_type_concept_id: concept.episodeOfRecord,
    episode_source_value: kind === concept.regimen ? 'regimen' : 'disease',
    episode_source_concept_id: '0',
  };
}
