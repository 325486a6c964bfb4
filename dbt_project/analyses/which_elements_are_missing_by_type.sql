-- 各类举措缺什么要素？ Which elements do measures of each type lack?
select
    measures.measure_type,
    count(*) as n_measures,
    round(avg(measures.score_owner), 2) as owner_mean,
    round(avg(measures.score_deadline), 2) as deadline_mean,
    round(avg(measures.score_target), 2) as target_mean,
    round(avg(measures.score_verification), 2) as verification_mean,
    round(avg(cast(measures.is_firm as integer)), 2) as firm_share
from fct_measures as measures
inner join dim_document as documents on measures.document_id = documents.document_id
where documents.kind = 'plan'
group by measures.measure_type
order by n_measures desc
