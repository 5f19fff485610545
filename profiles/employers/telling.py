"""What members hear about employers, on the site and by mail.

The texts name no people, because they outlive an account that is erased.
"""

from notifications import kinds
from notifications.sending import notify

RELATION = "employers.relation"


def register_kinds():
    kinds.register(
        kinds.Kind(
            RELATION,
            "Mijn werkgevers",
            "Er gebeurt iets bij een werkgever waar jij contactpersoon van bent.",
        )
    )


def _tell(users, employer, title, text):
    url = employer.get_absolute_url()
    notify(users, RELATION, title=title, text=text, url=url, about=employer)


def tell_of_take_over(employer, before):
    title = f"Een collega is nu vaste contactpersoon van {employer.name}"
    _tell([before], employer, title, "Wat jij opschreef, blijft daar staan.")


def tell_deputy(employer):
    title = f"Je bent nu vervanger bij {employer.name}"
    text = "Je antwoordt als de vaste contactpersoon er niet is."
    _tell([employer.deputy], employer, title, text)


def tell_of_lost_deputy(employer):
    title = f"{employer.name} heeft geen vervanger meer"
    _tell([employer.holder], employer, title, "Kies een andere collega.")


def tell_of_entry(entry, by):
    """Tell who looks after the employer that a colleague wrote something."""
    employer = entry.employer
    users = {employer.holder, employer.deputy} - {by, None}
    title = f"Een collega schreef iets op bij {employer.name}"
    _tell(users, employer, title, f"{entry.get_kind_display()}.")
