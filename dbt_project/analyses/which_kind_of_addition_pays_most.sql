-- 补责任、补期限、补数字、补考核，哪一类最管用？ Which kind of addition pays most?
select
    documents.framework,
    improvements.element,
    count(*) as n_listed,
    round(avg(improvements.index_gain), 2) as mean_gain,
    round(avg(cast(improvements.makes_firm as integer)), 2) as share_that_makes_firm
from mart_improvements as improvements
inner join dim_document as documents on improvements.document_id = documents.document_id
group by documents.framework, improvements.element
order by documents.framework desc, mean_gain desc
