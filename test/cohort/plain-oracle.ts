import type { Counted, PatientPlan, Plan, RecordPlan } from '../../cohort/plan.ts';
import type { Silent } from '../../cohort/three-valued.ts';
import type { Scope } from '../../index/scope.ts';
import { type FacetField, facetOf } from '../../ontology/facets.ts';
import type { Properties, PropertyValue } from '../../ontology/model.ts';
import { modelOf, patient, type RecordType, recordTypes } from '../../ontology/records.ts';
import type { Fixture } from '../support/graph-fixture.ts';
import { allOf, anyOf, opposite, type Truth, truthOfPerson, truthsOfRecords } from './plain-logic.ts';
import { dayOf, holdsForPerson, type Person, recordsFor, toText } from './plain-record.ts';
import { factsFrom } from './random-graph.ts';

/** The patients of a fixture whom a caller may count, and what the caller may see of them. */
export type World = {
  readonly people: readonly Person[];
  readonly scope: Scope;
  /** Datasets that hold nothing of what a part asks: of their patients more may be true. */
  readonly silent?: Silent;
};

/** A fixture as a caller sees it: patients are what the records that are seen say. */
export function worldOf({ patients, records }: Fixture, scope: Scope): World {
  const seen = records.filter(({ properties }) => scope.datasets.some((id) => id === properties.dataset));
  const people = patients.map((stored): Person => {
    const own = seen.filter((record) => record.patient === stored.id);
    const facts = { ...stored, ...factsFrom(own) };
    const byType = new Map(
      recordTypes.map((type) => [
        type,
        own.filter((record) => record.type === type).map(({ properties }) => properties),
      ]),
    );
    const datasets = Array.isArray(stored.datasets) ? stored.datasets : [];
    return {
      facts,
      datasets: datasets.filter((id) => scope.datasets.includes(id)),
      recordsOf: (type: RecordType) => byType.get(type) ?? [],
      named: datasets.some((id) => scope.records.includes(id)),
    };
  });
  return { people: people.filter(({ datasets }) => datasets.length > 0), scope };
}

/** Ids of the patients who satisfy a plan, ascending: everybody is asked everything, in turn. */
export function findPatients(plan: Plan, world: World): readonly string[] {
  return idsOf(peopleOf(plan, world));
}

/** The values of a facet of each patient who satisfies a plan. */
export function findFacets(plan: Plan, field: FacetField, world: World): readonly (readonly string[])[] {
  return peopleOf(plan, world).map((person) => facetOfPerson(field, person));
}

/** A part of a plan that is open, and the patients of whom it would decide. */
export type Open = { readonly path: string; readonly reason: string; readonly ids: readonly string[] };

/** The parts of a plan that can be open, with whom they leave undecided. */
export function findOpen(plan: Plan, world: World): readonly Open[] {
  return openLeaves(plan, world).flatMap(({ leaf, people }) =>
    (leaf.open?.parts ?? []).map(({ path, reason, tests }) => {
      const left = people.filter((person) =>
        leaf.kind === 'patient'
          ? holdsForPerson(tests, person)
          : recordsFor({ record: leaf.record, tests }, person).length > 0,
      );
      return { path: path.join('.'), reason, ids: idsOf(left) };
    }),
  );
}

/** The patients whom any part of a leaf leaves undecided, for leaves that can be open and ask for one record. */
export function findOpenLeaves(plan: Plan, world: World): readonly { parts: string[]; whole: string[] }[] {
  return openLeaves(plan, world)
    .filter(({ leaf }) => leaf.kind === 'patient' || (leaf.min === 1 && leaf.max === undefined))
    .filter(({ leaf }) => leaf.kind === 'patient' || leaf.distinct === 'RECORD')
    .map(({ leaf, people }) => ({
      parts: [...new Set(findOpen(leaf, { ...world, people }).flatMap(({ ids }) => ids))].sort(),
      whole: [...idsOf(people)],
    }));
}

type OpenLeaf = { readonly leaf: RecordPlan | PatientPlan; readonly people: readonly Person[] };

/** Leaves that can be open, with the people for whom they and everything above them is undecided. */
function openLeaves(plan: Plan, { people, ...world }: World): readonly OpenLeaf[] {
  const undecided = people.filter((person) => truthOf(plan, person, world) === null);
  const below = { people: undecided, ...world };
  switch (plan.kind) {
    case 'all':
    case 'any':
    case 'atLeast':
      return plan.of.flatMap((member) => openLeaves(member, below));
    case 'not':
      return openLeaves(plan.of, below);
    case 'has':
    case 'patient':
      return plan.open === undefined ? [] : [{ leaf: plan, people: undecided }];
    default:
      return [];
  }
}

