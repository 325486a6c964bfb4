"""Words of the pages for those who must deliver.

Here: bodies across governments.
Not here: the bodies of one plan (`city`).
"""

DELIVERY: dict[str, tuple[str, str]] = {
    "bodies.title": ("谁负责什么", "Who answers for what"),
    "bodies.nobody": (
        "这个范围内没有印出责任单位的规划。",
        "No plan of this choice prints a responsible body.",
    ),
    "bodies.matrix": ("单位与主题", "Bodies and topics"),
    "bodies.matrix_note": (
        (
            "任务最多的 {n} 个单位；数字为任务数。各地同一职能的单位合为一行，用最常见的名称。"
            "点一格，看是哪些任务。"
        ),
        (
            "The {n} bodies with most tasks; figures are tasks. Bodies of one function share a "
            "row in all places, under the name used most. Press a cell to read its tasks."
        ),
    ),
    "bodies.one": ("一个单位，各地如何", "One body, place by place"),
    "bodies.choose": ("单位", "Body"),
    "bodies.no_task": (
        "这个单位在这个主题下没有任务。",
        "This body has no task of this topic.",
    ),
    "bodies.places_alt": ("各地任务表", "Its tasks by place"),
    "bodies.called": ("当地名称", "Called there"),
    "bodies.n_places": ("地方", "Places"),
    "bodies.n_tasks": ("任务", "Tasks"),
    "bodies.n_measures": ("措施", "Measures"),
    "bodies.n_dated": ("写明期限", "Dated"),
    "bodies.n_firm": ("硬承诺", "Firm"),
    "bodies.pick": ("选中一行，打开原文。", "Select a row to open the text."),
    "bodies.tasks_alt": ("任务表", "Its tasks as a table"),
    "bodies.duty": ("角色", "Role"),
    "bodies.task": ("任务", "Task"),
    "bodies.all": ("全部单位", "All bodies"),
    "bodies.successors": ("已撤销的单位由谁接替", "Who took over from abolished bodies"),
    "bodies.successors_note": (
        "2015 年的规划保留当时的名称；右边是现在的单位。",
        "Plans keep the names of their time; beside them stands today's body.",
    ),
    "bodies.successors_none": (
        "没有已撤销的单位。",
        "No abolished body is named.",
    ),
    "bodies.successors_alt": ("接替表", "Abolished bodies as a table"),
    "bodies.abolished": ("已撤销", "Abolished"),
}
