import { createNetwork, type Network } from '../../federation/network.ts';
import { type Site, SiteFault, type Told } from '../../federation/site.ts';
import { notShown, type ToldCount } from '../../federation/site-answer.ts';

const sevenOrSo: ToldCount = {
  ...{ value: 7, low: 5, high: 9, precision: 'NOISY' },
  ...{ confidence: 0.95, asOf: '2026-05-03T00:00:00.000Z' },
};

const told: Told = {
  count: sevenOrSo,
  ...{
    noise: { sigma: 1, rounding: 1 },
    share: null,
    facets: [
      {
        field: 'SEX',
        values: [{ value: 'FEMALE', code: null, label: 'female', count: sevenOrSo, share: null }],
        missing: { count: sevenOrSo, share: null },
        other: notShown,
        of: null,
      },
    ],
    codesHash: 'ktTLPqvDkVbRSRGFTpKd1w',
    vocabularies: { SNOMED: '20260701' },
  },
  leftOut: 'It left something out.',
};

/** A site that answers. */
const answers: Site = {
  ...{
    id: 'elsewhere',
    name: 'Elsewhere',
    country: 'ES',
    kind: 'ONCOGRAPH',
    origin: 'key',
    connects: false,
    knownMs: 60_000,
  },
  ask: async () => told,
  look: async () => ({
    ...{ saidAt: null, software: 'oncograph 1.2.3', records: ['condition'], datasets: 1 },
    ...{ vocabularies: { SNOMED: '20260701' }, patients: told },
  }),
};

const isAway = async () => Promise.reject(new SiteFault('UNREACHABLE', 'It takes no connections.'));

const sites = [answers, { ...answers, id: 'away', ask: isAway, look: isAway }];

/** Two sites in the process of the tests, `elsewhere` and `away`, of which the second never answers. */
export const otherSites: Network = createNetwork(() => sites, { info: () => {}, warn: () => {} });
