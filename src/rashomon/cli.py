"""The command line. Each command imports what it needs, so that asking for help loads nothing."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from rashomon.errors import CaseFileError, InputError, RashomonError
from rashomon.settings import DEFAULT_MODEL, Settings

if TYPE_CHECKING:
    from rashomon.listing import MakeForm
    from rashomon.schema.record import Case

_OUT = "out"
_EXIT_ERROR = 2
_EXIT_INTERRUPTED = 130

# The forms of `export`; a test holds them to those there are, which cannot be asked for before a command runs.
_FORMS = (
    *("json", "view", "claims", "csv", "statements", "findings", "claims-parquet", "statements-parquet"),
    *("findings-parquet", "ucdp", "acled", "airwars", "geojson", "annotations", "prov", "jsonld", "ftm", "md"),
)

_PAGES = click.argument("paths", nargs=-1, required=True, metavar="PAGES...")
_JOBS = click.option(
    "--jobs", default=1, show_default=True, type=click.IntRange(1, 256), help="How many processes work."
)
_MODEL = click.option(
    "--model", default=DEFAULT_MODEL, show_default=True, help="English spaCy model: a package, or a folder."
)
_WITHOUT = click.option(
    "--without", multiple=True, metavar="NAME", help="Leave out a mechanism, for measuring; may be given again."
)
_QUIET = click.option("--quiet", is_flag=True, help="Show no progress.")
_FILE = click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Instead of printing it."
)

_RELIABILITY = click.option(
    "--reliability", default="", metavar="FILE", help="A TOML file that ranks claimants and outlets."
)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="rashomon", message="rashomon %(version)s")
def commands() -> None:
    """Many news reports of an incident in, one record out, in which every value is attributed."""


@commands.command()
@_PAGES
@click.option("--out", default=_OUT, show_default=True, metavar="FOLDER", help="Where the case is kept.")
@_JOBS
@click.option(
    "--pack",
    "packs",
    default=(Settings().pack,),
    show_default=True,
    multiple=True,
    metavar="NAME",
    help="The rule pack, or a pack's .toml file. Given again: one more to switch to on the page.",
)
@_RELIABILITY
@_MODEL
@_WITHOUT
@click.option("--json", "as_json", is_flag=True, help="Say what was made as JSON.")
@_QUIET
def build(
    paths: tuple[str, ...],
    out: str,
    jobs: int,
    packs: tuple[str, ...],
    reliability: str,
    model: str,
    without: tuple[str, ...],
    as_json: bool,
    quiet: bool,
) -> None:
    """Make a case of PAGES, or add them to the case that is there.

    PAGES are files (.txt .md .html .htm .warc .warc.gz .jsonl .csv), folders with all below them, quoted patterns
    ("pages/*.html"), or - for standard input. FOLDER then holds case.db (SQLite), record.json and index.html, the page
    on which a reader may switch between the rule packs. A second build there reads only what is new.
    """
    from rashomon import api
    from rashomon.progress import show_progress
    from rashomon.summary import summary, summary_json

    pack, *beside = packs
    settings = Settings(model, pack, reliability, jobs, without=without, beside=tuple(beside))
    with show_progress(quiet) as tell:
        case = api.build(paths, out, settings, tell)
    _complain_of_ranks(case, reliability)
    click.echo(summary_json(case, Path(out)) if as_json else summary(case, Path(out)))


def _listing(command: Callable[..., int]) -> Callable[..., int]:
    """The options of a command that tells pages one after another."""
    forms = click.option(
        "--format", "form", type=click.Choice(["table", "ndjson", "csv"]), default="table", show_default=True
    )
    for option in (_QUIET, _WITHOUT, _MODEL, _JOBS, _FILE, forms, _PAGES):
        command = option(command)
    return command


@commands.command()
@_listing
def quotes(form: str, **options: Any) -> int:  # noqa: ANN401
    """Tell who said what in each of PAGES. No case is made, and nothing is kept.

    PAGES are as for `build`. Each page is told when it is done, in the order in which it was named. table: for people.
    ndjson: a JSON object on a line for each statement, with all its spans. csv: a row for each statement. A page that
    cannot be read is a line on standard error.
    """
    from rashomon import listing

    return _tell(listing.QUOTES[form], **options)


@commands.command()
@_listing
def tolls(form: str, **options: Any) -> int:  # noqa: ANN401
    """Tell how many were killed, hurt, missing, on whose word, in each of PAGES. No case is made, and nothing is kept.

    PAGES are as for `build`. Each page is told when it is done, in the order in which it was named. table: for people.
    ndjson: a JSON object on a line for each claim, with all its spans. csv: a row for each claim. A page that cannot
    be read is a line on standard error.
    """
    from rashomon import listing

    return _tell(listing.TOLLS[form], **options)


@commands.command()
@_PAGES
@click.option("--format", "form", type=click.Choice(["table", "ndjson", "dot"]), default="table", show_default=True)
@_FILE
@_JOBS
@_QUIET
def lineage(paths: tuple[str, ...], form: str, out: Path | None, jobs: int, quiet: bool) -> int:
    """Tell who copied whom among PAGES: which text came from which page, how much, and why that is thought.

    PAGES are as for `build`. No case is made, and nothing is kept. table: for people. ndjson: a JSON object on a line
    for each text family, link and source, with all aligned spans. dot: a graph for Graphviz. A page that cannot be read
    is a line on standard error.
    """
    from rashomon.copies import find_copies
    from rashomon.listing import write_copies
    from rashomon.progress import show_progress

    settings = Settings(jobs=jobs)
    try:
        with show_progress(quiet) as tell:
            found = find_copies(paths, settings, tell) if tell else find_copies(paths, settings)
        write_copies(found, form, out, _complain)
    except BrokenPipeError:  # here, before the option parser makes an error of it
        _silence_stdout()
    except KeyboardInterrupt:
        return _fail("interrupted; nothing was printed, and a FILE is left as it was", _EXIT_INTERRUPTED)
    return 0


@commands.command()
@click.argument("case", required=False)
def show(case: str | None) -> None:
    """Show a record as tables.

    CASE is a case.db or the folder that holds one; without it ./case.db is taken, else ./out/case.db.
    """
    from rashomon.stages.report.terminal import print_case

    print_case(_open(case))


@commands.command()
@click.argument("case", required=False)
@click.option("--format", "form", type=click.Choice(_FORMS), default="json", show_default=True, metavar="FORM")
@_RELIABILITY
@_FILE
def export(case: str | None, form: str, reliability: str, out: Path | None) -> None:
    """Give a record to other programs. What a form does not carry is a line on standard error.

    json: the whole record. claims, statements, findings: CSV; with -parquet after the name, Parquet. ucdp, acled,
    airwars: a row for each incident in that project's columns. geojson, annotations (W3C), prov (PROV-JSON), jsonld
    (schema.org), ftm (FollowTheMoney): for programs that read these. md: the brief and its tables as Markdown. view:
    the small neutral picture that scorers read. CASE is as for `show`.

    A project's columns are filled under its own rule pack: a case that was built under another is reconciled anew.
    """
    from rashomon import api
    from rashomon.exporting import export as export_case
    from rashomon.store.files import write_whole

    where = _case_path(case)
    opened = api.open(where)
    exported = export_case(opened, form, api.judgements(where), reliability)
    _complain_of_ranks(opened, reliability)
    if out is None and exported.binary and sys.stdout.isatty():
        raise InputError(f"{form} is not for a terminal; give --out FILE")
    for line in exported.told:
        _complain(line)
    if out is None:
        sys.stdout.buffer.write(exported.content)
    else:
        write_whole(out, exported.content)


@commands.command("import")
@click.argument("record", type=click.Path(path_type=Path))
@click.option("--out", default=_OUT, show_default=True, metavar="FOLDER", help="Where the case is kept.")
def import_(record: Path, out: str) -> None:
    """Make a case of RECORD, a record.json that `build` or `export` wrote.

    FOLDER then holds case.db, record.json and index.html, as after the build; record.json has the same bytes. The pages
    are not in a record, so no build can add to that case.
    """
    from rashomon import api
    from rashomon.summary import summary

    click.echo(summary(api.import_record(record, out), Path(out)))


@commands.command()
@click.argument("words", nargs=-1, metavar="[CASE] [same|different|undo DOC DOC]")
@click.option("--why", default="", metavar="TEXT", help="The reason, kept with the judgement.")
@click.option("--by", default="", metavar="NAME", help="Who decides; whoever is logged in unless named.")
def judge(words: tuple[str, ...], why: str, by: str) -> None:
    """Decide that two documents tell one incident (same) or two (different), or take that back (undo).

    Without a decision every one that was made is listed. DOC is a document's number in `show`, its file, or its id;
    3#1 is the first of the other events that document 3 tells. CASE is as for `show`. Nothing is ever deleted: undoing
    is another row. The next build obeys.
    """
    from rashomon.judging import VERDICTS, Signed, decide, list_decisions, tell_decided, tell_decisions

    named, verdict = (words[:1], words[1:]) if words and words[0] not in VERDICTS else ((), words)
    where = _case_file(named[0] if named else None)
    if not verdict:
        click.echo(tell_decisions(list_decisions(where)))
    else:
        click.echo(tell_decided(decide(where, verdict[0], verdict[1:], Signed(by, why)), where))


@commands.group(invoke_without_command=True)
@click.pass_context
def rules(context: click.Context) -> None:
    """List the rule packs there are, tell what one does, or put them side by side on a case."""
    if context.invoked_subcommand is None:
        from rashomon.listing import write_packs

        write_packs()


@rules.command("show")
@click.argument("pack")
def show_rules(pack: str) -> None:
    """Tell what PACK does: every rule in words, the passage it follows, and where the codebook is silent.

    PACK is a name, or the .toml file of a pack of your own.
    """
    from rashomon.listing import write_pack

    write_pack(pack)


@rules.command("compare")
@click.argument("case", required=False)
@click.argument("incident", default="")
@click.option("--pack", "packs", multiple=True, metavar="NAME", help="Only this pack, or a file; may be given again.")
@_RELIABILITY
@click.option("--format", "form", type=click.Choice(["table", "ndjson"]), default="table", show_default=True)
@_FILE
def compare_rules(
    case: str | None, incident: str, packs: tuple[str, ...], reliability: str, form: str, out: Path | None
) -> None:
    """Put rule packs side by side on the incidents of a case. No page is read again, and the case stays as it is.

    CASE is as for `show`; INCIDENT is its number or id, all of them without it. ndjson: a JSON object on a line for
    each incident under each pack, with every figure's trace and every code's reason.
    """
    from rashomon.api import compare_packs
    from rashomon.listing import write_rulings

    opened = _open(case)
    ruled = compare_packs(opened, incident, packs, reliability)
    _complain_of_ranks(opened, reliability)
    write_rulings(ruled, opened, form, out)


@commands.command()
@click.option("--model", default=DEFAULT_MODEL, show_default=True, help="The language model to look at.")
@click.pass_context
def doctor(context: click.Context, model: str) -> None:
    """Say what is installed and whether it is what we expect."""
    from rashomon.doctor import examine

    findings = examine(model)
    for finding in findings:
        click.echo(f"{'ok     ' if finding.well else 'PROBLEM'}  {finding.subject}: {finding.words}")
    context.exit(0 if all(finding.well for finding in findings) else 1)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and end the process: 0 done, 1 a problem found, 2 an error, 130 interrupted."""
    sys.exit(run(arguments))


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; the exit code."""
    try:
        code = commands.main(arguments, prog_name="rashomon", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        return _EXIT_ERROR
    except (click.Abort, KeyboardInterrupt):
        return _fail("interrupted; what was read is kept, and the same command goes on from there", _EXIT_INTERRUPTED)
    except BrokenPipeError:
        _silence_stdout()
        return 0
    except RashomonError as error:
        return _fail(str(error))
    except OSError as error:
        return _fail(
            f"{error.filename or 'a file'} cannot be used ({error.strerror or error}); check it and its folder"
        )
    return code if isinstance(code, int) else 0


def _fail(message: str, code: int = _EXIT_ERROR) -> int:
    click.echo(f"rashomon: {' '.join(message.split())}", err=True)
    return code


def _complain(line: str) -> None:
    click.echo(f"rashomon: {line}", err=True)


def _complain_of_ranks(case: Case, reliability: str) -> None:
    """A name in the user's list that nobody here goes by would change nothing, and he would not know."""
    from rashomon.rulings import ranked_nobody

    missed = ranked_nobody(case, reliability)
    if missed:
        names = ", ".join(f"“{name}”" for name in missed)
        _complain(
            f"{reliability}: no claimant and no outlet here goes by {names}; names are as `rashomon show` has them"
        )


