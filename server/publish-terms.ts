import type { PublishTerms } from '../disclosure/publish.ts';
import { createClock } from '../ledger/clock.ts';
import { releasesInWindow } from '../ledger/description.ts';
import { drawDiscreteGaussian } from '../noise/gaussian.ts';
import { KnownError } from '../ontology/errors.ts';
import { confidence, type PrivacySettings } from './protection.ts';

/** By what descriptions of datasets are released. @throws KnownError CONFLICT where the settings say that none is */
export function publishTerms({
  privacyDescriptionRho: budget,
  privacySigma: sigma,
  privacyThreshold: k,
  privacyAlpha: alpha,
  privacyRounding: rounding,
}: PrivacySettings): PublishTerms {
  if (budget === 'off')
    throw new KnownError('CONFLICT', 'PRIVACY_DESCRIPTION_RHO is off: no description is released.');
  return {
    rules: { k, alpha, rounding, confidence },
    budget,
    rho: budget.div(releasesInWindow),
    leastVariance: sigma.mul(sigma),
    draw: (variance) => drawDiscreteGaussian(variance),
    clock: createClock(),
  };
}
