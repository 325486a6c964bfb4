with

versions as (

    select * from {{ ref('stg_plans__document_versions') }}

),

changes as (

    select * from {{ ref('stg_plans__changes') }}

),

changed as (

    select
        changes.document_id,
        changes.version_no,
        count(*) filter (where changes.change = 'added') as n_added,
        count(*) filter (where changes.change = 'dropped') as n_dropped,
        count(*) filter (where changes.change = 'altered') as n_altered
    from changes
    where changes.fact = 'measure'
    group by changes.document_id, changes.version_no

)

select
    versions.document_id,
    versions.version_no,
    versions.content_sha256,
    versions.valid_from,
    versions.valid_to,
    versions.has_new_words,
    cast(coalesce(changed.n_added, 0) as integer) as n_added,
    cast(coalesce(changed.n_dropped, 0) as integer) as n_dropped,
    cast(coalesce(changed.n_altered, 0) as integer) as n_altered,
    versions.text_sha256
from versions
left join changed
    on versions.document_id = changed.document_id and versions.version_no = changed.version_no
