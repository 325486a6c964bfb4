"""The state of a page as its address carries it.

Here: reading values that are known, remembering what was ignored, controls that write back.
Not here: which values are known (the views ask the warehouse).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import streamlit as st

_IGNORED = "address_ignored"
_PAGE, _STATE = "address_page", "address_state"
_LONGEST = 60


def begin() -> None:
    """Starts a page run with nothing ignored yet.

    The menu leads to a page's bare address: what is kept on the way to another page is put back
    there. A bare address of the page that is open already means what it says.
    """
    st.session_state[_IGNORED] = []
    page = st.context.url
    came_from = st.session_state.get(_PAGE, page)
    if page != came_from and not st.query_params.to_dict():
        st.query_params.update(st.session_state[_STATE])
    st.session_state[_PAGE] = page
    st.session_state[_STATE] = state()


def ignored() -> list[str]:
    """The names in the address that held something unknown."""
    return list(st.session_state.get(_IGNORED, []))


def read(name: str, known: Sequence[str], default: str | None) -> str | None:
    """The value of `name` in the address if it is among `known`, else `default`.

    A value given twice, or one that is not known, is ignored and noted; it is never shown.
    """
    given = st.query_params.get_all(name)
    if not given:
        return default
    if len(given) == 1 and given[0] in known:
        return given[0]
    ignore(name)
    return default


def ignore(name: str) -> None:
    """Notes that what the address holds under `name` means nothing."""
    st.session_state.setdefault(_IGNORED, []).append(name)


def state(**changes: str | None) -> dict[str, str]:
    """The address's values that are to be kept on the way to another page, with `changes`."""
    kept = {
        name: st.query_params[name]
        for name in ("lang", "framework", "level")
        if name in st.query_params
    }
    for name, value in changes.items():
        if value is None:
            kept.pop(name, None)
        else:
            kept[name] = value
    return kept


def write(name: str, value: str | None, default: str | None) -> None:
    """Puts a value into the address; a default needs no room there."""
    if value is None or value == default:
        st.query_params.pop(name, None)
    else:
        st.query_params[name] = value


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice that lives in the address under `name`.

    `options` maps each value to its label. Choosing drops the names `drops` from the address,
    since what they hold depends on this one.
    """

    name: str
    options: Mapping[str, str]
    default: str
    drops: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The key of the control."""
        return f"choice_{self.name}"

    def prepare(self) -> str:
        """The value in force; the control is set to it, since the address alone decides."""
        value = read(self.name, list(self.options), self.default) or self.default
        st.session_state[self.key] = value
        return value

    def take(self) -> None:
        """Puts into the address what the viewer has just chosen."""
        write(self.name, st.session_state[self.key], self.default)
        for dropped in self.drops:
            st.query_params.pop(dropped, None)


def segments(label: str, choice: Choice, *, is_label_shown: bool = True) -> str:
    """A row of buttons; the labels of its options must be safe for Markdown."""
    value = choice.prepare()
    st.segmented_control(
        label,
        list(choice.options),
        format_func=choice.options.__getitem__,
        key=choice.key,
        required=True,
        on_change=choice.take,
        label_visibility="visible" if is_label_shown else "collapsed",
    )
    return value


def selection(label: str, choice: Choice, *, width: int | Literal["stretch"] = "stretch") -> str:
    """A list to choose from, by typing too; the labels of its options are shown as plain text."""
    value = choice.prepare()
    st.selectbox(
        label,
        list(choice.options),
        format_func=choice.options.__getitem__,
        key=choice.key,
        on_change=choice.take,
        width=width,
    )
    return value


def switch(label: str, name: str, *, drops: tuple[str, ...] = ()) -> bool:
    """A switch that is on where the address says `on`, or holds one of `drops`.

    Turning it off takes the names `drops` out of the address with its own.
    """
    is_on = read(name, ("on",), None) == "on" or any(part in st.query_params for part in drops)
    key = f"switch_{name}"
    st.session_state[key] = is_on
    st.toggle(label, key=key, on_change=_take_switch, args=(name, key, drops))
    return is_on


def search_words(label: str, name: str, hint: str) -> str:
    """A field for words to look for, kept in the address; it answers while one types."""
    given = st.query_params.get_all(name)
    text = given[0] if len(given) == 1 else ""
    if given and (not text.isprintable() or not 0 < len(text) <= _LONGEST):
        ignore(name)
        text = ""
    key = f"words_{name}"
    st.session_state[key] = text
    st.text_input(
        label,
        key=key,
        max_chars=_LONGEST,
        placeholder=hint,
        type="search",
        live=True,
        on_change=_take_words,
        args=(name, key),
    )
    return text


def several(label: str, choice: Choice, most: int) -> list[str]:
    """Up to `most` of the options, joined by commas in the address; labels are plain text."""
    given = st.query_params.get_all(choice.name)
    wanted = given[0].split(",") if len(given) == 1 else []
    chosen = [value for value in dict.fromkeys(wanted) if value in choice.options][:most]
    if given and chosen != wanted:
        ignore(choice.name)
    chosen = chosen or [value for value in choice.default.split(",") if value]
    st.session_state[choice.key] = chosen
    st.multiselect(
        label,
        list(choice.options),
        format_func=choice.options.__getitem__,
        key=choice.key,
        max_selections=most,
        on_change=_take_several,
        args=(choice,),
    )
    return chosen


def page(n_pages: int) -> int:
    """The number of the page that is shown, from 1; asked only where there are several."""
    numbers = [str(number) for number in range(1, n_pages + 1)]
    number = int(read("page", numbers, "1") or "1")
    if n_pages > 1:
        # A page number kept from before a facet changed is none that the address knows of.
        if st.session_state.get("page_number") not in (None, number):
            del st.session_state["page_number"]
        st.pagination(n_pages, default=number, key="page_number", on_change=_take_page)
    return number


def _take_switch(name: str, key: str, drops: tuple[str, ...]) -> None:
    is_on = st.session_state[key]
    write(name, "on" if is_on else None, None)
    for dropped in () if is_on else drops:
        st.query_params.pop(dropped, None)


def _take_words(name: str, key: str) -> None:
    write(name, " ".join(str(st.session_state[key] or "").split()) or None, None)
    st.query_params.pop("page", None)


def _take_several(choice: Choice) -> None:
    write(choice.name, ",".join(st.session_state[choice.key]) or None, choice.default)
    for dropped in choice.drops:
        st.query_params.pop(dropped, None)


def _take_page() -> None:
    write("page", str(st.session_state["page_number"]), "1")
