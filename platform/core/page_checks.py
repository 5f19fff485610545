"""What an editor hears about a draft: what stops it, and what could be better."""

from dataclasses import dataclass

from core import house_words
from core.models import BasePage, CheckedLink
from core.publishing import all_problems

NO_DESCRIPTION = (
    "Er is geen omschrijving voor zoekmachines. Schrijf er een bij ‘Zoeken en delen’."
)


@dataclass(frozen=True)
class Checks:
    """Problems stop publication; warnings never do."""

    problems: list
    warnings: list

    def __bool__(self):
        return bool(self.problems or self.warnings)


def check(page):
    """Return the Checks of a draft as an editor sees it now."""
    if not isinstance(page, BasePage):
        return Checks([], [])
    problems = [message for _field, message in all_problems(page)]
    return Checks(list(dict.fromkeys(problems)), warnings(page))


def warnings(page):
    """Return sentences about a page that an editor may heed or not."""
    found = [
        f"Liever niet: ‘{finding.word}’ (bij {finding.label.lower()}). {finding.advice}"
        for finding in house_words.found_on(page)
    ]
    if not page.search_description:
        found.append(NO_DESCRIPTION)
    for link in CheckedLink.objects.failing().filter(pages=page.pk):
        found.append(f"Deze link werkte niet: {link.name}: {link.problem}.")
    return found
