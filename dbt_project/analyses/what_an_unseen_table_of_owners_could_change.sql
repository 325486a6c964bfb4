-- 责任分工表未公开，对得分有多大影响？ How much could a division-of-work table that is not held change?
select
    documents.jurisdiction_name,
    verdicts.framework,
    round(verdicts.index_owner_absent, 1) as if_all_were_absent,
    round(verdicts.completeness_index, 1) as as_observed,
    round(verdicts.index_owner_present, 1) as if_all_were_named
from mart_plan_completeness as verdicts
inner join dim_document as documents on verdicts.document_id = documents.document_id
where verdicts.index_owner_present > verdicts.index_owner_absent
order by verdicts.index_owner_present - verdicts.index_owner_absent desc
