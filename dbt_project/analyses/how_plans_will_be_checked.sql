-- 各项问责保障有多少方案做到？ How many plans provide for each accountability item?
select
    items.position,
    items.item_zh,
    count(*) filter (where answers.answer = 'yes') as n_yes,
    count(*) filter (where answers.answer = 'partly') as n_partly,
    count(*) filter (where answers.answer = 'no') as n_no
from fct_accountability as answers
inner join mart_plan_completeness as verdicts on answers.document_id = verdicts.document_id
inner join accountability_items as items on answers.item_code = items.item_code
where verdicts.is_ranked
group by items.position, items.item_zh
order by items.position asc
