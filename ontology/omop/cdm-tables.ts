/**
 * The tables of OMOP CDM 5.4 with MI-CDM (`image_occurrence`, `image_feature`), a line a column: its name and type, `!` where it is
 * required, `key` where it is the primary key, `>` what it refers to, `in` the domains of its concepts. OHDSI/CommonDataModel,
 * inst/csv/OMOP_CDMv5.4_Field_Level.csv (Apache-2.0); OHDSI/ImageWG, DDL of 5.4.
 */
export const cdmTables = {
  person: `
    person_id integer! key
    gender_concept_id integer! > concept.concept_id in Gender
    year_of_birth integer!
    month_of_birth integer
    day_of_birth integer
    birth_datetime datetime
    race_concept_id integer! > concept.concept_id in Race
    ethnicity_concept_id integer! > concept.concept_id in Ethnicity
    location_id integer > location.location_id
    provider_id integer > provider.provider_id
    care_site_id integer > care_site.care_site_id
    person_source_value text(50)
    gender_source_value text(50)
    gender_source_concept_id integer > concept.concept_id
    race_source_value text(50)
    race_source_concept_id integer > concept.concept_id
    ethnicity_source_value text(50)
    ethnicity_source_concept_id integer > concept.concept_id
  `,
  observation_period: `
    observation_period_id integer! key
    person_id integer! > person.person_id
    observation_period_start_date date!
    observation_period_end_date date!
    period_type_concept_id integer! > concept.concept_id in Type Concept
  `,
  visit_occurrence: `
    visit_occurrence_id integer! key
    person_id integer! > person.person_id
    visit_concept_id integer! > concept.concept_id in Visit
    visit_start_date date!
    visit_start_datetime datetime
    visit_end_date date!
    visit_end_datetime datetime
    visit_type_concept_id integer! > concept.concept_id in Type Concept
    provider_id integer > provider.provider_id
    care_site_id integer > care_site.care_site_id
    visit_source_value text(50)
    visit_source_concept_id integer > concept.concept_id
    admitted_from_concept_id integer > concept.concept_id in Visit
    admitted_from_source_value text(50)
    discharged_to_concept_id integer > concept.concept_id in Visit
    discharged_to_source_value text(50)
    preceding_visit_occurrence_id integer > visit_occurrence.visit_occurrence_id
  `,
  visit_detail: `
    visit_detail_id integer! key
    person_id integer! > person.person_id
    visit_detail_concept_id integer! > concept.concept_id in Visit
    visit_detail_start_date date!
    visit_detail_start_datetime datetime
    visit_detail_end_date date!
    visit_detail_end_datetime datetime
    visit_detail_type_concept_id integer! > concept.concept_id in Type Concept
    provider_id integer > provider.provider_id
    care_site_id integer > care_site.care_site_id
    visit_detail_source_value text(50)
    visit_detail_source_concept_id integer > concept.concept_id
    admitted_from_concept_id integer > concept.concept_id in Visit
    admitted_from_source_value text(50)
    discharged_to_source_value text(50)
    discharged_to_concept_id integer > concept.concept_id in Visit
    preceding_visit_detail_id integer > visit_detail.visit_detail_id
    parent_visit_detail_id integer > visit_detail.visit_detail_id
    visit_occurrence_id integer! > visit_occurrence.visit_occurrence_id
  `,
  condition_occurrence: `
    condition_occurrence_id integer! key
    person_id integer! > person.person_id
    condition_concept_id integer! > concept.concept_id in Condition
    condition_start_date date!
    condition_start_datetime datetime
    condition_end_date date
    condition_end_datetime datetime
    condition_type_concept_id integer! > concept.concept_id in Type Concept
    condition_status_concept_id integer > concept.concept_id in Condition Status
    stop_reason text(20)
    provider_id integer > provider.provider_id
    visit_occurrence_id integer > visit_occurrence.visit_occurrence_id
    visit_detail_id integer > visit_detail.visit_detail_id
    condition_source_value text(50)
    condition_source_concept_id integer > concept.concept_id
    condition_status_source_value text(50)
  `,
  drug_exposure: `
    drug_exposure_id integer! key
    person_id integer! > person.person_id
    drug_concept_id integer! > concept.concept_id in Drug
    drug_exposure_start_date date!
    drug_exposure_start_datetime datetime
    drug_exposure_end_date date!
    drug_exposure_end_datetime datetime
    verbatim_end_date date
    drug_type_concept_id integer! > concept.concept_id in Type Concept
    stop_reason text(20)
    refills integer
    quantity float
    days_supply integer
    sig text
    route_concept_id integer > concept.concept_id in Route
    lot_number text(50)
    provider_id integer > provider.provider_id
    visit_occurrence_id integer > visit_occurrence.visit_occurrence_id
    visit_detail_id integer > visit_detail.visit_detail_id
    drug_source_value text(50)
    drug_source_concept_id integer > concept.concept_id
    route_source_value text(50)
    dose_unit_source_value text(50)
  `,
  procedure_occurrence: `
    procedure_occurrence_id integer! key
    person_id integer! > person.person_id
    procedure_concept_id integer! > concept.concept_id in Procedure
    procedure_date date!
    procedure_datetime datetime
    procedure_end_date date
    procedure_end_datetime datetime
    procedure_type_concept_id integer! > concept.concept_id in Type Concept
    modifier_concept_id integer > concept.concept_id
    quantity integer
    provider_id integer > provider.provider_id
    visit_occurrence_id integer > visit_occurrence.visit_occurrence_id
    visit_detail_id integer > visit_detail.visit_detail_id
    procedure_source_value text(50)
    procedure_source_concept_id integer > concept.concept_id
    modifier_source_value text(50)
  `,
  device_exposure: `
    device_exposure_id integer! key
    person_id integer! > person.person_id
    device_concept_id integer! > concept.concept_id in Device
    device_exposure_start_date date!
    device_exposure_start_datetime datetime
    device_exposure_end_date date
    device_exposure_end_datetime datetime
    device_type_concept_id integer! > concept.concept_id in Type Concept
    unique_device_id text(255)
    production_id text(255)
    quantity integer
    provider_id integer > provider.provider_id
    visit_occurrence_id integer > visit_occurrence.visit_occurrence_id
    visit_detail_id integer > visit_detail.visit_detail_id
    device_source_value text(50)
    device_source_concept_id integer > concept.concept_id
    unit_concept_id integer > concept.concept_id in Unit
    unit_source_value text(50)
    unit_source_concept_id integer > concept.concept_id
  `,
  measurement: `
    measurement_id integer! key
    person_id integer! > person.person_id
    measurement_concept_id integer! > concept.concept_id in Measurement
    measurement_date date!
    measurement_datetime datetime
    measurement_time text(10)
    measurement_type_concept_id integer! > concept.concept_id in Type Concept
    operator_concept_id integer > concept.concept_id
    value_as_number float
    value_as_concept_id integer > concept.concept_id
    unit_concept_id integer > concept.concept_id in Unit
    range_low float
    range_high float
    provider_id integer > provider.provider_id
    visit_occurrence_id integer > visit_occurrence.visit_occurrence_id
    visit_detail_id integer > visit_detail.visit_detail_id
    measurement_source_value text(50)
    measurement_source_concept_id integer > concept.concept_id
    unit_source_value text(50)
    unit_source_concept_id integer > concept.concept_id
    value_source_value text(50)
    measurement_event_id integer
    meas_event_field_concept_id integer > concept.concept_id
  `,
  observation: `
    observation_id integer! key
    person_id integer! > person.person_id
    observation_concept_id integer! > concept.concept_id
    observation_date date!
    observation_datetime datetime
    observation_type_concept_id integer! > concept.concept_id in Type Concept
    value_as_number float
    value_as_string text(60)
    value_as_concept_id integer > concept.concept_id
    qualifier_concept_id integer > concept.concept_id
    unit_concept_id integer > concept.concept_id in Unit
    provider_id integer > provider.provider_id
    visit_occurrence_id integer > visit_occurrence.visit_occurrence_id
    visit_detail_id integer > visit_detail.visit_detail_id
    observation_source_value text(50)
    observation_source_concept_id integer > concept.concept_id
    unit_source_value text(50)
    qualifier_source_value text(50)
    value_source_value text(50)
    observation_event_id integer
    obs_event_field_concept_id integer > concept.concept_id
  `,
  death: `
    person_id integer! > person.person_id
    death_date date!
    death_datetime datetime
    death_type_concept_id integer > concept.concept_id in Type Concept
    cause_concept_id integer > concept.concept_id
    cause_source_value text(50)
    cause_source_concept_id integer > concept.concept_id
  `,
  note: `
    note_id integer! key
    person_id integer! > person.person_id
    note_date date!
    note_datetime datetime
    note_type_concept_id integer! > concept.concept_id in Type Concept
    note_class_concept_id integer! > concept.concept_id
    note_title text(250)
    note_text text!
    encoding_concept_id integer! > concept.concept_id
    language_concept_id integer! > concept.concept_id
    provider_id integer > provider.provider_id
    visit_occurrence_id integer > visit_occurrence.visit_occurrence_id
    visit_detail_id integer > visit_detail.visit_detail_id
    note_source_value text(50)
    note_event_id integer
    note_event_field_concept_id integer > concept.concept_id
  `,
  note_nlp: `
    note_nlp_id integer! key
    note_id integer!
    section_concept_id integer > concept.concept_id
    snippet text(250)
    offset text(50)
    lexical_variant text(250)!
    note_nlp_concept_id integer > concept.concept_id
    note_nlp_source_concept_id integer > concept.concept_id
    nlp_system text(250)
    nlp_date date!
    nlp_datetime datetime
    term_exists text(1)
    term_temporal text(50)
    term_modifiers text(2000)
  `,
  specimen: `
    specimen_id integer! key
    person_id integer! > person.person_id
    specimen_concept_id integer! > concept.concept_id
    specimen_type_concept_id integer! > concept.concept_id in Type Concept
    specimen_date date!
    specimen_datetime datetime
    quantity float
    unit_concept_id integer > concept.concept_id
    anatomic_site_concept_id integer > concept.concept_id
    disease_status_concept_id integer > concept.concept_id
    specimen_source_id text(50)
    specimen_source_value text(50)
    unit_source_value text(50)
    anatomic_site_source_value text(50)
    disease_status_source_value text(50)
  `,
  fact_relationship: `
    domain_concept_id_1 integer! > concept.concept_id
    fact_id_1 integer!
    domain_concept_id_2 integer! > concept.concept_id
    fact_id_2 integer!
    relationship_concept_id integer! > concept.concept_id
  `,
  location: `
    location_id integer! key
    address_1 text(50)
    address_2 text(50)
    city text(50)
    state text(2)
    zip text(9)
    county text(20)
    location_source_value text(50)
    country_concept_id integer > concept.concept_id
    country_source_value text(80)
    latitude float
    longitude float
  `,
  care_site: `
    care_site_id integer! key
    care_site_name text(255)
    place_of_service_concept_id integer > concept.concept_id
    location_id integer > location.location_id
    care_site_source_value text(50)
    place_of_service_source_value text(50)
  `,
  provider: `
    provider_id integer! key
    provider_name text(255)
    npi text(20)
    dea text(20)
    specialty_concept_id integer > concept.concept_id
    care_site_id integer > care_site.care_site_id
    year_of_birth integer
    gender_concept_id integer > concept.concept_id in Gender
    provider_source_value text(50)
    specialty_source_value text(50)
    specialty_source_concept_id integer > concept.concept_id
    gender_source_value text(50)
    gender_source_concept_id integer > concept.concept_id
  `,
  payer_plan_period: `
    payer_plan_period_id integer! key
    person_id integer! > person.person_id
    payer_plan_period_start_date date!
    payer_plan_period_end_date date!
    payer_concept_id integer > concept.concept_id
    payer_source_value text(50)
    payer_source_concept_id integer > concept.concept_id
    plan_concept_id integer > concept.concept_id
    plan_source_value text(50)
    plan_source_concept_id integer > concept.concept_id
    sponsor_concept_id integer > concept.concept_id
    sponsor_source_value text(50)
    sponsor_source_concept_id integer > concept.concept_id
    family_source_value text(50)
    stop_reason_concept_id integer > concept.concept_id
    stop_reason_source_value text(50)
    stop_reason_source_concept_id integer > concept.concept_id
  `,
  cost: `
    cost_id integer! key
    cost_event_id integer!
    cost_domain_id text(20)! > domain.domain_id
    cost_type_concept_id integer! > concept.concept_id
    currency_concept_id integer > concept.concept_id
    total_charge float
    total_cost float
    total_paid float
    paid_by_payer float
    paid_by_patient float
    paid_patient_copay float
    paid_patient_coinsurance float
    paid_patient_deductible float
    paid_by_primary float
    paid_ingredient_cost float
    paid_dispensing_fee float
    payer_plan_period_id integer
    amount_allowed float
    revenue_code_concept_id integer > concept.concept_id
    revenue_code_source_value text(50)
    drg_concept_id integer > concept.concept_id
    drg_source_value text(3)
  `,
  drug_era: `
    drug_era_id integer! key
    person_id integer! > person.person_id
    drug_concept_id integer! > concept.concept_id in Drug
    drug_era_start_date date!
    drug_era_end_date date!
    drug_exposure_count integer
    gap_days integer
  `,
  dose_era: `
    dose_era_id integer! key
    person_id integer! > person.person_id
    drug_concept_id integer! > concept.concept_id in Drug
    unit_concept_id integer! > concept.concept_id in Unit
    dose_value float!
    dose_era_start_date date!
    dose_era_end_date date!
  `,
  condition_era: `
    condition_era_id integer! key
    person_id integer! > person.person_id
    condition_concept_id integer! > concept.concept_id in Condition
    condition_era_start_date date!
    condition_era_end_date date!
    condition_occurrence_count integer
  `,
  episode: `
    episode_id integer! key
    person_id integer! > person.person_id
    episode_concept_id integer! > concept.concept_id in Episode
    episode_start_date date!
    episode_start_datetime datetime
    episode_end_date date
    episode_end_datetime datetime
    episode_parent_id integer
    episode_number integer
    episode_object_concept_id integer! > concept.concept_id in Procedure, Regimen
    episode_type_concept_id integer! > concept.concept_id in Type Concept
    episode_source_value text(50)
    episode_source_concept_id integer > concept.concept_id
  `,
  episode_event: `
    episode_id integer! > episode.episode_id
    event_id integer!
    episode_event_field_concept_id integer! > concept.concept_id in Metadata
  `,
  metadata: `
    metadata_id integer! key
    metadata_concept_id integer! > concept.concept_id
    metadata_type_concept_id integer! > concept.concept_id
    name text(250)!
    value_as_string text(250)
    value_as_concept_id integer > concept.concept_id
    value_as_number float
    metadata_date date
    metadata_datetime datetime
  `,
  cdm_source: `
    cdm_source_name text(255)!
    cdm_source_abbreviation text(25)!
    cdm_holder text(255)!
    source_description text
    source_documentation_reference text(255)
    cdm_etl_reference text(255)
    source_release_date date!
    cdm_release_date date!
    cdm_version text(10)
    cdm_version_concept_id integer! > concept.concept_id
    vocabulary_version text(20)!
  `,
  concept: `
    concept_id integer! key
    concept_name text(255)!
    domain_id text(20)! > domain.domain_id
    vocabulary_id text(20)! > vocabulary.vocabulary_id
    concept_class_id text(20)! > concept_class.concept_class_id
    standard_concept text(1)
    concept_code text(50)!
    valid_start_date date!
    valid_end_date date!
    invalid_reason text(1)
  `,
  vocabulary: `
    vocabulary_id text(20)! key
    vocabulary_name text(255)!
    vocabulary_reference text(255)
    vocabulary_version text(255)
    vocabulary_concept_id integer! > concept.concept_id
  `,
  domain: `
    domain_id text(20)! key
    domain_name text(255)!
    domain_concept_id integer! > concept.concept_id
  `,
  concept_class: `
    concept_class_id text(20)! key
    concept_class_name text(255)!
    concept_class_concept_id integer! > concept.concept_id
  `,
  concept_relationship: `
    concept_id_1 integer! > concept.concept_id
    concept_id_2 integer! > concept.concept_id
    relationship_id text(20)! > relationship.relationship_id
    valid_start_date date!
    valid_end_date date!
    invalid_reason text(1)
  `,
  relationship: `
    relationship_id text(20)! key
    relationship_name text(255)!
    is_hierarchical text(1)!
    defines_ancestry text(1)!
    reverse_relationship_id text(20)!
    relationship_concept_id integer! > concept.concept_id
  `,
  concept_synonym: `
    concept_id integer! > concept.concept_id
    concept_synonym_name text(1000)!
    language_concept_id integer! > concept.concept_id
  `,
  concept_ancestor: `
    ancestor_concept_id integer! > concept.concept_id
    descendant_concept_id integer! > concept.concept_id
    min_levels_of_separation integer!
    max_levels_of_separation integer!
  `,
  source_to_concept_map: `
    source_code text(50)!
    source_concept_id integer! > concept.concept_id
    source_vocabulary_id text(20)!
    source_code_description text(255)
    target_concept_id integer! > concept.concept_id
    target_vocabulary_id text(20)! > vocabulary.vocabulary_id
    valid_start_date date!
    valid_end_date date!
    invalid_reason text(1)
  `,
  drug_strength: `
    drug_concept_id integer! > concept.concept_id
    ingredient_concept_id integer! > concept.concept_id
    amount_value float
    amount_unit_concept_id integer > concept.concept_id
    numerator_value float
    numerator_unit_concept_id integer > concept.concept_id
    denominator_value float
    denominator_unit_concept_id integer > concept.concept_id
    box_size integer
    valid_start_date date!
    valid_end_date date!
    invalid_reason text(1)
  `,
  image_occurrence: `
    image_occurrence_id integer! key
    person_id integer! > person.person_id
    procedure_occurrence_id integer! > procedure_occurrence.procedure_occurrence_id
    visit_occurrence_id integer > visit_occurrence.visit_occurrence_id
    anatomic_site_concept_id integer > concept.concept_id
    wadors_uri text
    local_path text
    image_occurrence_date date!
    image_study_uid text(250)!
    image_series_uid text(250)!
    modality_concept_id integer! > concept.concept_id
  `,
  image_feature: `
    image_feature_id integer! key
    person_id integer! > person.person_id
    image_occurrence_id integer! > image_occurrence.image_occurrence_id
    image_feature_event_field_concept_id integer > concept.concept_id
    image_feature_event_id integer
    image_feature_concept_id integer! > concept.concept_id
    image_feature_type_concept_id integer! > concept.concept_id in Type Concept
    image_finding_concept_id integer > concept.concept_id
    image_finding_id integer
    anatomic_site_concept_id integer > concept.concept_id
    alg_system text
    alg_datetime datetime
  `,
} as const;
