with

metrics as (

    select * from {{ ref('stg_plans__metrics') }}
    where {{ is_touched(['document_id']) }}

),

measures as (

    select * from {{ ref('stg_plans__measures') }}

),

achievements as (

    select * from {{ ref('stg_plans__achievements') }}

),

placed as (

    select
        metrics.*,
        coalesce(measures.text, achievements.text) as sentence,
        metrics.char_start
        - coalesce(measures.char_start, achievements.char_start) as chars_before
    from metrics
    left join measures
        on metrics.document_id = measures.document_id and metrics.measure_id = measures.measure_id
    left join achievements
        on
            metrics.document_id = achievements.document_id
            and metrics.achievement_id = achievements.achievement_id
    where
        metrics.role in ('target', 'achieved')
        and not metrics.is_placeholder
        and metrics.value is not null
        and metrics.indicator is not null

),

said as (

    select
        placed.*,
        {{ clause_of('placed.sentence', 'placed.chars_before', 'placed.text') }} as clause,
        {{ plain_indicator_of('placed.indicator') }} as bare_indicator,
        coalesce(placed.subject, '') as asked_of
    from placed

)

select
    said.metric_id,
    said.document_id,
    said.role,
    said.comparator,
    said.value,
    said.value_high,
    said.unit,
    said.kind,
    said.is_approximate,
    said.frequency,
    said.due_on,
    said.topic_code,
    said.sentence,
    {{ pairs_of('said.bare_indicator') }} as words,
    {{ sentence_pairs_of('said.sentence') }} as sentence_words,
    {{ head_of('said.bare_indicator') }} as head,
    {{ opening_of('said.bare_indicator') }} as opening,
    {{ bodies_of('said.asked_of || said.clause') }} as bodies,
    {{ is_of_one_body('said.asked_of || said.clause') }} as is_of_one_body,
    regexp_matches(said.clause, '全[省市区县]') as is_of_the_whole,
    regexp_matches(said.clause, '各(组织|县|区|镇|乡|街道|部门|单位)') as is_of_several,
    regexp_matches(said.asked_of || said.clause, '每[名位人个支家]')
    or coalesce(said.frequency = 'person_year', false) as is_of_each,
    regexp_matches(said.indicator || said.clause, '平均|人均') as is_mean,
    regexp_matches(said.clause, '按时|按期|期限内|及时') as is_timely,
    regexp_matches(said.clause, '减|降|压') as is_lowered
from said
