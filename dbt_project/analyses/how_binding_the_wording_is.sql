-- 各方案的措辞有多硬？ How binding is the wording of each plan?
select
    documents.framework,
    documents.jurisdiction_name,
    count(*) as n_measures,
    round(avg(cast(measures.strength = 'prohibition' as integer)), 2) as prohibition_share,
    round(avg(cast(measures.strength = 'mandatory' as integer)), 2) as mandatory_share,
    round(avg(cast(measures.strength = 'gradual' as integer)), 2) as gradual_share,
    round(avg(cast(measures.strength = 'exploratory' as integer)), 2) as exploratory_share
from fct_measures as measures
inner join dim_document as documents on measures.document_id = documents.document_id
where documents.kind = 'plan'
group by documents.document_id, documents.framework, documents.jurisdiction_name
order by mandatory_share desc, documents.jurisdiction_name asc
