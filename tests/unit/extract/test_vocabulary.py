import re

import pytest
import re2
import yaml

from pipelines.extract.vocabulary import (
    LEXICON,
    Openings,
    alternation,
    led_alternation,
    load_lexicon,
)


@pytest.mark.parametrize("path", sorted(LEXICON.glob("*.yml")), ids=lambda path: path.stem)
def test_every_lexicon_opens_by_its_name_and_is_read_once(path):
    content = load_lexicon(path.stem)
    assert content == yaml.safe_load(path.read_text(encoding="utf-8"))
    assert load_lexicon(path.stem) is content


@pytest.mark.parametrize("path", sorted(LEXICON.glob("*.yml")), ids=lambda path: path.stem)
def test_a_lexicon_holds_words_and_no_values_that_yaml_made_of_them(path):
    def words(node):
        if isinstance(node, dict):
            for key, value in node.items():
                yield from (*words(key), *words(value))
        elif isinstance(node, list):
            for value in node:
                yield from words(value)
        else:
            yield node

    kinds = {type(word) for word in words(load_lexicon(path.stem)) if not isinstance(word, str)}
    # Codes and counts are numbers and switches; a date or an empty value was a word once.
    assert kinds <= {int, float, bool}


def test_refuses_a_lexicon_that_is_not_there():
    with pytest.raises(FileNotFoundError):
        load_lexicon("no_such_words")


def test_the_longest_word_of_an_alternative_wins():
    assert alternation(["不少", "不少于", "不"]) == "不少于|不少|不"
    hit = re2.search(alternation(["年", "年底", "年底前"]), "2025年底前")
    assert hit is not None
    assert hit.group() == "年底前"


def test_words_are_taken_as_they_stand_and_in_one_order():
    words = ["a.b", "1+N", "(试行)", "x|y", "[一]", "^", "$", "甲?", "*", "{2}", "\\"]
    expression = alternation(words)
    assert all(re2.fullmatch(expression, word) for word in words)
    assert not re2.fullmatch(expression, "axb")
    assert alternation(reversed(words)) == expression
    assert alternation(["甲", "甲"]) == "甲"


def test_only_a_word_that_begins_at_the_place_stands_there():
    words = Openings(["年底", "年底前", "不得"])
    text = "到年底前不得延期"
    assert [at for at in range(len(text) + 1) if words.stand_at(text, at)] == [1, 4]
    assert words.stand_at(text, 1, 3)
    assert not words.stand_at(text, 1, 2)
    assert [words.length_at(text, at) for at in (0, 1, 4)] == [0, 3, 2]


def test_a_led_alternation_finds_what_the_alternation_does():
    for text in ("个人", "人次", "次人"):
        plain, led = (
            re.match(f(["人次", "个", "人"]), text) for f in (alternation, led_alternation)
        )
        assert (plain and plain.group()) == (led and led.group())
