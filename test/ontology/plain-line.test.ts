import { describe, expect, it } from 'vitest';
import { isPlainLine, toPlainLine, toPlainLines } from '../../ontology/plain-line.ts';

describe('toPlainLine', () => {
  it.each([
    ['what clears a terminal', 'a\u001b[2Jb', 'a\\u{1b}[2Jb'],
    ['the end of a line', 'a\r\nb', 'a\\u{d}\\u{a}b'],
    ['what turns the direction', 'a\u202eb', 'a\\u{202e}b'],
    ['nothing of other letters', 'Größe 値 😀', 'Größe 値 😀'],
  ])('writes %s by its number', (_what, text, plain) => {
    expect(toPlainLine(text)).toBe(plain);
    expect(isPlainLine(plain)).toBe(true);
  });
});

describe('toPlainLines', () => {
  it('leaves lines', () => expect(toPlainLines('a\nb\u0007')).toBe('a\nb\\u{7}'));
});
