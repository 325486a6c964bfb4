with

bounded as (

    select * from {{ ref('int_deliveries__bounded') }}

),

metrics as (

    select * from {{ ref('int_metrics__worded') }}

),

related as (

    select * from {{ ref('int_documents__related') }}

),

weighed as (

    select
        bounded.*,
        related.period_end as report_year,
        achieved.value as achieved_value,
        targets.value as target_value,
        case
            when bounded.doubt is not null then bounded.doubt
            when
                bounded.kinship = 'below'
                and not (achieved.is_of_the_whole and achieved.kind = 'coverage')
                then 'whole_for_part'
            when
                (targets.is_of_each or targets.is_of_several)
                and targets.kind in ('count', 'amount')
                and not achieved.is_of_each and not achieved.is_mean
                then 'total_for_each'
            when bounded.holds is null then 'undecided'
        end as doubt_at_last,
        case
            when achieved.is_mean and not targets.is_mean then 'mean_for_each'
            when bounded.n_spans > 1 then 'year_for_span'
            when
                bounded.kinship = 'above' and targets.is_of_the_whole
                and targets.kind <> 'coverage'
                then 'part_of_whole'
        end as part,
        coalesce(
            year(targets.due_on) > related.period_end,
            -- A number without date or frequency is what the whole period shall bring.
            related.other_kind <> 'report'
            and related.other_promises_to > related.period_end
            and targets.frequency is null
            and targets.kind in ('count', 'amount')
        ) as is_to_come
    from bounded
    inner join metrics as achieved on bounded.metric_id = achieved.metric_id
    inner join metrics as targets on bounded.other_metric_id = targets.metric_id
    inner join related
        on
            bounded.document_id = related.document_id
            and bounded.other_document_id = related.other_document_id

)

select
    weighed.other_metric_id as target_metric_id,
    weighed.metric_id as achieved_metric_id,
    weighed.other_document_id as target_document_id,
    weighed.document_id as achieved_document_id,
    weighed.kinship,
    weighed.report_year,
    case
        when weighed.doubt_at_last is not null then 'not_comparable'
        when weighed.holds and weighed.part is null then 'meets'
        when weighed.holds or weighed.is_to_come or weighed.part = 'part_of_whole' then 'partial'
        else 'misses'
    end as relation,
    case
        when weighed.doubt_at_last is not null then weighed.doubt_at_last
        when weighed.holds then weighed.part
        when weighed.is_to_come then 'not_due'
        when weighed.part = 'part_of_whole' then weighed.part
    end as link_reason,
    weighed.similarity,
    case
        when weighed.doubt_at_last is null and weighed.target_value <> 0
            then weighed.achieved_value / (weighed.target_value * weighed.n_spans)
    end as ratio
from weighed
