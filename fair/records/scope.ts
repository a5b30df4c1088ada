import type { PropertyValue } from '../../ontology/model.ts';
import type { Entity } from '../rdf/entity.ts';
import type { Iris } from '../rdf/iris.ts';

/** Values of stored properties, in the order of the columns of a mapping. */
export type DumpRow = readonly PropertyValue[];

/** Where a record or patient stands. */
export type DumpScope = {
  readonly iris: Iris;
  readonly patient: { readonly id: string; readonly population: string };
  /** Whether the records of a dataset may be had; nothing is said of other datasets. */
  readonly isReadable: (dataset: string) => boolean;
  /** Whether everybody may have the records of a dataset, with the identifiers of the source. */
  readonly isOpen: (dataset: string) => boolean;
  /** The place of a file among those of its load; undefined where the load is not known to have read it. */
  readonly fileAt: (load: string, file: string) => number | undefined;
};

/** What one load says of a thing; `load` is null where it is decided from what several say. */
export type InGraph = { readonly load: string | null; readonly entity: Entity };

/** How things of one type are said. */
export type RecordMapping = {
  /** Stored properties that a row has the values of. */
  readonly columns: readonly string[];
  readonly toEntities: (row: DumpRow, scope: DumpScope) => readonly InGraph[];
};

/** Reads properties out of rows of the columns; null where nothing is known. */
export function readerOf<Property extends string>(
  columns: readonly string[],
  properties: readonly Property[],
): (row: DumpRow, property: Property) => PropertyValue {
  const places = new Map(properties.map((property) => [property, columns.indexOf(property)]));
  return (row, property) => row[places.get(property) ?? -1] ?? null;
}

/** A stored value as text; empty where it is none. */
export function rowText(value: PropertyValue): string {
  return typeof value === 'string' ? value : '';
}

/** A stored value as a list of texts; empty where it is none. */
export function rowList(value: PropertyValue): readonly string[] {
  return typeof value === 'object' && value !== null ? value : [];
}
