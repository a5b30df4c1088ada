import { describe, expect, it } from 'vitest';
import { isMissing } from '../../ontology/missing.ts';

describe('isMissing', () => {
  it.each([
    ...['NA', 'n/a', 'NaN', 'NULL', 'None', 'nil', 'ND', 'Unknown', 'missing', 'NaT', 'n.a.', 'unk', 'n/k'],
    ...['k.A.', 'k. A.', 'unbekannt', 'nicht bekannt', 'keine Angabe', 'not available', 'Not known'],
    ...['keine', 'inconnu', 'sconosciuto', 'desconocido', 'onbekend', 'nieznane', 'n.d.'],
    ...['-', '--', '---', '_', '.', '?', '', '""', "'", '–', '#', '####'],
    ...['(null)', '<NA>', '<null>', '[NULL]', '(none)', '{unknown}', '<#N/A>'],
    ...['#N/A', '#NV', '#REF!', '#BEZUG!', '#WERT!', '#VALUE!', '#NAME?', '#DIV/0!', '#NULL!', '#NUM!'],
    ...['#ZAHL!', '#ÜBERLAUF!', '#VALEUR!', '#NOM?', '#¿NOMBRE?', '#GETTING_DATA', '#n/a', 'Err:502'],
  ])('is true of "%s"', (text) => expect(isMissing(text)).toBe(true));
  it.each([
    ...['0', '00', '999', '-1', 'P1', 'NA1', 'N', 'A-1', 'UNK1', 'Natalie', 'Annull', '患者'],
    ...['(1)', '#1', '#A17', '#ANNA', '#A1!', 'REF!', 'NV', 'Err:', '1.2'],
  ])('is false of "%s"', (text) => expect(isMissing(text)).toBe(false));
});
