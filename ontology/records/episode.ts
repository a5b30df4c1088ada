import type { RecordModel } from '../model.ts';
import { conceptId, omopRow, rowId } from './omop-row.ts';

/** A stretch of a disease or of its treatment, such as a remission, a regimen or a cycle of one. */
export const episode = {
  type: 'Episode',
  relationship: 'HAS_EPISODE',
  criterion: 'episode',
  list: 'episodes',
  omop: 'episode',
  rdfClasses: ['fhir:EpisodeOfCare'],
  concept: 'kind',
  fields: {
    kind: {
      kind: 'coded',
      relationship: 'HAS_KIND',
      mapped: true,
      rdf: 'kg:episodeKind',
      omop: 'episode.episode_concept_id',
    },
    /** The disease, or the regimen. */
    object: { kind: 'coded', relationship: 'HAS_OBJECT', omop: 'episode.episode_object_concept_id' },
    /** Place among those of the same parent. */
    number: { kind: 'number', integer: true, omop: 'episode.episode_number' },
    start: { kind: 'date', omop: 'episode.episode_start_date', fhir: 'EpisodeOfCare.period.start' },
    end: { kind: 'date', omop: 'episode.episode_end_date', fhir: 'EpisodeOfCare.period.end' },
    parent: {
      kind: 'reference',
      to: 'episode',
      relationship: 'PART_OF',
      rdf: 'kg:partOfEpisode',
      omop: 'episode.episode_parent_id',
    },
    objectConcept: { ...conceptId, omop: 'episode.episode_object_concept_id' },
    parentNumber: { ...rowId, omop: 'episode.episode_parent_id' },
    /** Rows of EPISODE_EVENT: concept of the field and id of each row that it consists of, with a blank between them. */
    events: { kind: 'text', list: true, indexed: 'no', omop: 'episode_event.event_id' },
    ...omopRow('episode', 'episode'),
  },
} as const satisfies RecordModel;
