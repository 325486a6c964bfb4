"""The forms in which a text prints dates.

Here: one expression for every form, with a name for each of its parts.
Not here: what calendar dates the forms mean (`extract.dates`).
"""

from pipelines.text.patterns import character_class, pattern, short_pattern, unnamed

_TAIL = r"(?P<tail>年?底|年?末|年?初|上半年|下半年|年?第?[一二三四1-4]季度|内|度[内末底]|度)?"
_FORMS = (
    r"(?P<numeric>20[0-9]{2}(?:[.][0-9]{1,2}[.]|-[0-9]{1,2}-|/[0-9]{1,2}/)[0-9]{1,2})"
    r"|(?P<year>20[0-9]{2}) ?年 ?(?:(?:(?P<from>[0-9]{1,2})[-至到])?(?P<month>[0-9]{1,2}) ?月"
    r"(?: ?(?P<day>[0-9]{1,2}) ?日(?:[-至到](?P<last>[0-9]{1,2}) ?日)?"
    r"|(?P<mtail>底|末|份|初|[上中下]旬)?)|" + _TAIL + r")"
    r"|(?P<lost>20[0-9]{2})(?:(?P<lost_month>[0-9]{1,2})月(?:底|末)?|(?P<lost_day>[0-9]{2,4})日)"
    r"|(?:(?P<from2>[0-9]{1,2})[-至到])?(?P<month2>[0-9]{1,2}) ?月"
    r"(?: ?(?P<day2>[0-9]{1,2}) ?日(?:[-至到](?P<last2>[0-9]{1,2}) ?日)?"
    r"|(?P<mtail2>底|末|份|初|[上中下]旬)?)"
    r"|(?P<loose>年底|年末|年内|年中|上半年|下半年|第?[一二三四1-4]季度)末?"
    r"|(?P<phase>第[一二三四五]阶段|近期|短期内)"
    r"|(?P<span>20[0-9]{2})(?: ?年)? ?[-至到一] ?(?P<span_to>20[0-9]{2}) ?年"
)
# Where dates stand is asked of the whole text, what they print of their own characters.
DATES = pattern("extract.dates.any", unnamed(_FORMS))
FORM = short_pattern("extract.dates.form", _FORMS)
LOST = pattern("extract.dates.lost", r"20[0-9]{2}(?:[0-9]{1,2}月|[0-9]{2,4}日)")
HINTS = character_class("0-9年季近第短")
