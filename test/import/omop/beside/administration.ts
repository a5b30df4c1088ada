import type { Tables } from '../table-files.ts';
import { concept } from './concepts.ts';
import type { Person } from './people.ts';
import type { World } from './world.ts';

/** What a set says once: itself, its places and who works there. */
export const house: Tables = {
  cdm_source: [
    {
      cdm_source_name: 'Synthea, 1,130 persons, with imaging',
      cdm_source_abbreviation: 'synthea1k-imaging',
      cdm_holder: 'Synthetic',
      source_description:
        'Synthetic patients, beside whom rows of imaging and oncology are made from a seed.',
      source_release_date: '2024-01-01',
      cdm_release_date: '2024-02-01',
      cdm_version: '5.4',
      cdm_version_concept_id: concept.version54,
      vocabulary_version: 'v5.0 2024',
    },
  ],
  care_site: [
    {
      care_site_id: '1',
      care_site_name: 'Ward',
      place_of_service_concept_id: concept.inpatientHospital,
      location_id: '1',
    },
    {
      care_site_id: '2',
      care_site_name: 'Clinic',
      place_of_service_concept_id: concept.outpatientHospital,
      location_id: '2',
    },
    {
      care_site_id: '3',
      care_site_name: 'Radiology',
      care_site_source_value: 'RAD',
      place_of_service_source_value: 'imaging',
    },
  ],
  provider: [
    { provider_id: '1', specialty_concept_id: '0', care_site_id: '2', specialty_source_value: 'general' },
    {
      provider_id: '2',
      specialty_concept_id: concept.radiology,
      care_site_id: '3',
      year_of_birth: '1970',
      gender_concept_id: concept.woman,
      provider_source_value: 'R1',
      specialty_source_value: 'radiology',
    },
  ],
};

/** Whoever is observed is insured. */
export function payerOf({ id, periods }: Person, world: World): Tables {
  return {
    payer_plan_period: periods.map(
      ({ observation_period_start_date: start = '', observation_period_end_date: end = '' }) => ({
        payer_plan_period_id: world.next('payer_plan_period'),
        person_id: id,
        payer_plan_period_start_date: start,
        payer_plan_period_end_date: end,
        payer_concept_id: concept.publicPayer,
        payer_source_value: 'public',
        plan_concept_id: concept.basicPlan,
        plan_source_value: 'basic',
        family_source_value: `F${world.below(1_000)}`,
        stop_reason_source_value: world.below(3) === 0 ? 'moved' : '',
      }),
    ),
  };
}

/** Of each era of a drug the dose of it, as if one had been taken all the time. */
export function dosesOf({ id, eras }: Person, world: World): Tables {
  const coded = eras.filter(({ drug_concept_id }) => drug_concept_id !== '0');
  return {
    dose_era: coded.map(({ drug_concept_id = '', drug_era_start_date = '', drug_era_end_date = '' }) => ({
      dose_era_id: world.next('dose_era'),
      person_id: id,
      drug_concept_id,
      unit_concept_id: concept.milligram,
      dose_value: world.one(['0.5', '10', '12.50', '500']),
      dose_era_start_date: drug_era_start_date,
      dose_era_end_date: drug_era_end_date,
    })),
  };
}
