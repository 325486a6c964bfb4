import io

from rich.console import Console

from pipelines.console.progress import STAGES, shown


def test_a_pipe_gets_one_line_a_stage():
    out = io.StringIO()
    console = Console(file=out, width=100)
    with shown(console) as tell:
        tell("starting", 0, 0, "")
        for nth in range(1, 4):
            tell("reading", nth, 3, f"{nth}.txt")
        tell("publishing", 0, 0, "")
    assert out.getvalue().splitlines() == [
        f"{STAGES['starting']} …",
        f"{STAGES['reading']} (3) …",
        f"{STAGES['publishing']} …",
    ]


def test_a_terminal_gets_a_bar_that_hostile_names_do_not_break():
    out = io.StringIO()
    console = Console(file=out, width=100, force_terminal=True)
    with shown(console) as tell:
        tell("reading", 1, 2, "[bold]\x1b[2J.txt")
        tell("building", 0, 0, "")
    assert "\x1b[2J" not in out.getvalue()
