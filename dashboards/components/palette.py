"""Colours of charts, for a light and a dark page.

Here: one palette a theme, of the Okabe-Ito set, which any colour vision tells apart.
Not here: colours of text and marks (`paper.css`), of the page itself (`.streamlit/config.toml`).
"""

from dataclasses import dataclass

import streamlit as st


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours by what they stand for."""

    index: str
    specification: str
    coverage: str
    accountability: str
    text: str
    page: str
    heat: tuple[str, str]

    def pillar(self, name: str) -> str:
        """The colour of one pillar."""
        return {
            "specification": self.specification,
            "coverage": self.coverage,
            "accountability": self.accountability,
        }[name]


_LIGHT = Palette(
    index="#3D5A73",
    specification="#0072B2",
    coverage="#A86400",
    accountability="#00795A",
    text="#1B2733",
    page="#FFFFFF",
    heat=("#E8F1F7", "#00568A"),
)
_DARK = Palette(
    index="#A9BCCB",
    specification="#56B4E9",
    coverage="#F0A93C",
    accountability="#3ECF9E",
    text="#E4EAEF",
    page="#12181E",
    heat=("#1C2C38", "#7CC8F2"),
)


def palette() -> Palette:
    """The colours that fit the viewer's theme."""
    return _DARK if st.context.theme.type == "dark" else _LIGHT
