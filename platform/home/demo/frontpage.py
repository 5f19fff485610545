"""The front page, its menus and the counter."""

from datetime import timedelta
from pathlib import Path

from django.utils import timezone
from wagtail.models import Page, Site

from core.demo import PageFinder, add_page, read_one
from home.models import (
    Ambition,
    AmbitionPart,
    FooterLink,
    HomePage,
    Measurement,
    MenuItem,
    Navigation,
)

CONTENT = Path(__file__).parent / "content" / "home.toml"
MENU = [
    ("/verhalen/", "Verhalen"),
    ("/ambassadeurs/", "Ambassadeurs"),
    ("/agenda/", "Agenda"),
    ("/brochures/", "Brochures"),
    ("/ondernemers/", "Voor ondernemers"),
]
MENU_FOR_MEMBERS = {"/verhalen/", "/agenda/"}
FOOTER = [
    ("Voor ondernemers", "/ondernemers/", "Vind je contactpersoon"),
    ("Voor ondernemers", "/brochures/", "Brochures"),
    ("Voor ondernemers", "/meedoen/", "Doe mee"),
    ("Over ons", "/over-ons/", "Wie we zijn"),
    ("Over ons", "/zo-tellen-we/", "Zo tellen we"),
    ("Over ons", "/contact/", "Contact"),
    ("", "/toegankelijkheid/", "Toegankelijkheid"),
    ("", "/privacy/", "Privacy"),
    ("", "/een-fout-melden/", "Een fout melden"),
]


def load_home():
    """Return the front page; on a new database it takes the place of Wagtail's."""
    hero = read_one(CONTENT)["hero"]
    home = HomePage(
        title="Werk voor iedereen",
        slug="voorpagina",
        hero_title=hero["title"],
        marker=hero["marker"],
        lead=hero["lead"],
        search_description="Samen werken aan werk voor iedereen in Regio Zwolle.",
    )
    root = Page.get_first_root_node()
    welcome = Page.objects.child_of(root).filter(slug="home").exact_type(Page).first()
    home = add_page(root, home)
    if welcome:
        Site.objects.filter(root_page=welcome).update(root_page=home)
        welcome.delete()
    return HomePage.objects.get(pk=home.pk)


def fill_home(home, *, page_at):
    """Give the front page its sections and the site its menus, where there are none."""
    home = HomePage.objects.get(pk=home.pk)
    if home.sections:
        return
    data = read_one(CONTENT)
    first, second = data["hero"]["actions"]
    home.taglines = "\n".join(data["taglines"])
    home.first_action_label, home.first_action_page = _action(first, page_at)
    home.second_action_label, home.second_action_page = _action(second, page_at)
    home.sections = list(_sections(data, page_at))
    home.save_revision(log_action=False).publish(log_action=False)
    _load_menus(home.get_site(), page_at)


def _action(data, page_at):
    return data["label"], page_at(data["url"])


def _sections(data, page_at):
    yield _section("counter", method_page=_pk(page_at, data["ambition"]["method_url"]))
    yield _section("stories", title="Verhalen van de werkvloer", highlighted=None)
    yield _section(
        "desk", title=data["employers"]["title"], text=data["employers"]["text"]
    )
    yield _section("meaning", **_meaning(data["means_for_me"], page_at))
    yield _section("ambassadors", title="Ondernemers die het gewoon doen")
    yield _section("agenda", title="Ontmoet elkaar")
    yield _section("ticker", messages=[line["text"] for line in data["ticker"]])
    yield _section(
        "invitations",
        invitations=[
            _invitation(data["join"], "soft", page_at),
            _invitation(data["story_invitation"], "tint", page_at),
        ],
    )


def _section(name, **value):
    return {"type": name, "value": value}


def _pk(page_at, address):
    page = page_at(address)
    return page.pk if page else None


def _meaning(data, page_at):
    cards = [
        {
            "title": card["title"],
            "text": card["text"],
            "link_label": card["link_label"],
            "link_page": _pk(page_at, card["link_url"]),
        }
        for card in data["cards"]
    ]
    return {"title": data["title"], "cards": cards}


def _invitation(data, colour, page_at):
    return {
        "title": data["title"],
        "text": data["text"],
        "link_label": data["link_label"],
        "link_page": _pk(page_at, data["link_url"]),
        "colour": colour,
    }


def _load_menus(site, page_at: PageFinder):
    navigation = Navigation.for_site(site)
    navigation.menu_items = [
        MenuItem(
            page=page_at(address),
            label=label,
            sort_order=order,
            is_for_members=address in MENU_FOR_MEMBERS,
        )
        for order, (address, label) in enumerate(MENU)
    ]
    navigation.footer_links = [
        FooterLink(column=column, page=page_at(address), label=label, sort_order=order)
        for order, (column, address, label) in enumerate(FOOTER)
    ]
    navigation.save()


def load_results(site):
    """Give the counter its ambition and invented measurements."""
    data = read_one(CONTENT)
    if Ambition.objects.for_site(site).exists():
        return
    ambition = Ambition(
        site=site,
        shows_placements=True,
        **{
            name: data["ambition"][name]
            for name in ("total", "unit", "deadline_year", "explanation")
        },
    )
    ambition.parts = [
        AmbitionPart(label=part["name"], value=part["amount"], sort_order=order)
        for order, part in enumerate(data["ambition"]["parts"])
    ]
    today = timezone.localdate()
    ambition.measurements = [
        Measurement(
            value=row["value"],
            measured_on=today - timedelta(days=row["days_ago"]),
            source=row["source"],
            definition=row["definition"],
        )
        for row in data["measurements"]
    ]
    ambition.save()
