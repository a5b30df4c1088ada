import type { RecordModel } from '../model.ts';
import { conceptId, omopRow, rowId } from './omop-row.ts';

/** A text that was written about somebody: what it is, and where it was loaded with them, its words. */
export const note = {
  type: 'Note',
  relationship: 'HAS_NOTE',
  criterion: 'note',
  list: 'notes',
  omop: 'note',
  rdfClasses: ['fhir:DocumentReference'],
  concept: 'class',
  fields: {
    class: {
      kind: 'coded',
      relationship: 'HAS_CLASS',
      mapped: true,
      omop: 'note.note_class_concept_id',
      fhir: 'DocumentReference.type',
    },
    title: { kind: 'text', omop: 'note.note_title', fhir: 'DocumentReference.content.attachment.title' },
    text: {
      kind: 'text',
      indexed: 'no',
      omop: 'note.note_text',
      fhir: 'DocumentReference.content.attachment.data',
    },
    start: { kind: 'date', omop: 'note.note_date', fhir: 'DocumentReference.date' },
    visit: { kind: 'reference', to: 'visit', relationship: 'DURING', omop: 'note.visit_occurrence_id' },
    classConcept: { ...conceptId, omop: 'note.note_class_concept_id' },
    encodingConcept: { ...conceptId, omop: 'note.encoding_concept_id' },
    languageConcept: { ...conceptId, omop: 'note.language_concept_id' },
    eventNumber: { ...rowId, omop: 'note.note_event_id' },
    eventFieldConcept: { ...conceptId, omop: 'note.note_event_field_concept_id' },
    ...omopRow('note', 'note'),
  },
} as const satisfies RecordModel;
