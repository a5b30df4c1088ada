import { createNetwork, type Network } from '../../federation/network.ts';
import { type Site, SiteFault, type Told } from '../../federation/site.ts';

const told: Told = { kind: 'number', persons: 7, leftOut: 'It left something out.' };

/** A site that answers. */
const answers: Site = {
  ...{ id: 'elsewhere', name: 'Elsewhere', country: 'ES', kind: 'EUCAIM' },
  ask: async () => told,
  look: async () => ({ datasets: 1, vocabularies: { SNOMED: '20260701' }, patients: told }),
};

const isAway = async () => Promise.reject(new SiteFault('UNREACHABLE', 'It takes no connections.'));

/** Two sites in the process of the tests, `elsewhere` and `away`, of which the second never answers. */
export const otherSites: Network = createNetwork(
  [answers, { ...answers, id: 'away', ask: isAway, look: isAway }],
  { info: () => {} },
);