def _silence_stdout() -> None:
    """Whoever read our output has gone: nothing more is written, and the interpreter must not complain at its end."""
    import os

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _tell(
    make_form: MakeForm,
    paths: tuple[str, ...],
    out: Path | None,
    jobs: int,
    model: str,
    without: tuple[str, ...],
    quiet: bool,
) -> int:
    """Read pages and tell each in a form; the exit code."""
    from rashomon.listing import write_listing
    from rashomon.progress import show_progress
    from rashomon.reading import read_each

    settings = Settings(model=model, jobs=jobs, without=without)
    on_screen = out is None and sys.stdout.isatty()  # where what is told shows how far it is
    try:
        with show_progress(quiet or on_screen) as tell:
            readings = read_each(paths, settings, tell=tell) if tell else read_each(paths, settings)
            write_listing(readings, make_form, out, _complain)
    except BrokenPipeError:  # here, before the option parser makes an error of it
        _silence_stdout()
    except KeyboardInterrupt:
        return _fail("interrupted; what was printed stands, and a FILE is left as it was", _EXIT_INTERRUPTED)
    return 0


def _case_file(case: str | None) -> Path:
    from rashomon import api

    where = _case_path(case)
    return where / api.CASE_FILE if where.is_dir() else where


def _open(case: str | None) -> Case:
    from rashomon import api

    return api.open(_case_path(case))


def _case_path(case: str | None) -> Path:
    from rashomon import api

    if case is not None:
        return Path(case)
    for candidate in (Path(api.CASE_FILE), Path(_OUT, api.CASE_FILE)):
        if candidate.is_file():
            return candidate
    raise CaseFileError(
        f"there is no {api.CASE_FILE} here or in {_OUT}/; name one, or make one with `rashomon build PAGES`"
    )
