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
    quiet: str
    text: str

    def pillar(self, name: str) -> str:
        """The colour of one pillar."""
        return {
            "specification": self.specification,
            "coverage": self.coverage,
            "accountability": self.accountability,
        }[name]


_LIGHT = Palette("#3D5A73", "#0072B2", "#A86400", "#00795A", "#8B97A1", "#1B2733")
_DARK = Palette("#A9BCCB", "#56B4E9", "#F0A93C", "#3ECF9E", "#82909C", "#E4EAEF")


def palette() -> Palette:
    """The colours that fit the viewer's theme."""
    return _DARK if st.context.theme.type == "dark" else _LIGHT
