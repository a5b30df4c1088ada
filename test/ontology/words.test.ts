import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../ontology/words.ts';

describe('wordsOf', () => {
  it('keeps letters and digits and nothing else', () => {
    expect(wordsOf('C64.9, (left) "kidney" 5-FU + AND*~2 field:\\u0022')).toEqual([
      'c64',
      '9',
      'left',
      'kidney',
      '5',
      'fu',
      'and',
      '2',
      'field',
      'u0022',
    ]);
  });

  it('reads words with and without accents alike', () => {
    expect(wordsOf('Ménière Sjögren Øster Straße Łódź')).toEqual([
      'meniere',
      'sjogren',
      'oster',
      'strasse',
      'lodz',
    ]);
  });

  it('reads composed and decomposed letters alike', () => {
    expect(wordsOf('Me\u0301nie\u0300re')).toEqual(wordsOf('Ménière'));
  });

  it("drops a possessive 's", () => {
    expect([wordsOf("Crohn's disease"), wordsOf('Crohn’s disease')]).toEqual([
      ['crohn', 'disease'],
      ['crohn', 'disease'],
    ]);
  });

  it('takes the letters of a script without blanks one by one', () => {
    expect(wordsOf('肾癌 kidney')).toEqual(['肾', '癌', 'kidney']);
  });

  it('has no word in signs alone', () => {
    expect(wordsOf(' *?~"():/\\ 💊 ')).toEqual([]);
  });

  it('cuts a run of letters that is too long to be a word, and no letter in two', () => {
    expect(wordsOf(`${'a'.repeat(99)}\u{10330}b`)).toEqual(['a'.repeat(99)]);
  });
});
