import { describe, expect, it } from 'vitest';
import { isText, parsePage, toConnection } from '../../graph/page.ts';

const idOf = ({ id }: { readonly id: string }) => id;
const rows = ['a', 'b', 'c'].map((id) => ({ id }));

describe('toConnection', () => {
  it('shows as many as asked for, and that there are more', () => {
    const { nodes, pageInfo } = toConnection(rows, { first: 2 }, idOf);
    expect([nodes.map(idOf), pageInfo.hasNextPage]).toEqual([['a', 'b'], true]);
  });

  it('ends with a cursor that asks for what follows', () => {
    const { pageInfo } = toConnection(rows, { first: 2 }, idOf);
    expect(parsePage({ first: 2, after: pageInfo.endCursor }, isText)).toEqual({ first: 2, after: 'b' });
  });

  it('makes cursors only for who asks for them', () => {
    const asked: string[] = [];
    const connection = toConnection(rows, { first: 2 }, ({ id }) => {
      asked.push(id);
      return id;
    });
    expect([connection.nodes.length, asked]).toEqual([2, []]);
    expect(connection.edges.map(({ node }) => node.id)).toEqual(['a', 'b']);
    expect(asked).toEqual(['a', 'b']);
  });

  it('has no cursor where there is nothing', () => {
    expect(toConnection([], { first: 2 }, idOf).pageInfo).toEqual({ hasNextPage: false, endCursor: null });
  });
});

describe('parsePage', () => {
  it.each([{ first: 0 }, { first: 101 }, { first: null }])('refuses %o', (args) => {
    expect(() => parsePage(args, isText)).toThrow('first: must be from 1 to 100');
  });

  it.each(['', 'nonsense', Buffer.from('{}').toString('base64url')])('refuses the cursor %j', (after) => {
    expect(() => parsePage({ first: 1, after }, isText)).toThrow('after: must be a cursor');
  });
});
