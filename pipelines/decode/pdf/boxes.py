"""What stands on a printed page: lines with their boxes.

Here: the records that reading a page yields.
Not here: how they are read (`lines`), what they make together (`tables`, `paragraphs`).
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """One line and its box, in points from the page's lower left corner.

    `column` is 0 where the page is not parted there, 1 for its left column, 2 for its right.
    """

    text: str
    left: float
    bottom: float
    right: float
    top: float
    column: int = 0

    @property
    def height(self) -> float:
        """The height of its box, near the size of its characters."""
        return self.top - self.bottom


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """One page's lines in reading order, its height, and whether it shows a picture."""

    lines: tuple[PrintedLine, ...]
    height: float
    has_image: bool
