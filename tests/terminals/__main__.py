"""The table of what is read where: python -m tests.terminals [--only WORD] [--size CxR] [--bookings N]."""

import argparse

from tests.terminals.measuring import HEAD, SIZES, measure
from tests.terminals.screens import missing
from tests.terminals.zoo import ZOO


def main() -> None:
    """Print the table, terminal by terminal."""
    parser = argparse.ArgumentParser(prog="python -m tests.terminals")
    parser.add_argument("--only", default="", help="a word in the terminal's name")
    parser.add_argument("--size", default="", help="columns x rows, as 80x24")
    parser.add_argument("--bookings", type=int, default=20)
    parser.add_argument("--shots", type=int, default=3)
    given = parser.parse_args()
    print(HEAD, flush=True)
    for terminal in ZOO:
        if given.only not in terminal.name:
            continue
        if lacking := missing(*terminal.programs):
            print(f"{terminal.name:24} not installed: {', '.join(lacking)}", flush=True)
            continue
        for size in SIZES:
            if given.size in ("", f"{size[0]}x{size[1]}"):
                for tally in measure(terminal, size, bookings=given.bookings, shots=given.shots):
                    print(tally.row(), flush=True)


if __name__ == "__main__":
    main()
