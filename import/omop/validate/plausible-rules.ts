/**
 * What is plausible in the tables of CDM 5.4, a line a check: its name, what it is held against, `@` the percentage of rows
 * that may violate it, and its columns. `birth` is that of the person; `tomorrow` and `next year` are those of the day on
 * which it is judged. OHDSI/DataQualityDashboard 2.8.4, inst/csv/OMOP_CDMv5.4_Field_Level.csv (Apache-2.0), without cohorts,
 * with what its SQL compares; left out is CDM_SOURCE.source_release_date, which is compared there with itself. The last one:
 * OHDSI/ImageWG, DDL of MI-CDM.
 */
export const plausibleRules: Readonly<Record<string, string>> = {
  person: `
    fkDomain Ethnicity @0: ethnicity_concept_id
    fkDomain Gender @0: gender_concept_id
    fkDomain Race @0: race_concept_id
    isStandardValidConcept @0: ethnicity_concept_id, gender_concept_id, race_concept_id
    plausibleValueLow 1850-01-01 @1: birth_datetime
    plausibleValueLow 1 @1: day_of_birth, month_of_birth
    plausibleValueLow 1850 @1: year_of_birth
    plausibleValueHigh tomorrow @1: birth_datetime
    plausibleValueHigh 31 @1: day_of_birth
    plausibleValueHigh 12 @1: month_of_birth
    plausibleValueHigh next year @1: year_of_birth
  `,
  observation_period: `
    fkDomain Type Concept @0: period_type_concept_id
    isStandardValidConcept @0: period_type_concept_id
    plausibleValueLow 1950-01-01 @1: observation_period_end_date, observation_period_start_date
    plausibleValueHigh tomorrow @1: observation_period_end_date, observation_period_start_date
    plausibleTemporalAfter observation_period_start_date @1: observation_period_end_date
    plausibleTemporalAfter birth @1: observation_period_start_date
    plausibleAfterBirth @1: observation_period_end_date, observation_period_start_date
    plausibleBeforeDeath @1: observation_period_end_date, observation_period_start_date
    plausibleStartBeforeEnd observation_period_end_date @0: observation_period_start_date
  `,
  visit_occurrence: `
    fkDomain Visit @0: admitted_from_concept_id, discharged_to_concept_id, visit_concept_id
    fkDomain Type Concept @0: visit_type_concept_id
    isStandardValidConcept @0: admitted_from_concept_id, discharged_to_concept_id, visit_concept_id, visit_type_concept_id
    plausibleValueLow 1950-01-01 @1: visit_end_date, visit_end_datetime, visit_start_date, visit_start_datetime
    plausibleValueHigh tomorrow @1: visit_end_date, visit_end_datetime, visit_start_date, visit_start_datetime
    plausibleTemporalAfter visit_start_date @1: visit_end_date
    plausibleTemporalAfter visit_start_datetime @1: visit_end_datetime
    plausibleTemporalAfter birth @1: visit_start_date, visit_start_datetime
    plausibleAfterBirth @1: visit_end_date, visit_end_datetime, visit_start_date, visit_start_datetime
    plausibleBeforeDeath @1: visit_end_date, visit_end_datetime, visit_start_date, visit_start_datetime
    plausibleStartBeforeEnd visit_end_date @1: visit_start_date
    plausibleStartBeforeEnd visit_end_datetime @1: visit_start_datetime
  `,
  visit_detail: `
    fkDomain Visit @0: admitted_from_concept_id, discharged_to_concept_id, visit_detail_concept_id
    fkDomain Type Concept @0: visit_detail_type_concept_id
    isStandardValidConcept @0: admitted_from_concept_id, discharged_to_concept_id, visit_detail_concept_id, visit_detail_type_concept_id
    plausibleValueLow 1950-01-01 @1: visit_detail_end_date, visit_detail_end_datetime, visit_detail_start_date, visit_detail_start_datetime
    plausibleValueHigh tomorrow @1: visit_detail_end_date, visit_detail_end_datetime, visit_detail_start_date, visit_detail_start_datetime
    plausibleTemporalAfter visit_detail_start_date @1: visit_detail_end_date
    plausibleTemporalAfter visit_detail_start_datetime @1: visit_detail_end_datetime
    plausibleTemporalAfter birth @1: visit_detail_start_date, visit_detail_start_datetime
    plausibleAfterBirth @1: visit_detail_end_date, visit_detail_end_datetime, visit_detail_start_date, visit_detail_start_datetime
    plausibleBeforeDeath @1: visit_detail_end_date, visit_detail_end_datetime, visit_detail_start_date, visit_detail_start_datetime
    plausibleStartBeforeEnd visit_detail_end_date @1: visit_detail_start_date
    plausibleStartBeforeEnd visit_detail_end_datetime @1: visit_detail_start_datetime
    withinVisitDates @1: visit_detail_end_date, visit_detail_start_date
  `,
  condition_occurrence: `
    fkDomain Condition @0: condition_concept_id
    fkDomain Condition Status @0: condition_status_concept_id
    fkDomain Type Concept @0: condition_type_concept_id
    isStandardValidConcept @0: condition_concept_id, condition_status_concept_id, condition_type_concept_id
    plausibleValueLow 1950-01-01 @1: condition_end_date, condition_end_datetime, condition_start_date, condition_start_datetime
    plausibleValueHigh tomorrow @1: condition_end_date, condition_end_datetime, condition_start_date, condition_start_datetime
    plausibleTemporalAfter condition_start_date @1: condition_end_date
    plausibleTemporalAfter condition_start_datetime @1: condition_end_datetime
    plausibleTemporalAfter birth @1: condition_start_date, condition_start_datetime
    plausibleAfterBirth @1: condition_end_date, condition_end_datetime, condition_start_date, condition_start_datetime
    plausibleBeforeDeath @1: condition_end_date, condition_end_datetime, condition_start_date, condition_start_datetime
    plausibleStartBeforeEnd condition_end_date @1: condition_start_date
    plausibleStartBeforeEnd condition_end_datetime @1: condition_start_datetime
    withinVisitDates @5: condition_start_date
  `,
  drug_exposure: `
    fkDomain Drug @0: drug_concept_id
    fkDomain Type Concept @0: drug_type_concept_id
    fkDomain Route @0: route_concept_id
    isStandardValidConcept @0: drug_concept_id, drug_type_concept_id, route_concept_id
    plausibleValueLow 1 @1: days_supply
    plausibleValueLow 1950-01-01 @1: drug_exposure_end_date, drug_exposure_end_datetime, drug_exposure_start_date, drug_exposure_start_datetime, verbatim_end_date
    plausibleValueLow 0.0000001 @1: quantity
    plausibleValueLow 0 @1: refills
    plausibleValueHigh 365 @1: days_supply
    plausibleValueHigh tomorrow @1: drug_exposure_end_date, drug_exposure_end_datetime, drug_exposure_start_date, drug_exposure_start_datetime, verbatim_end_date
    plausibleValueHigh 24 @1: refills
    plausibleTemporalAfter drug_exposure_start_date @1: drug_exposure_end_date, verbatim_end_date
    plausibleTemporalAfter drug_exposure_start_datetime @1: drug_exposure_end_datetime
    plausibleTemporalAfter birth @1: drug_exposure_start_date, drug_exposure_start_datetime
    plausibleAfterBirth @1: drug_exposure_end_date, drug_exposure_end_datetime, drug_exposure_start_date, drug_exposure_start_datetime, verbatim_end_date
    plausibleBeforeDeath @1: drug_exposure_end_date, drug_exposure_end_datetime, drug_exposure_start_date, drug_exposure_start_datetime, verbatim_end_date
    plausibleStartBeforeEnd drug_exposure_end_date @1: drug_exposure_start_date
    plausibleStartBeforeEnd drug_exposure_end_datetime @1: drug_exposure_start_datetime
    withinVisitDates @5: drug_exposure_start_date
  `,
  procedure_occurrence: `
    fkDomain Procedure @0: procedure_concept_id
    fkDomain Type Concept @0: procedure_type_concept_id
    isStandardValidConcept @0: modifier_concept_id, procedure_concept_id, procedure_type_concept_id
    plausibleValueLow 1950-01-01 @1: procedure_date, procedure_datetime, procedure_end_date, procedure_end_datetime
    plausibleValueLow 1 @1: quantity
    plausibleValueHigh tomorrow @1: procedure_date, procedure_datetime, procedure_end_date, procedure_end_datetime
    plausibleTemporalAfter birth @1: procedure_date, procedure_datetime
    plausibleTemporalAfter procedure_date @1: procedure_end_date
    plausibleTemporalAfter procedure_datetime @1: procedure_end_datetime
    plausibleAfterBirth @1: procedure_date, procedure_datetime, procedure_end_date, procedure_end_datetime
    plausibleBeforeDeath @1: procedure_date, procedure_datetime, procedure_end_date, procedure_end_datetime
    plausibleStartBeforeEnd procedure_end_date @1: procedure_date
    plausibleStartBeforeEnd procedure_end_datetime @1: procedure_datetime
    withinVisitDates @5: procedure_date
  `,
  device_exposure: `
    fkDomain Device @0: device_concept_id
    fkDomain Type Concept @0: device_type_concept_id
    fkDomain Unit @0: unit_concept_id
    isStandardValidConcept @0: device_concept_id, device_type_concept_id, unit_concept_id
    plausibleValueLow 1950-01-01 @1: device_exposure_end_date, device_exposure_end_datetime, device_exposure_start_date, device_exposure_start_datetime
    plausibleValueLow 1 @1: quantity
    plausibleValueHigh tomorrow @1: device_exposure_end_date, device_exposure_end_datetime, device_exposure_start_date, device_exposure_start_datetime
    plausibleTemporalAfter device_exposure_start_date @1: device_exposure_end_date
    plausibleTemporalAfter device_exposure_start_datetime @1: device_exposure_end_datetime
    plausibleTemporalAfter birth @1: device_exposure_start_date, device_exposure_start_datetime
    plausibleAfterBirth @1: device_exposure_end_date, device_exposure_end_datetime, device_exposure_start_date, device_exposure_start_datetime
    plausibleBeforeDeath @1: device_exposure_end_date, device_exposure_end_datetime, device_exposure_start_date, device_exposure_start_datetime
    plausibleStartBeforeEnd device_exposure_end_date @1: device_exposure_start_date
    plausibleStartBeforeEnd device_exposure_end_datetime @1: device_exposure_start_datetime
    withinVisitDates @5: device_exposure_start_date
  `,
  measurement: `
    fkDomain Measurement @0: measurement_concept_id
    fkDomain Type Concept @0: measurement_type_concept_id
    fkDomain Meas Value Operator @0: operator_concept_id
    fkDomain Unit @0: unit_concept_id
    isStandardValidConcept @0: meas_event_field_concept_id, measurement_concept_id, measurement_type_concept_id, operator_concept_id, unit_concept_id
    plausibleValueLow 1950-01-01 @1: measurement_date, measurement_datetime
    plausibleValueHigh tomorrow @1: measurement_date, measurement_datetime
    plausibleTemporalAfter birth @1: measurement_date
    plausibleAfterBirth @1: measurement_date, measurement_datetime
    plausibleBeforeDeath @1: measurement_date, measurement_datetime
    withinVisitDates @5: measurement_date
  `,
  observation: `
    fkDomain Type Concept @0: observation_type_concept_id
    fkDomain Unit @0: unit_concept_id
    isStandardValidConcept @0: obs_event_field_concept_id, observation_concept_id, observation_type_concept_id, qualifier_concept_id, unit_concept_id
    plausibleValueLow 1950-01-01 @1: observation_date, observation_datetime
    plausibleValueHigh tomorrow @1: observation_date, observation_datetime
    plausibleTemporalAfter birth @1: observation_date, observation_datetime
    plausibleAfterBirth @1: observation_date, observation_datetime
    plausibleBeforeDeath @1: observation_date, observation_datetime
    withinVisitDates @5: observation_date
  `,
  death: `
    fkDomain Type Concept @0: death_type_concept_id
    isStandardValidConcept @0: cause_concept_id, death_type_concept_id
    plausibleValueLow 1950-01-01 @1: death_date, death_datetime
    plausibleValueHigh tomorrow @1: death_date, death_datetime
    plausibleTemporalAfter birth @1: death_date, death_datetime
    plausibleAfterBirth @1: death_date, death_datetime
  `,
  note: `
    fkDomain Type Concept @0: note_type_concept_id
    isStandardValidConcept @0: encoding_concept_id, language_concept_id, note_class_concept_id, note_event_field_concept_id, note_type_concept_id
    plausibleValueLow 1950-01-01 @1: note_date, note_datetime
    plausibleValueHigh tomorrow @1: note_date, note_datetime
    plausibleTemporalAfter birth @1: note_date, note_datetime
    plausibleAfterBirth @1: note_date, note_datetime
    plausibleBeforeDeath @1: note_date, note_datetime
    withinVisitDates @5: note_date
  `,
  note_nlp: `
    isStandardValidConcept @0: note_nlp_concept_id, section_concept_id
    plausibleValueLow 1950-01-01 @1: nlp_datetime
    plausibleValueHigh tomorrow @1: nlp_datetime
  `,
  specimen: `
    fkDomain Type Concept @0: specimen_type_concept_id
    isStandardValidConcept @0: anatomic_site_concept_id, disease_status_concept_id, specimen_concept_id, specimen_type_concept_id, unit_concept_id
    plausibleValueLow 1 @1: quantity
    plausibleValueLow 1950-01-01 @1: specimen_date, specimen_datetime
    plausibleValueHigh tomorrow @1: specimen_date, specimen_datetime
    plausibleTemporalAfter birth @1: specimen_date, specimen_datetime
    plausibleAfterBirth @1: specimen_date, specimen_datetime
    plausibleBeforeDeath @1: specimen_date, specimen_datetime
  `,
  location: `
    fkDomain Geography @0: country_concept_id
    isStandardValidConcept @0: country_concept_id
  `,
  care_site: `
    isStandardValidConcept @0: place_of_service_concept_id
  `,
  provider: `
    fkDomain Gender @0: gender_concept_id
    isStandardValidConcept @0: gender_concept_id, specialty_concept_id
  `,
  payer_plan_period: `
    plausibleValueLow 1950-01-01 @1: payer_plan_period_end_date, payer_plan_period_start_date
    plausibleValueHigh tomorrow @1: payer_plan_period_end_date, payer_plan_period_start_date
    plausibleTemporalAfter payer_plan_period_start_date @1: payer_plan_period_end_date
    plausibleTemporalAfter birth @1: payer_plan_period_start_date
    plausibleAfterBirth @1: payer_plan_period_end_date, payer_plan_period_start_date
    plausibleBeforeDeath @1: payer_plan_period_end_date, payer_plan_period_start_date
    plausibleStartBeforeEnd payer_plan_period_end_date @1: payer_plan_period_start_date
  `,
  cost: `
    isStandardValidConcept @0: cost_type_concept_id
  `,
  drug_era: `
    fkDomain Drug @0: drug_concept_id
    fkClass Ingredient @0: drug_concept_id
    isStandardValidConcept @0: drug_concept_id
    plausibleValueLow 1950-01-01 @1: drug_era_end_date, drug_era_start_date
    plausibleValueLow 1 @1: drug_exposure_count
    plausibleValueLow 0 @1: gap_days
    plausibleValueHigh tomorrow @1: drug_era_end_date, drug_era_start_date
    plausibleTemporalAfter drug_era_start_date @1: drug_era_end_date
    plausibleTemporalAfter birth @1: drug_era_start_date
    plausibleAfterBirth @1: drug_era_end_date, drug_era_start_date
    plausibleBeforeDeath @1: drug_era_end_date, drug_era_start_date
    plausibleStartBeforeEnd drug_era_end_date @1: drug_era_start_date
  `,
  dose_era: `
    fkDomain Drug @0: drug_concept_id
    fkDomain Unit @0: unit_concept_id
    fkClass Ingredient @0: drug_concept_id
    isStandardValidConcept @0: drug_concept_id, unit_concept_id
    plausibleValueLow 1950-01-01 @1: dose_era_end_date, dose_era_start_date
    plausibleValueLow 0 @1: dose_value
    plausibleValueHigh tomorrow @1: dose_era_end_date, dose_era_start_date
    plausibleTemporalAfter birth @1: dose_era_end_date, dose_era_start_date
    plausibleAfterBirth @1: dose_era_end_date, dose_era_start_date
    plausibleBeforeDeath @1: dose_era_end_date, dose_era_start_date
    plausibleStartBeforeEnd dose_era_end_date @1: dose_era_start_date
  `,
  condition_era: `
    fkDomain Condition @0: condition_concept_id
    isStandardValidConcept @0: condition_concept_id
    plausibleValueLow 1950-01-01 @1: condition_era_end_date, condition_era_start_date
    plausibleValueLow 1 @1: condition_occurrence_count
    plausibleValueHigh tomorrow @1: condition_era_end_date, condition_era_start_date
    plausibleTemporalAfter condition_era_start_date @1: condition_era_end_date
    plausibleTemporalAfter birth @1: condition_era_start_date
    plausibleAfterBirth @1: condition_era_end_date, condition_era_start_date
    plausibleBeforeDeath @1: condition_era_end_date, condition_era_start_date
    plausibleStartBeforeEnd condition_era_end_date @1: condition_era_start_date
  `,
  episode: `
    fkDomain Episode @0: episode_concept_id
    fkDomain Type Concept @0: episode_type_concept_id
    isStandardValidConcept @0: episode_concept_id, episode_type_concept_id
    plausibleValueLow 1950-01-01 @1: episode_end_date, episode_end_datetime, episode_start_date, episode_start_datetime
    plausibleValueHigh tomorrow @1: episode_end_date, episode_end_datetime, episode_start_date, episode_start_datetime
    plausibleTemporalAfter episode_start_date @1: episode_end_date
    plausibleTemporalAfter episode_start_datetime @1: episode_end_datetime
    plausibleTemporalAfter birth @1: episode_start_date, episode_start_datetime
    plausibleAfterBirth @1: episode_end_date, episode_end_datetime, episode_start_date, episode_start_datetime
    plausibleBeforeDeath @1: episode_end_date, episode_end_datetime, episode_start_date, episode_start_datetime
    plausibleStartBeforeEnd episode_end_date @1: episode_start_date
    plausibleStartBeforeEnd episode_end_datetime @1: episode_start_datetime
  `,
  episode_event: `
    fkDomain Metadata @0: episode_event_field_concept_id
    isStandardValidConcept @0: episode_event_field_concept_id
  `,
  cdm_source: `
    fkDomain Metadata @0: cdm_version_concept_id
    isStandardValidConcept @0: cdm_version_concept_id
    plausibleValueLow 2000-01-01 @1: cdm_release_date, source_release_date
    plausibleValueHigh tomorrow @1: cdm_release_date, source_release_date
    plausibleTemporalAfter source_release_date @0: cdm_release_date
  `,
  concept: `
    plausibleTemporalAfter valid_start_date @0: valid_end_date
    plausibleStartBeforeEnd valid_end_date @0: valid_start_date
  `,
  concept_relationship: `
    plausibleTemporalAfter valid_start_date @0: valid_end_date
    plausibleStartBeforeEnd valid_end_date @0: valid_start_date
  `,
  source_to_concept_map: `
    isStandardValidConcept @0: target_concept_id
    plausibleTemporalAfter valid_start_date @0: valid_end_date
    plausibleStartBeforeEnd valid_end_date @0: valid_start_date
  `,
  drug_strength: `
    fkDomain Drug @0: drug_concept_id
    fkClass Ingredient @0: ingredient_concept_id
    plausibleTemporalAfter valid_start_date @0: valid_end_date
    plausibleStartBeforeEnd valid_end_date @0: valid_start_date
  `,
  image_feature: `
    fkDomain Type Concept @0: image_feature_type_concept_id
  `,
};
