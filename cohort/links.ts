import { isRecordType, modelOf, type RecordType } from '../ontology/records.ts';
import type { LinkWay } from './criterion.ts';
import type { PlanLink } from './plan.ts';

/**
 * How a record of type `a` can be joined to one of type `b`, from the model alone: by a reference of either, or by
 * what both refer to where that has no criterion of its own (series of one study).
 */
export function linksBetween(a: RecordType, b: RecordType): readonly PlanLink[] {
  return [
    ...fieldsTo(b, a).map((field): PlanLink => ({ kind: 'to', field })),
    ...fieldsTo(a, b).map((field): PlanLink => ({ kind: 'from', field })),
    ...Object.keys(modelOf(a).fields).flatMap((own) => linksBeside(a, own, b)),
  ];
}

/** The links between `a` and `b` that a way of asking stands for. */
export function linksForWay(way: LinkWay, a: RecordType, b: RecordType): readonly PlanLink[] {
  switch (way.kind) {
    case 'any':
      return linksBetween(a, b);
    case 'to':
      return [way];
    case 'beside':
      return [{ kind: 'beside', own: way.field, other: way.field }];
  }
}

/** The record type that a field refers to; undefined where it is no reference. */
export function referenceOf(type: RecordType, field: string): RecordType | undefined {
  const { fields } = modelOf(type);
  const model = Object.hasOwn(fields, field) ? fields[field] : undefined;
  return model?.kind === 'reference' && isRecordType(model.to) ? model.to : undefined;
}

function fieldsTo(target: RecordType, type: RecordType): readonly string[] {
  return Object.keys(modelOf(type).fields).filter((field) => referenceOf(type, field) === target);
}

function linksBeside(a: RecordType, own: string, b: RecordType): readonly PlanLink[] {
  const target = referenceOf(a, own);
  if (target === undefined || modelOf(target).criterion !== undefined) return [];
  return fieldsTo(target, b).map((other) => ({ kind: 'beside', own, other }));
}
