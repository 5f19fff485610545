"""Running an import and telling what came of it, line by line."""

from dataclasses import dataclass, field

from .reading import LINE, UnreadableError, read

ERROR = "Deze regel konden we niet verwerken."


@dataclass
class Report:
    """What an import did, or would do; nothing at all when there is a problem."""

    new: int = 0
    known: int = 0
    problems: list[tuple[int, str]] = field(default_factory=list)

    @property
    def is_good(self):
        return not self.problems


def run(resource_class, content, *, region, by, dry_run):
    """Import the bytes of a file; one wrong line and none of it is stored."""
    resource = resource_class(region=region, by=by)
    try:
        dataset = read(content, columns=resource.columns, required=resource.required)
    except UnreadableError as error:
        return Report(problems=[(error.line, str(error))])
    result = resource.import_data(
        dataset,
        dry_run=dry_run,
        use_transactions=True,
        rollback_on_validation_errors=True,
    )
    lines = dataset[LINE]
    problems = [
        (lines[row.number - 1], message)
        for row in result.invalid_rows
        for message in row.error.messages
    ]
    problems += [(lines[number - 1], ERROR) for number, _errors in result.row_errors()]
    if problems:
        return Report(problems=sorted(problems))
    return Report(new=result.totals["new"], known=result.totals["skip"])
