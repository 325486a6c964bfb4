"""What a template may draw on: one task's topic, its government, its years, and chance.

Here: random picks, each from the one generator of the document.
Not here: templates.
"""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from types import FunctionType

from tests.generator.places import Place, classes, departments
from tests.generator.rows import Sentence
from tests.generator.topics import Topic


@dataclass(frozen=True)
class Words:
    """The words of one task."""

    rng: Random
    place: Place
    topic: Topic
    start: int
    end: int
    is_old: bool = False

    def n(self, low: int, high: int) -> int:
        """A number between two, both included."""
        return self.rng.randint(low, high)

    def share(self, low: int = 60, high: int = 99) -> int:
        """A percentage that is not 100."""
        return self.rng.randint(low, high)

    @property
    def object(self) -> str:
        """Something of the topic that can be improved."""
        return self.rng.choice(self.topic.objects)

    @property
    def thing(self) -> str:
        """Something of the topic that can be made and finished."""
        return self.topic.thing

    @property
    def rate(self) -> str:
        """A rate of the topic that should be high."""
        return self.topic.rate

    @property
    def activity(self) -> str:
        """Something of the topic that is held or carried out so many times."""
        return self.topic.activity

    @property
    def low(self) -> str:
        """A rate that should be low, whatever the topic."""
        return self.rng.choice(("超期办理率", "办件差错率", "群众投诉率", "重复投诉率"))

    @property
    def body(self) -> str:
        """A body that can be called to account by name."""
        return self.rng.choice(departments(self.place, is_old=self.is_old))

    @property
    def classes(self) -> str:
        """A class of bodies."""
        return self.rng.choice(classes(self.place))

    @property
    def year(self) -> int:
        """A year of the plan, behind its first."""
        return self.rng.randint(min(self.start + 1, self.end), self.end)

    def pick(self, *choices: str) -> str:
        """One of several wordings."""
        return self.rng.choice(choices)


Form = Callable[[Words], Sentence]


class Forms(dict[str, Form]):
    """Templates by name, in the order in which they were written."""

    def __call__(self, template: FunctionType) -> FunctionType:
        """Register a template under its own name."""
        return self.add(template.__name__, template)

    def add(self, name: str, template: FunctionType) -> FunctionType:
        """Register a template under a name."""
        if name in self:
            raise ValueError(f"{name}: two templates bear this name: rename one")
        self[name] = template
        return template
