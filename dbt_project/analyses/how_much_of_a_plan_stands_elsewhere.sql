-- 规划文本有多少与其他文件相同，与哪一份最像？ How much of a text stands elsewhere, and where most.
select
    documents.jurisdiction_name,
    documents.title,
    round(shared.shared_share, 3) as shared_share,
    nearest.jurisdiction_name as nearest_jurisdiction,
    nearest.title as nearest_title,
    round(shared.most_shared_share, 3) as most_shared_share
from main.mart_shared_text as shared
inner join main.dim_document as documents on shared.document_id = documents.document_id
left join main.dim_document as nearest on shared.most_shared_document_id = nearest.document_id
order by shared.shared_share desc, documents.document_id asc
