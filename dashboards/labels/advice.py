"""What can be done about what was not understood, and about what could not be read.

Here: one piece of advice a code, Chinese and English.
Not here: what the codes are called (`codes`).
"""

Pairs = dict[str, tuple[str, str]]

ADVICE: dict[str, Pairs] = {
    "problem_advice": {
        "ambiguous_place": (
            "有几个地方同名：把文件放进以其省份命名的文件夹，或在 raw/sources.csv 里登记它的网址。",
            (
                "Several places bear this name: put the file below a folder of its province, or "
                "add its address to raw/sources.csv."
            ),
        ),
        "ambiguous_date": (
            "这串数字可以读成不止一个日期：请到发布机关的网页核对。",
            "The digits have more than one reading: look the date up at the publisher's.",
        ),
        "corrected_reading": (
            "此处由人更正过，理由写在 corrections.yml；来源改正后请删去那一条。",
            (
                "A person corrected this; corrections.yml says why. Remove the entry once the "
                "publisher has mended the source."
            ),
        ),
        "damaged_date": (
            "日期缺了字：请与发布机关的网页核对。",
            "Characters of a date were lost: compare with the publisher's page.",
        ),
        "damaged_number": (
            "文号的括号丢失，照原样保留：请与发布机关的网页核对。",
            "A document number lost its brackets: compare with the publisher's page.",
        ),
        "damaged_ordinal": (
            "标题序号损坏，照原样保留：请与发布机关的网页核对。",
            "A heading's number is damaged: compare with the publisher's page.",
        ),
        "damaged_sentence": (
            "文本在这句话中间断开，不算措施：请到发布机关找全文。",
            (
                "The text breaks off inside this sentence, which is no measure: look for the "
                "whole document at the publisher's."
            ),
        ),
        "long_sentence": (
            "句子超过上限，已在逗号、分号处切开：看看是否丢了句号。",
            "A sentence ran past the limit and was cut: look for a lost full stop.",
        ),
        "missing_body": (
            "没有找到任务、保障或报告部分：请确认文件里是规划本身。",
            (
                "No task, safeguard or report section was found: check that the file holds the "
                "plan itself."
            ),
        ),
        "missing_issuer": (
            "没有印出发布机关：请补上官方网页的地址。",
            "No issuing body is printed: add the address of the official page.",
        ),
        "missing_period": (
            "标题和正文都没有写年份：在此之前无法归入纲要。",
            "No years are printed: the plan has no outline until they are known.",
        ),
        "missing_place": (
            "没有认出是哪个政府：请查看发布机关和标题，或文本是否已匿名。",
            (
                "No government was recognised: check issuer and title, or whether the text is "
                "anonymised."
            ),
        ),
        "missing_title": (
            "没有认出标题：请查看文本开头。",
            "No title was recognised: check the head of the text.",
        ),
        "too_many_elements": (
            "文件超过行数上限，只读到那里：请确认它只是一份文件。",
            (
                "The document passed the limit of rows and was read only so far: check that it "
                "is one document."
            ),
        ),
        "unknown_bracket": (
            "段末括号里没有已知的单位：请把它加进单位词表。",
            "A closing bracket names no known body: add it to the lexicon of bodies.",
        ),
        "unknown_number": (
            "看到一个含义不明的数字：请读原句。",
            "A number was seen whose meaning is unclear: read the sentence.",
        ),
        "unknown_unit": (
            "括号里的这个单位不在词表里：请把它加进单位词表。",
            "A body in a bracket is not in the lexicon: add it to the lexicon of bodies.",
        ),
    },
    "quarantine_advice": {
        "address_not_allowed": (
            "地址不是公开网站，没有连接：请检查登记的网址。",
            "The address is no public site and was not connected to: check the address listed.",
        ),
        "bad_response": (
            "网站的回应不完整或不合规则：下一次运行会再试。",
            "The site's answer broke the rules: the next run tries again.",
        ),
        "bad_tls": (
            "网站的证书无效，没有读取：请核对网址，或写明对它的例外。",
            "The site's certificate is not valid: check the address, or write down an exception.",
        ),
        "firewall_page": (
            "得到的是拦截页面：请用浏览器另存正文，放进收件夹。",
            "A blocking page came instead: save the article from a browser into the inbox.",
        ),
        "gone": (
            "网页已不在：文件保留，请核对新网址。",
            "The page is gone; its document is kept: look for its new address.",
        ),
        "host_unreachable": (
            "网站没有回应：下一次运行会再试。",
            "The site did not answer: the next run tries again.",
        ),
        "http_error": (
            "网站报错：下一次运行会再试。",
            "The site reported an error: the next run tries again.",
        ),
        "login_page": (
            "得到的是登录页：请找公开的网页。",
            "A login page came instead: find the public page.",
        ),
        "redirect": (
            "网页跳转过多或跳向不允许的地址：请核对网址。",
            "Too many redirects, or one to an address not allowed: check the address.",
        ),
        "retry_later": (
            "网站要求稍后再来：以后的运行会再试。",
            "The site asked to wait: a later run tries again.",
        ),
        "robots_disallowed": (
            "网站的规则不允许抓取这一页：请手工取得，放进收件夹。",
            "The site's rules forbid fetching this page: get it by hand into the inbox.",
        ),
        "robots_unreachable": (
            "读不到网站的抓取规则，本次不抓取：下一次运行会再试。",
            "The site's rules could not be read, so nothing was fetched: the next run tries again.",
        ),
        "script_shell": (
            "页面要运行脚本才有正文：请用浏览器另存正文。",
            "The page is empty without scripts: save the article from a browser.",
        ),
        "shared_template": (
            "同一文本出现在多个网址下，是模板而不是文件：请核对网址。",
            "The same text stands under several addresses and is a template: check them.",
        ),
        "soft_404": (
            "得到的是“找不到网页”：请核对网址。",
            "A page saying that there is none: check the address.",
        ),
        "truncated_transfer": (
            "传输没有完成：下一次运行会再试。",
            "The transfer broke off: the next run tries again.",
        ),
        "empty": (
            "文件是空的：请重新取得。",
            "The file is empty: get it again.",
        ),
        "encrypted": (
            "文件有密码：请换成没有密码的副本。",
            "The file is locked: bring a copy without a password.",
        ),
        "garbled_text": (
            "取出的文字是乱码：请换成网页或 Word 文本。",
            "Its text comes out garbled: bring the web page or the Word file.",
        ),
        "limit_exceeded": (
            "解读它超过了时间或内存的上限：请把它拆开，或换一种格式。",
            "Reading it passed a limit of time or memory: split it, or bring another format.",
        ),
        "needs_ocr": (
            "是扫描图像，没有文字：请先做文字识别，或找网页文本。",
            "A scan without text: have its text recognised, or find the web page.",
        ),
        "not_a_file": (
            "不是普通文件（链接或设备）：请放入文件本身。",
            "No regular file (a link or device): put the file itself there.",
        ),
        "no_main_text": (
            "页面里没有正文：请另存打开后的文章页。",
            "The page holds no main text: save the page of the article itself.",
        ),
        "reader_failed": (
            "读取程序出错：请换一种格式，并报告这个文件。",
            "The reader failed: bring another format, and report this file.",
        ),
        "still_changing": (
            "文件还在变动：下一次运行会再读。",
            "The file was still changing: the next run reads it again.",
        ),
        "too_large": (
            "文件超过大小上限：请拆开，或去掉图片。",
            "The file is larger than the limit: split it, or leave out its pictures.",
        ),
        "unknown_format": (
            "不是网页、Word、PDF 或文本：请换成其中一种。",
            "Neither a web page, Word, PDF nor text: bring it as one of these.",
        ),
        "unreadable_file": (
            "文件打不开或已损坏：请检查权限，或重新取得。",
            "The file cannot be opened or is damaged: check who may read it, or get it again.",
        ),
    },
}
