import { parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { createSchema } from '../../../schema/index.ts';
import { homeAt } from '../../../server/site.ts';
import { createToy } from '../toy.ts';

const { app } = await createToy();
const browser = { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' };

/** Everything that a page loads. */
function linksOf(html: string): string[] {
  return [...html.matchAll(/<(?:script|link|img)[^>]*?(?:src|href)="([^"]+)"/g)].map(
    ([, link]) => link ?? '',
  );
}

describe.each(['/', '/graphql'])('the page at %s', (path) => {
  it('comes as HTML to a browser', async () => {
    const response = await app.inject({ url: path, headers: browser });
    expect([response.statusCode, response.headers['content-type']]).toEqual([
      200,
      expect.stringMatching('text/html'),
    ]);
  });

  it('loads nothing but files of this server', async () => {
    const { body } = await app.inject({ url: path, headers: browser });
    const files = linksOf(body).filter((link) => !link.startsWith('data:'));
    const answers = await Promise.all(
      files.map((file) => app.inject({ url: new URL(file, `http://here${path}`).pathname })),
    );
    expect(files.length).toBeGreaterThan(0);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(files.map(() => 200));
    expect(body).not.toMatch(/https?:|\/\//);
  });

  it('holds no script of its own, which the content security policy would refuse', async () => {
    const { body } = await app.inject({ url: path, headers: browser });
    expect(body).not.toMatch(/<script(?![^>]*src=)|<style|style=|onload=/);
  });
});

describe('homeAt', () => {
  it.each([
    ['https://site.example.org', '/graphql'],
    ['https://site.example.org/kg', '/kg/graphql'],
  ])('leads from %s to %s, whether its address ends with a slash or not', (base, path) => {
    const links = [...homeAt(base).matchAll(/ href="(?!data:)([^"]+)"/g)].map(([, link]) => link ?? '');
    expect(links).toContain(path);
    const folder = path.slice(0, -'graphql'.length);
    expect(links.filter((link) => !link.startsWith(folder))).toEqual([]);
  });
});

describe('graphiqlPage', () => {
  it('opens with a question that the schema can answer', async () => {
    const { body } = await app.inject({ url: '/assets/graphiql/start.js' });
    const [, question = ''] = body.split('`');
    expect(validate(createSchema(), parse(question))).toEqual([]);
  });

  it('leaves programs their JSON', async () => {
    const response = await app.inject({
      url: '/graphql?query={hello}',
      headers: { accept: 'application/json', 'apollo-require-preflight': '1' },
    });
    expect(response.json()).toEqual({ data: { hello: 'hello ' } });
  });
});
