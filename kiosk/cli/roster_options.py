"""The options that `kiosk roster check` and `import` share: encoding, sheet, and which column is which field."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from kiosk.roster.report import Roster

RosterFile = Annotated[Path, typer.Argument(help="CSV or XLSX file, as any program has exported it.", metavar="FILE")]
Encoding = Annotated[
    str | None, typer.Option(help="Encoding of the file, where the guess is wrong: cp1252, cp932 ...")
]
Sheet = Annotated[str | None, typer.Option(help="Sheet of a workbook; the first where none is named.")]
Maps = Annotated[
    list[str] | None,
    typer.Option(
        "--map", metavar='FIELD="HEADER"', help="Read a field from this column; may be given several times."
    ),
]
MapFile = Annotated[
    Path | None, typer.Option("--map-file", metavar="FILE", help="Read fields from the columns that this file names.")
]
KeepMap = Annotated[
    Path | None,
    typer.Option("--keep-map", metavar="FILE", help="Write down which column is which field, for --map-file."),
]
Newest = Annotated[
    bool | None,
    typer.Option(
        "--newest/--first",
        help="Of somebody who stands twice take the lower row, or the first; else a form's timestamps decide.",
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How a file is to be read, as the options say."""

    encoding: str | None = None
    sheet: str | None = None
    maps: Sequence[str] = ()
    map_file: Path | None = None
    keep_map: Path | None = None
    newest: bool | None = None
    """None leaves it to the timestamps of a form."""

    def read(self, file: Path) -> "Roster":
        """Return what stands in a roster file, and keep the mapping where that was asked for.

        Raises:
            RosterUnreadable, EncodingUnknown, SheetUnknown, HeaderUnknown, ExtraMissing, MappingUnreadable,
            FileUnwritable
        """
        from kiosk.cli.progress import progress_bar
        from kiosk.roster.reading import read_roster
        from kiosk.texts import ENGLISH

        mapping = {**_from_file(self.map_file), **_from_options(self.maps)}
        with progress_bar(ENGLISH("roster.import.reading")) as progress:
            found = read_roster(
                file,
                encoding=self.encoding,
                mapping=mapping,
                sheet=self.sheet,
                newest=self.newest,
                progress=progress,
            )
        if self.keep_map:
            _keep(self.keep_map, found.mapping)
        return found


def _from_options(maps: Sequence[str]) -> Mapping[str, str]:
    """Return field -> header out of `field=Header` options; a wrong field is wrong usage."""
    from kiosk.roster.columns import FIELDS

    mapping: dict[str, str] = {}
    for each in maps:
        name, equals, header = each.partition("=")
        if not equals or name.strip() not in FIELDS:
            fields = ", ".join(sorted(FIELDS))
            raise typer.BadParameter(
                f'{each}: write FIELD="HEADER", where FIELD is one of {fields}', param_hint="--map"
            )
        mapping[name.strip()] = header
    return mapping


def _from_file(file: Path | None) -> Mapping[str, str]:
    if file is None:
        return {}
    from kiosk.errors import MappingUnreadable
    from kiosk.roster.mapping import UnfitMapping, read_mapping

    try:
        return read_mapping(file.read_text(encoding="utf-8-sig"))
    except UnfitMapping as error:
        raise MappingUnreadable(file=file, problem=error) from error
    except UnicodeDecodeError as error:
        raise MappingUnreadable(file=file, problem="it is no text in UTF-8") from error
    except OSError as error:
        raise MappingUnreadable(file=file, problem=(error.strerror or str(error)).lower()) from error


def _keep(file: Path, mapping: Mapping[str, str]) -> None:
    from kiosk.roster.mapping import write_mapping
    from kiosk.texts import ENGLISH

    write_file(file, write_mapping(mapping))
    typer.echo(ENGLISH("roster.check.kept_map", file=file), err=True)


def write_file(out: Path, text: str) -> None:
    """Write a file as UTF-8, byte by byte as it stands.

    Raises:
        FileUnwritable
    """
    from kiosk.errors import FileUnwritable

    try:
        out.write_bytes(text.encode("utf-8"))
    except OSError as error:
        raise FileUnwritable(file=out, problem=(error.strerror or str(error)).lower()) from error
