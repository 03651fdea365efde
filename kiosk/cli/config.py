"""`kiosk config`: where each setting came from, secrets masked."""

from typing import Annotated

import typer

from kiosk.cli.printed import print_json

config = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Show the settings.")


@config.callback()
def _config() -> None:
    pass  # with one command alone, typer would leave its name out


@config.command()
def show(as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False) -> None:
    """Show every setting and where it came from."""
    from kiosk.services.show_settings import show_settings

    shown = show_settings()
    if as_json:
        lines = [
            {
                "setting": setting.name,
                "variable": setting.variable,
                "value": setting.value,
                "source": setting.source.value,
                "description": setting.description,
            }
            for setting in shown.settings
        ]
        print_json(lines, indent=2)
    else:
        wide = max(len(setting.variable) for setting in shown.settings)
        for setting in shown.settings:
            typer.echo(f"{setting.variable:{wide}}  {setting.value or '-'}  ({setting.source.value})")
            typer.echo(f"{'':{wide}}  {setting.description}")
    if shown.problem:
        raise shown.problem
