import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createCsvFolder } from './csv.ts';
import { closureOf, drawHierarchy, drawPopulation, modalities, type Person } from './population.ts';

/** Writes a generated population as tables for PostgreSQL, and the statements that load them; see README.md. */
const { values: options } = parseArgs({
  options: { patients: { type: 'string', default: '100000' }, folder: { type: 'string', default: '.bench' } },
});
const folder = join(resolve(options.folder), 'sql-tables');

const tables: Readonly<Record<string, string>> = {
  patient: 'id int, sex text, age int, country text, site int, vital text, smoking text, race text',
  study: 'id int, patient_id int, study_date int, body_part text',
  series: 'id int, study_id int, patient_id int, modality text, manufacturer text, images int',
  condition: 'id int, patient_id int, concept_id int, onset int, stage text, grade text',
  specimen: 'id int, patient_id int, type text',
  variant: 'id int, patient_id int, gene_id int, consequence text, protein_change text',
  lab: 'id int, patient_id int, test_id int, value double precision, lab_date int',
  ancestor: 'concept_id int, ancestor_id int',
  patient_modality: 'patient_id int, modality_id int',
  patient_gene: 'patient_id int, gene_id int',
};

const indexes = [
  ...['study', 'series', 'condition', 'specimen', 'variant', 'lab'].map((table) => `${table} (patient_id)`),
  ...['patient (id)', 'patient (sex, country)', 'condition (concept_id, patient_id)'],
  ...['variant (gene_id, patient_id)', 'lab (test_id, value, patient_id)', 'series (study_id)'],
  ...['ancestor (ancestor_id, concept_id)', 'patient_modality (modality_id, patient_id)'],
  ...['patient_gene (gene_id, patient_id)', 'patient_gene (patient_id)', 'patient_modality (patient_id)'],
];

const { add, finish } = createCsvFolder(folder);

function writePerson(person: Person): void {
  const { n } = person;
  const { sex, ageAtDiagnosis, country, site, vitalStatus, smoking, race } = person;
  add('patient', [n, sex, ageAtDiagnosis, country, site, vitalStatus, smoking, race]);
  for (const study of person.studies) {
    add('study', [study.n, n, study.day, study.bodyPart]);
    for (const one of study.series)
      add('series', [one.n, study.n, n, one.modality, one.manufacturer, one.instances]);
  }
  for (const one of person.conditions)
    add('condition', [one.n, n, one.concept, one.day, one.stage, one.grade]);
  for (const one of person.specimens) add('specimen', [one.n, n, one.type]);
  for (const one of person.variants) add('variant', [one.n, n, one.gene, one.consequence, one.proteinChange]);
  for (const one of person.labs) add('lab', [one.n, n, one.test, one.value, one.day]);
  const seen = person.studies.flatMap(({ series }) => series.map(({ modality }) => modality));
  for (const [number, modality] of modalities.entries())
    if (seen.includes(modality)) add('patient_modality', [n, number]);
  for (const gene of new Set(person.variants.map((one) => one.gene))) add('patient_gene', [n, gene]);
}

for (const [concept, ancestors] of closureOf(drawHierarchy()).entries())
  for (const ancestor of ancestors) add('ancestor', [concept, ancestor]);
for (const person of drawPopulation(Number(options.patients))) writePerson(person);
finish();
writeFileSync(
  join(folder, 'load.sql'),
  [
    ...Object.entries(tables).flatMap(([table, columns]) => [
      `DROP TABLE IF EXISTS ${table};`,
      `CREATE TABLE ${table} (${columns});`,
      `\\copy ${table} FROM '${join(folder, `${table}.csv`)}' CSV`,
    ]),
    ...indexes.map((index) => `CREATE INDEX ON ${index};`),
    'VACUUM ANALYZE;',
    '',
  ].join('\n'),
);
