with

documents as (

    select * from {{ ref('dim_document') }}

),

placed as (

    -- The nation has no code of its own; its outline stands above every province.
    select
        documents.*,
        coalesce(documents.jurisdiction_code, 'nation') as code,
        case documents.level
            when 'province' then 'nation'
            when 'city' then documents.province_code
            when 'district' then coalesce(documents.city_code, documents.province_code)
        end as code_above,
        concat(
            coalesce(documents.issued_on, documents.published_on), ' ', documents.document_id
        ) as age
    from documents
    where
        documents.framework is not null
        and (
            documents.kind = 'outline'
            or (documents.kind = 'plan' and documents.jurisdiction_code is not null)
        )

),

parents as (

    select
        placed.document_id,
        arg_max(upper_ones.document_id, upper_ones.age) as parent_document_id
    from placed
    inner join placed as upper_ones
        on placed.code_above = upper_ones.code and placed.framework = upper_ones.framework
    group by placed.document_id

)

select
    placed.document_id,
    parents.parent_document_id
from placed
left join parents on placed.document_id = parents.document_id
