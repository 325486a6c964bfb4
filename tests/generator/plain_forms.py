"""Sentences without a number: what they ask for, how firmly, of whom, and under whose eyes.

Here: types, strength, owners, checks, citations, and words that only look like numbers or dates.
Not here: metrics (`metric_forms`), dates (`due_forms`).
"""

from tests.generator.rows import Sentence
from tests.generator.words import Forms, Words

PLAIN = Forms()


def _say(text: str, form: str, measure_type: str | None = "direction", **rest) -> Sentence:
    return Sentence(text, form, measure_type=measure_type, **rest)


@PLAIN
def improve(w: Words) -> Sentence:
    verb = w.pick("完善", "健全", "优化", "落实", "规范")
    more = w.pick(
        "提高工作规范化水平", "明确办理流程和责任分工", "让企业和群众更加方便", "堵塞管理漏洞"
    )
    return _say(f"{verb}{w.object}，{more}。", "improve")


@PLAIN
def improve_short(w: Words) -> Sentence:
    return _say(f"{w.pick('加强', '细化', '深化')}{w.object}建设。", "improve_short")


@PLAIN
def improve_semicolon(w: Words) -> Sentence:
    return _say(f"理顺{w.object}的衔接环节；", "improve_semicolon")


@PLAIN
def make_thing(w: Words) -> Sentence:
    return _say(f"编制{w.thing}，实行动态管理。", "make_thing", "deliverable")


@PLAIN
def make_and_publish(w: Words) -> Sentence:
    # A list made public is the object of the work, no check on it.
    return _say(f"编制{w.thing}并向社会公开。", "make_and_publish", "deliverable")


@PLAIN
def gradual(w: Words) -> Sentence:
    return _say(f"{w.pick('逐步扩大', '有序拓展', '稳妥扩大')}{w.object}的适用范围。", "gradual",
                strength="gradual")  # fmt: skip


@PLAIN
def gradual_opening(w: Words) -> Sentence:
    return _say(f"坚持问题导向，加快推行{w.object}。", "gradual_opening", strength="gradual")


@PLAIN
def exploratory(w: Words) -> Sentence:
    return _say(f"探索{w.object}的跨区域运用。", "exploratory", strength="exploratory")


@PLAIN
def encourage(w: Words) -> Sentence:
    return _say(f"鼓励结合实际创新{w.object}。", "encourage", strength="exploratory")


@PLAIN
def first_clause_decides(w: Words) -> Sentence:
    return _say(f"完善{w.object}，支持社会各界参与。", "first_clause_decides")


@PLAIN
def prohibition(w: Words) -> Sentence:
    return _say(f"{w.pick('严禁', '禁止')}以任何理由规避{w.object}。", "prohibition",
                "standing_rule", strength="prohibition")  # fmt: skip


@PLAIN
def prohibition_late(w: Words) -> Sentence:
    return _say(f"逐步推行{w.object}，未经规定程序不得随意变更。", "prohibition_late",
                "standing_rule", strength="prohibition")  # fmt: skip


@PLAIN
def standing_rule(w: Words) -> Sentence:
    return _say(f"{w.object}的运行{w.pick('应当', '必须')}全程留痕、可以追溯。", "standing_rule",
                "standing_rule")  # fmt: skip


@PLAIN
def owner_named(w: Words) -> Sentence:
    return _say(f"{w.body}负责{w.object}的日常维护。", "owner_named", None, owner="named")


@PLAIN
def owner_before_congress(w: Words) -> Sentence:
    # 负责 and 人大 meet: no 负责人 stands here.
    return _say(f"{w.body}负责人大代表建议的答复，改进{w.object}。", "owner_before_congress", None,
                owner="named")  # fmt: skip


@PLAIN
def class_as_modifier(w: Words) -> Sentence:
    # A class of people that only says what an object is like answers for nothing.
    return _say(f"领导干部应知应会读本纳入{w.object}。", "class_as_modifier", None)


@PLAIN
def owner_collective(w: Words) -> Sentence:
    return _say(f"{w.classes}要落实{w.object}，配齐工作人员。", "owner_collective",
                owner="collective")  # fmt: skip


@PLAIN
def body_as_object(w: Words) -> Sentence:
    return _say(f"推动{w.body}完善{w.object}。", "body_as_object", strength="gradual")


@PLAIN
def check_appraisal(w: Words) -> Sentence:
    return _say(f"将{w.object}落实情况纳入年度考核。", "check_appraisal", None, verification=True)


@PLAIN
def check_notice(w: Words) -> Sentence:
    return _say(f"{w.body}适时通报{w.object}落实情况。", "check_notice", None, owner="named",
                verification=True)  # fmt: skip


@PLAIN
def check_sanction(w: Words) -> Sentence:
    return _say(f"对落实{w.object}不力的，严肃追责问责。", "check_sanction", None,
                verification=True)  # fmt: skip


@PLAIN
def yearly_without_value(w: Words) -> Sentence:
    return _say(f"每年总结{w.object}的运行经验。", "yearly_without_value", "recurring")


@PLAIN
def yearly_by_month(w: Words) -> Sentence:
    # A month of every year is a frequency and no deadline.
    return _say(f"每年{w.n(1, 11)}月底前更新{w.thing}。", "yearly_by_month", "recurring")


@PLAIN
def vision(w: Words) -> Sentence:
    return _say(f"完善{w.object}，为2035年基本建成法治政府打牢基础。", "vision")


@PLAIN
def since_year(w: Words) -> Sentence:
    return _say(f"自{w.year}年起推行{w.object}。", "since_year")


@PLAIN
def cites_rule(w: Words) -> Sentence:
    title = f"{w.place.short}行政程序{w.pick('若干', '暂行')}规定"
    return _say(f"执行《{title}》，规范{w.object}。", "cites_rule", cites=(title,))


@PLAIN
def semicolon_in_quote(w: Words) -> Sentence:
    return _say(
        f"按照“谁主管、谁负责；谁审批、谁监管”的要求，健全{w.object}。", "semicolon_in_quote"
    )


@PLAIN
def semicolon_in_bracket(w: Words) -> Sentence:
    return _say(
        f"完善{w.object}（含园区、景区；不含驻外机构），统一工作标准。", "semicolon_in_bracket"
    )


@PLAIN
def slogan_number(w: Words) -> Sentence:
    name = w.pick("“1+1+9”", "“四级联动”", "“一件事”", "“五落实”", "“3+X”")
    return _say(f"推行{name}工作法，健全{w.object}。", "slogan_number")


@PLAIN
def hotline_number(w: Words) -> Sentence:
    return _say(f"用好12345热线反映的线索，改进{w.object}。", "hotline_number")


@PLAIN
def meeting_number(w: Words) -> Sentence:
    return _say(f"对照第{w.pick('十五', '十二')}次党代会部署，完善{w.object}。", "meeting_number")


@PLAIN
def last_mile(w: Words) -> Sentence:
    return _say(f"打通{w.object}“最后一公里”。", "last_mile")


@PLAIN
def list_inside(w: Words) -> Sentence:
    first, second = w.topic.objects[:2]
    return _say(f"一是完善{first}，二是健全{second}，三是加强业务指导。", "list_inside")
