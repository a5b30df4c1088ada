import type { Graph } from '../../graph/graph.ts';
import { followIndex } from '../../index/current.ts';
import { createCaller } from '../../server/caller.ts';
import { createLog } from '../../server/log.ts';
import type { BringSettings } from '../../server/login/brings-of.ts';
import type { LoginSettings } from '../../server/login/browser-login.ts';
import { type Serving, serve } from '../../server/serve.ts';
import { followTerminology } from '../../terminology/current.ts';
import { testDatabase } from './database.ts';
import { audience, type TestIssuer } from './issuer.ts';
import type { TestProxy } from './proxy.ts';

/** Where people log in, and where browsers reach the server. */
type Places = { readonly issuer: TestIssuer; readonly site: TestProxy };

/** Starts a server under tiered access, the logins in the browser of which bring what the settings say. */
export function startBringing(
  { graph, probe }: { readonly graph: Graph; readonly probe: Graph },
  { issuer, site }: Places,
  settings: Partial<BringSettings & LoginSettings>,
  logged: string[] = [],
): Promise<Serving> {
  const config = {
    access: 'tiered' as const,
    allowOpen: 'no' as const,
    licensedNames: 'shown' as const,
    ...{ publicUrl: site.url, oidcIssuers: [issuer.url], oidcAudience: audience, oidcClientId: 'kg' },
    ...{ oidcScope: 'openid profile ga4gh_passport_v1', sessionHours: 8 },
    ...settings,
  };
  const log = createLog('trace', { write: (line) => logged.push(line) });
  const terminology = followTerminology(graph);
  return serve({
    ...{ graph, terminology, probe, log, version: '1.2.3' },
    config: { ...config, host: '127.0.0.1', port: 0 },
    index: followIndex(graph, terminology, { folder: testDatabase().indexFolder }),
    caller: createCaller(graph, config, log),
  });
}