/** Whether a person satisfies a plan, where that can be decided. */
function truthOf(plan: Plan, person: Person, world: Omit<World, 'people'>): Truth {
  const members = (of: readonly Plan[]) => of.map((member) => truthOf(member, person, world));
  switch (plan.kind) {
    case 'all':
      return allOf(members(plan.of));
    case 'any':
      return anyOf(members(plan.of));
    case 'not':
      return opposite(truthOf(plan.of, person, world));
    case 'atLeast': {
      const truths = members(plan.of);
      const among = (...some: readonly Truth[]) => truths.filter((truth) => some.includes(truth)).length;
      if (among(true) >= plan.count) return true;
      return among(true, null) >= plan.count ? null : false;
    }
    case 'patient':
      return truthOfPerson(plan.tests, person);
    case 'has':
      return truthOfRecords(plan, person, world.silent?.(plan) ?? []);
    default:
      return satisfies(plan, person, world.scope);
  }
}

/** Among those that pass and those that might, any number may be right; and any above where a dataset of the person is silent. */
function truthOfRecords(
  { record, tests, min, max = Number.POSITIVE_INFINITY, distinct }: RecordPlan,
  person: Person,
  silent: readonly string[],
) {
  const found = truthsOfRecords({ record, tests }, person);
  const count = (some: typeof found) =>
    countDifferent(
      some.map((one) => one.record),
      record,
      distinct,
    );
  const least = count(found.filter(({ truth }) => truth === true));
  const most = person.datasets.some((id) => silent.includes(id)) ? Number.POSITIVE_INFINITY : count(found);
  if (least >= min && most <= max) return true;
  return most < min || least > max ? false : null;
}

function idsOf(people: readonly Person[]): readonly string[] {
  return people.map(({ facts }) => `${facts.id}`).sort();
}

function peopleOf(plan: Plan, { people, scope }: World): readonly Person[] {
  return people.filter((person) => satisfies(plan, person, scope));
}

function satisfies(plan: Plan, person: Person, scope: Scope): boolean {
  switch (plan.kind) {
    case 'all':
      return plan.of.every((member) => satisfies(member, person, scope));
    case 'any':
      return plan.of.some((member) => satisfies(member, person, scope));
    case 'not':
      return !satisfies(plan.of, person, scope);
    case 'atLeast':
      return plan.of.filter((member) => satisfies(member, person, scope)).length >= plan.count;
    case 'datasets':
      return plan.ids.some((id) => person.datasets.includes(id));
    case 'patients': {
      const ids = scope.purpose === 'list' ? (plan.listed ?? plan.ids) : plan.ids;
      return ids.some((id) => id === person.facts.id);
    }
    case 'facet': {
      const values = facetOfPerson(plan.field, person).map(toText);
      return (
        plan.values.some((value) => values.includes(toText(value))) || (plan.missing && values.length === 0)
      );
    }
    case 'patient':
      return holdsForPerson(plan.tests, person);
    case 'has': {
      const found = countDifferent(recordsFor(plan, person), plan.record, plan.distinct);
      return found >= plan.min && (plan.max === undefined || found <= plan.max);
    }
  }
}

/** How many different things records are; those that lack what makes them different do not count. */
function countDifferent(records: readonly Properties[], type: RecordType, distinct: Counted): number {
  const keys = records.map((record) => keyOf(record, type, distinct) ?? null);
  return new Set(keys.filter((key) => key !== null)).size;
}

function keyOf(record: Properties, type: RecordType, distinct: Counted): PropertyValue | undefined {
  switch (distinct) {
    case 'RECORD':
      return record.id;
    case 'STUDY':
      return record.studyId;
    case 'VISIT':
      return record.visitId;
    case 'ROOT':
      return record.parentId ?? record.id;
    case 'DAY': {
      const day = dayOf(record, 'start');
      return day === null ? null : JSON.stringify([record.timelineName ?? null, day]);
    }
    case 'CONCEPT': {
      const { concept } = modelOf(type);
      return record[`${concept}StandardConcept`] ?? record[`${concept}SourceConcept`];
    }
  }
}

/** The different values of a facet that a person shows. */
function facetOfPerson(facet: FacetField, person: Person): readonly string[] {
  if (facet === 'DATASET') return person.datasets;
  const { record, only } = facetOf(facet);
  const shown = record === undefined ? [person.facts] : person.recordsOf(record);
  const counted = shown.filter(
    (one) =>
      only === undefined || only.source.some((text) => toText(text) === toText(one[`${only.field}Source`])),
  );
  const values = counted.map((one) => facetValue(facet, one)).filter((value) => value !== null);
  return [...new Set(values)];
}

function facetValue(facet: FacetField, one: Properties): string | null {
  const { record, field, shows, bands } = facetOf(facet);
  if (shows === 'source') return textOrNull(one[`${field}Source`]);
  if (shows === 'concept') return textOrNull(one[`${field}StandardConcept`] ?? one[`${field}Source`]);
  const value = one[field];
  if (bands !== undefined) return typeof value === 'number' ? bandOf(value, bands) : null;
  const fields: ReturnType<typeof modelOf>['fields'] =
    record === undefined ? patient.fields : modelOf(record).fields;
  const model = fields[field];
  return textOrNull(value ?? (model?.kind === 'text' ? model.absent : null));
}

function bandOf(value: number, { width, last }: { readonly width: number; readonly last: number }): string {
  const from = value - (value % width);
  return value >= last ? `${last}+` : `${from}-${from + width - 1}`;
}

function textOrNull(value: PropertyValue | undefined): string | null {
  return value === null || value === undefined ? null : `${value}`;
}
