import { expect, it } from 'vitest';
import { createNetwork } from '../../federation/network.ts';
import { releasesAmong } from '../../federation/releases.ts';
import { type Site, SiteFault } from '../../federation/site.ts';
import { toldNone } from '../support/told-sites.ts';

const about = {
  name: 'A hospital',
  country: null,
  kind: 'ONCOGRAPH',
  ...{ connects: false, origin: 'key' },
  knownMs: 0,
  ask: async () => toldNone(),
} as const;

function having(id: string, vocabularies: Readonly<Record<string, string>>): Site {
  const holding = {
    saidAt: null,
    software: null,
    records: [],
    datasets: 1,
    vocabularies,
    patients: toldNone(),
  };
  return { ...about, id, look: async () => holding };
}

it('says of each vocabulary which sites have which release of it', async () => {
  const away: Site = {
    ...about,
    id: 'away',
    look: () => Promise.reject(new SiteFault('UNREACHABLE', 'Away.')),
  };
  const sites = [
    having('b', { SNOMED: '2', DOID: '7' }),
    away,
    having('a', { SNOMED: '1' }),
    having('c', { SNOMED: '2' }),
  ];
  const { sites: network } = createNetwork(() => sites, { info: () => {}, warn: () => {} });
  const found = await releasesAmong(network);
  expect(
    found.map(({ vocabulary, releases }) => [
      vocabulary,
      releases.map(({ release, sites: some }) => [release, some.map(({ id }) => id)]),
    ]),
  ).toEqual([
    ['DOID', [['7', ['b']]]],
    [
      'SNOMED',
      [
        ['1', ['a']],
        ['2', ['b', 'c']],
      ],
    ],
  ]);
});
