-- The tables that the pages read, as the contract of the published file names and types them.
create table dim_document (
    document_id varchar, source varchar, part_no integer, content_sha256 varchar,
    media_type varchar, fetched_at timestamptz, title varchar, kind varchar,
    jurisdiction_code varchar, jurisdiction_name varchar, level varchar, city_code varchar,
    city_name varchar, province_code varchar, province_name varchar, issuer varchar,
    doc_number varchar, adopted_on date, issued_on date, published_on date,
    period_start integer, period_end integer, framework varchar, flags varchar[],
    is_sample boolean, is_current boolean, gone_since timestamptz
);
create table document_source (
    document_id varchar, source varchar, first_seen_at timestamptz, last_seen_at timestamptz,
    gone_since timestamptz
);
create table document_text (document_id varchar, clean_text varchar);
create table dim_jurisdiction (
    jurisdiction_code varchar, name varchar, level varchar, city_code varchar,
    city_name varchar, province_code varchar, province_name varchar
);
create table dim_topic (
    topic_code varchar, part_no integer, part_zh varchar, part_en varchar, item_zh varchar,
    item_en varchar, applies_to_district boolean, applies_to_2015 boolean
);
create table dim_section (
    section_id varchar, document_id varchar, parent_section_id varchar, position integer,
    level integer, ordinal varchar, title varchar, role varchar, char_start integer,
    char_end integer
);
create table dim_task (
    task_id varchar, document_id varchar, section_id varchar, position integer,
    ordinal varchar, title varchar, topic_code varchar, topic_score double
);
create table dim_unit (
    unit_id varchar, jurisdiction_code varchar, unit varchar, function_code varchar,
    unit_kind varchar, successor varchar
);
create table bridge_task_unit (
    task_id varchar, unit_id varchar, unit_raw varchar, responsibility varchar, position integer
);
create table fct_measures (
    measure_id varchar, section_id varchar, task_id varchar, document_id varchar,
    jurisdiction_code varchar, topic_code varchar, position integer, text varchar,
    char_start integer, char_end integer, measure_type varchar, strength varchar, owner varchar,
    owner_raw varchar, has_verification boolean, due_on date, due_from date,
    due_precision varchar, due_text varchar, deadline_source varchar, frequency varchar,
    n_metrics integer, score_owner double, score_deadline double, score_target double,
    score_verification double, completeness double, is_firm boolean
);
create table fct_achievements (
    achievement_id varchar, section_id varchar, document_id varchar, jurisdiction_code varchar,
    topic_code varchar, position integer, text varchar, char_start integer, char_end integer
);
create table fct_metrics (
    metric_id varchar, measure_id varchar, achievement_id varchar, document_id varchar,
    jurisdiction_code varchar, topic_code varchar, text varchar, char_start integer,
    char_end integer, indicator varchar, comparator varchar, value double, value_high double,
    unit varchar, kind varchar, is_digits boolean, is_approximate boolean, frequency varchar,
    subject varchar, role varchar, is_placeholder boolean, due_on date
);
create table fct_accountability (
    document_id varchar, item_code varchar, answer varchar, score double, text varchar,
    char_start integer, char_end integer
);
create table fct_citations (
    document_id varchar, position integer, cited_title varchar, cited_issuer varchar,
    cited_document_id varchar, char_start integer, char_end integer
);
create table mart_sensitivity (
    framework varchar, level varchar, choice varchar, setting varchar, n_plans integer,
    n_draws integer, mean_rank_change double, max_rank_change integer
);
create table extraction_error_rates (
    element varchar, error_rate double, n_items integer, source varchar
);
create table document_version (
    document_id varchar, version_no integer, content_sha256 varchar, valid_from timestamptz,
    valid_to timestamptz, has_new_words boolean, n_added integer, n_dropped integer,
    n_altered integer, text_sha256 varchar
);
create table fct_changes (
    change_id varchar, document_id varchar, version_no integer, jurisdiction_code varchar,
    position integer, fact varchar, change varchar, elements varchar[], similarity double,
    is_same_reader boolean, indicator varchar, old_measure_id varchar, new_measure_id varchar,
    old_metric_id varchar, new_metric_id varchar, old_text varchar, new_text varchar,
    old_due_on date, new_due_on date, old_value double, new_value double, old_value_high double,
    new_value_high double, old_unit varchar, new_unit varchar, old_comparator varchar,
    new_comparator varchar
);
create table fct_delivery (
    target_metric_id varchar, achieved_metric_id varchar, target_document_id varchar,
    achieved_document_id varchar, kinship varchar, report_year integer, relation varchar,
    link_reason varchar, similarity double, ratio double
);
create table fct_evidence (
    measure_id varchar, achievement_id varchar, measure_document_id varchar,
    achievement_document_id varchar, kinship varchar, report_year integer, grade varchar,
    has_value boolean, similarity double
);
create table fct_handed_down (
    child_metric_id varchar, parent_metric_id varchar, child_document_id varchar,
    parent_document_id varchar, direction varchar, link_reason varchar, similarity double,
    ratio double
);
create table mart_deadlines (
    commitment_id varchar, measure_id varchar, metric_id varchar, document_id varchar,
    jurisdiction_code varchar, task_id varchar, topic_code varchar, text varchar, due_on date,
    due_precision varchar, deadline_source varchar, built_on date, days_left integer,
    owner varchar, owner_raw varchar, lead_units varchar[], responsible_units varchar[],
    support_units varchar[], has_evidence boolean, is_current boolean
);
create table mart_traceability (
    topic_code varchar, document_id varchar, framework varchar, family_code varchar,
    jurisdiction_code varchar, jurisdiction_name varchar, level varchar,
    parent_document_id varchar, n_measures integer, n_firm_measures integer, n_values integer,
    values_said varchar, n_kept integer, n_sharpened integer, n_weakened integer
);
create table mart_shared_text (
    document_id varchar, n_shingles integer, shared_share double,
    most_shared_document_id varchar, most_shared_share double
);
create table problems (
    problem_id varchar, document_id varchar, kind varchar, text varchar, char_start integer,
    char_end integer, advice varchar
);
create table mart_plan_completeness (
    document_id varchar, jurisdiction_code varchar, level varchar, framework varchar,
    n_measures integer, n_tasks integer, specification double, coverage double,
    accountability double, completeness_index double, index_owner_absent double,
    index_owner_present double, is_ranked boolean, not_ranked_reason varchar
);
create table mart_city_ranking (
    framework varchar, level varchar, jurisdiction_code varchar, jurisdiction_name varchar,
    document_id varchar, completeness_index double, rank integer, rank_p05 double,
    rank_p50 double, rank_p95 double, chance_above_next double, tier integer
);
create table mart_rank_draws (
    framework varchar, level varchar, draw integer, document_id varchar, specification double,
    coverage double, accountability double, weight_specification double, weight_coverage double,
    weight_accountability double, is_geometric boolean, completeness_index double, rank integer
);
create table mart_topic_coverage (
    document_id varchar, framework varchar, jurisdiction_code varchar, topic_code varchar,
    is_applicable boolean, n_measures integer, n_metrics integer, has_firm_measure boolean,
    specification double
);
create table mart_improvements (
    document_id varchar, position integer, measure_id varchar, topic_code varchar,
    element varchar, completeness double, completeness_after double, makes_firm boolean,
    index_after double, index_gain double
);
create table quarantined_document (
    source varchar, content_sha256 varchar, stage varchar, reason varchar, detail varchar,
    first_seen_at timestamptz, last_seen_at timestamptz, tries integer
);
create table pipeline_run (
    run_id varchar, generation integer, status varchar, started_at timestamptz,
    ended_at timestamptz, published_at timestamptz, code_version varchar, n_seen integer,
    n_accepted integer, n_flagged integer, n_quarantined integer, n_ignored integer,
    n_new integer, n_changed integer, n_gone integer, error varchar
);
create table index_parameters (parameter varchar, value double, reason varchar, source varchar);
