import type { Related, Test, WindowTest } from '../../cohort/plan.ts';
import type { Properties } from '../../ontology/model.ts';
import { modelOf } from '../../ontology/records.ts';
import {
  ageAt,
  areJoined,
  dayOf,
  daysAfter,
  hasUnit,
  holds,
  isKnown,
  isWithin,
  type Person,
  type Subject,
} from './plain-record.ts';

/** True, false, or null where it is not known: the logic of Kleene. */
export type Truth = boolean | null;

export function allOf(truths: readonly Truth[]): Truth {
  return truths.includes(false) ? false : truths.includes(null) ? null : true;
}

export function anyOf(truths: readonly Truth[]): Truth {
  return truths.includes(true) ? true : truths.includes(null) ? null : false;
}

export function opposite(truth: Truth): Truth {
  return truth === null ? null : !truth;
}

/** Whether all tests hold for the person itself. */
export function truthOfPerson(tests: readonly Test[], person: Person): Truth {
  return allOf(
    tests.map((test) => {
      const isOpen = test.kind === 'range' && !isKnown(person.facts[test.property]);
      return isOpen ? null : holds(test, { record: person.facts, person });
    }),
  );
}

/** The records of a person of which it is not false that all tests hold, each with what it is. */
export function truthsOfRecords({ record: type, tests }: Related, person: Person) {
  const { age } = modelOf(type);
  return person
    .recordsOf(type)
    .map((record) => ({ record, truth: allOf(tests.map((test) => truthOf(test, { record, age, person }))) }))
    .filter(({ truth }) => truth !== false);
}

function truthOf(test: Test, subject: Subject): Truth {
  const { record, person } = subject;
  switch (test.kind) {
    case 'quantity': {
      const own = test.ranges.find(({ unit }) => hasUnit(record, test, [unit]));
      if (own !== undefined) return isWithin(record[test.property], own.range);
      return isKnown(record[test.property]) ? null : false;
    }
    case 'age': {
      const age = ageAt(subject);
      return age === null ? null : isWithin(age, test.range);
    }
    case 'window':
      return isInWindow(test, subject);
    case 'linked':
      return anyOf(
        truthsOfRecords(test.of, person)
          .filter((other) => test.links.some((link) => areJoined(link, record, other.record)))
          .map(({ truth }) => truth),
      );
    default:
      return holds(test, subject);
  }
}

/** Some other record is in the window: it is one that is meant, and so many days away. */
function isInWindow(window: WindowTest, { record, person }: Subject): Truth {
  const others = truthsOfRecords(window.of, person).filter((other) => other.record !== record);
  const within = { min: window.from, max: window.to };
  const isNear = (other: Properties): Truth => {
    const days = daysAfter(window, record, other);
    return days === null ? null : isWithin(days, within);
  };
  if (!window.zero) return anyOf(others.map(({ record: other, truth }) => allOf([truth, isNear(other)])));
  const day = dayOf(record, window.event);
  if (day === null) return null;
  if (record.timeline === 'FROM_INDEX') return isWithin(day, within);
  const known = others.map(({ record: other }) => isNear(other)).filter((near) => near !== null);
  return known.length === 0 ? null : known.includes(true);
}
