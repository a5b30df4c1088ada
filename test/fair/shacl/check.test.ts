import { afterAll, describe, expect, it } from 'vitest';
import { type Document, entity, inLanguage, literal } from '../../../fair/rdf/entity.ts';
import { createIris } from '../../../fair/rdf/iris.ts';
import { toNTriples } from '../../../fair/rdf/lines.ts';
import { checkDocument } from '../../../fair/shacl/check.ts';
import { createChecker } from '../../../fair/shacl/checker.ts';

const iris = createIris('https://site.example.org');
const dataset = 'https://site.example.org/dataset/d';
const titled = (...titles: readonly string[]): Document => [
  entity(dataset, ['dcat:Dataset'], {
    'dct:title': titles.map((title) => inLanguage(title, 'en')),
    'dct:description': [inLanguage('About d', 'en')],
  }),
];
const demand = { profile: 'dcat-ap', accessRights: 'PUBLIC' } as const;
const checker = createChecker();
afterAll(() => checker.close());

describe('checkDocument', () => {
  it('finds nothing where a document conforms', async () =>
    expect(await checkDocument(titled('D'), iris, demand)).toEqual([]));

  it('names what is missing, and of what', async () =>
    expect(await checkDocument(titled(), iris, demand)).toEqual([
      { of: dataset, property: 'dct:title', reason: 'is missing' },
    ]));

  it('names what stands too often', async () => {
    const [first] = titled('D');
    const twice = [{ ...entity(dataset, [], { 'dcat:version': [literal('1'), literal('2')] }) }];
    expect(await checkDocument([...(first ? [first] : []), ...twice], iris, demand)).toEqual([
      { of: dataset, property: 'dcat:version', reason: 'stands more often than allowed' },
    ]);
  });

  it('says of a value of another kind what is wrong', async () => {
    const law = entity(dataset, [], { 'dcatap:applicableLegislation': [literal('a law')] });
    const found = await checkDocument([...titled('D'), law], iris, demand);
    expect(found.map(({ property }) => property)).toContain('dcatap:applicableLegislation');
  });

  it('puts public data to the shapes of the health profile for data that are not', async () => {
    const found = await checkDocument(titled('D'), iris, { profile: 'healthdcat', accessRights: 'PUBLIC' });
    expect(found.map(({ property }) => property)).toContain('dcat:keyword');
  });

  it('asks less of restricted data', async () => {
    const found = await checkDocument(titled('D'), iris, {
      profile: 'healthdcat',
      accessRights: 'RESTRICTED',
    });
    expect(found.map(({ property }) => property)).not.toContain('dcat:keyword');
  });
});

describe('createChecker', () => {
  it('finds the same in a thread of its own', async () =>
    expect(await checker.check(toNTriples(titled(), iris), demand)).toEqual(
      await checkDocument(titled(), iris, demand),
    ));

  it('answers each of several questions', async () => {
    const found = await Promise.all(
      [titled(), titled('D'), titled()].map((document) => checker.check(toNTriples(document, iris), demand)),
    );
    expect(found.map((one) => one.length)).toEqual([1, 0, 1]);
  });

  it('says so where the text is no N-Triples, and goes on', async () => {
    await expect(checker.check('nonsense', demand)).rejects.toThrow('shapes could not be checked');
    expect(await checker.check(toNTriples(titled('D'), iris), demand)).toEqual([]);
  });
});
