"""Invented texts, and many pages with them, for the benchmarks.

Models are imported where they are used: Django is not set up before that.
"""

import itertools
import random

LETTERS = ["b", "d", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "w", "st", "sch"]
VOWELS = ["a", "e", "i", "o", "u", "aa", "ee", "oo", "ij", "oe", "ui"]
REAL_WORDS = "werk mensen bedrijf collega fiets huis bakkerij jobcoach leren koffie"
VOCABULARY = 30_000
WORDS_OF_A_STORY, WORDS_OF_A_PAGE = 300, 80
BATCH = 500


class Texts:
    """Invented Dutch-looking text in which few words are common and most are rare."""

    def __init__(self):
        self._random = random.Random(1)  # noqa: S311 - the same texts every time
        invented = {self._word() for _ in range(VOCABULARY)}
        self.words = REAL_WORDS.split() + sorted(invented)
        # The n-th word is n times as rare as the first: so it is in real texts.
        ranks = range(len(self.words))
        self._weights = list(itertools.accumulate(1 / (rank + 8) for rank in ranks))

    def _word(self):
        syllables = self._random.randint(2, 4)
        parts = [
            self._random.choice(LETTERS) + self._random.choice(VOWELS)
            for _ in range(syllables)
        ]
        return "".join(parts) + self._random.choice(["", "n", "r", "l", "t", "ng"])

    def text(self, total):
        return " ".join(
            self._random.choices(self.words, cum_weights=self._weights, k=total)
        )

    def title(self):
        return self.text(6).capitalize()

    def choice(self, options):
        return self._random.choice(options)

    def examples(self):
        """Return words that fit in the addresses to ask."""
        rare = self.words[3000]
        return {
            "rare": rare,
            "typo": rare[:3] + "x" + rare[4:],
            "start": self.words[500][:4],
        }


class Filling:
    """Puts pages in the tree without the work of publishing each of them."""

    def __init__(self, texts):
        self.texts = texts

    def fill(self, stories, objects):
        from events.models import EventPage
        from home.models import StandardPage
        from profiles.organisations.models import Municipality
        from stories.models import StoryPage

        self._vocabulary()
        home, library, agenda = self._tree()
        others = objects - stories - Municipality.objects.count()
        self._add(library, stories, self._story, StoryPage)
        self._add(agenda, others // 4, self._event, EventPage)
        self._add(home, others - others // 4, self._page, StandardPage)
        self._target_groups()

    def _vocabulary(self):
        from wagtail.models import Site

        from profiles.organisations.models import (
            Municipality,
            Region,
            Sector,
            TargetGroup,
        )

        site = Site.objects.get(is_default_site=True)
        region = Region.objects.create(name="Regio", slug="regio", site=site)
        for number in range(14):
            Municipality.objects.create(
                region=region, name=f"Gemeente {number}", slug=f"gemeente-{number}"
            )
        for number in range(10):
            Sector.objects.create(name=f"Sector {number}", slug=f"sector-{number}")
        for number in range(6):
            TargetGroup.objects.create(name=f"Groep {number}", slug=f"groep-{number}")
        self.sectors = list(Sector.objects.all())
        self.municipalities = list(Municipality.objects.all())
        self.groups = list(TargetGroup.objects.all())

    def _tree(self):
        from django.utils import timezone
        from wagtail.models import Page, Site

        from events.models import EventIndexPage
        from home.models import HomePage
        from stories.models import StoryIndexPage

        home = HomePage(
            title="Voorpagina",
            slug="voorpagina",
            hero_title="Werk",
            marker="hier",
            lead="Werk",
        )
        library = StoryIndexPage(title="Verhalen", slug="verhalen")
        agenda = EventIndexPage(title="Agenda", slug="agenda")
        Page.get_first_root_node().add_child(instance=home)
        site = Site.objects.get(is_default_site=True)
        site.root_page = home
        site.save()
        for page in (library, agenda):
            page.first_published_at = timezone.now()
            home.add_child(instance=page)
        return home, library, agenda

    def _add(self, parent, total, make, model):
        from django.db import transaction

        parent.refresh_from_db()
        first = parent.numchild
        for start in range(first, first + total, BATCH):
            numbers = range(start, min(start + BATCH, first + total))
            with transaction.atomic():
                self._add_batch(parent, numbers, make, model)
        type(parent).objects.filter(pk=parent.pk).update(numchild=first + total)

    def _add_batch(self, parent, numbers, make, model):
        from wagtail.models import Page

        pages = [self._page_row(parent, number, model) for number in numbers]
        for page in Page.objects.bulk_create(pages):
            child = make(page.title)
            child.page_ptr_id = page.pk
            # Only the own table: the rows of the tree are there already.
            child.save_base(raw=True)

    def _page_row(self, parent, number, model):
        from django.contrib.contenttypes.models import ContentType
        from django.utils import timezone
        from wagtail.models import Page

        title = self.texts.title()
        return Page(
            title=title,
            draft_title=title,
            slug=f"p-{number}",
            path=Page._get_path(parent.path, parent.depth + 1, number + 1),
            depth=parent.depth + 1,
            url_path=f"{parent.url_path}p-{number}/",
            content_type=ContentType.objects.get_for_model(model),
            locale_id=parent.locale_id,
            first_published_at=timezone.now() - timezone.timedelta(minutes=number),
        )

    def _body(self, total):
        return [("text", f"<p>{self.texts.text(total)}</p>")]

    def _story(self, title):
        from profiles.organisations.enums import EmployerSize, PlacementForm
        from stories.enums import StoryKind
        from stories.models import StoryPage

        pick = self.texts.choice
        return StoryPage(
            title=title,
            kind=pick(StoryKind.values),
            intro=self.texts.text(30)[:300],
            body=self._body(WORDS_OF_A_STORY),
            municipality=pick(self.municipalities),
            sector=pick(self.sectors),
            employer=self.texts.text(2),
            employer_size=pick(EmployerSize.values),
            placement=pick(PlacementForm.values),
            year=2010 + pick(range(16)),
        )

    def _event(self, title):
        from django.utils import timezone

        from events.enums import EventKind
        from events.models import EventPage

        starts_at = timezone.now() + timezone.timedelta(
            hours=self.texts.choice(range(-9999, 9999))
        )
        return EventPage(
            title=title,
            kind=self.texts.choice(EventKind.values),
            intro=self.texts.text(30)[:300],
            body=self._body(WORDS_OF_A_PAGE),
            municipality=self.texts.choice(self.municipalities),
            starts_at=starts_at,
            ends_at=starts_at + timezone.timedelta(hours=2),
            place="Raadhuis",
        )

    def _page(self, title):
        from home.models import StandardPage

        return StandardPage(
            title=title,
            intro=self.texts.text(30)[:300],
            body=self._body(WORDS_OF_A_PAGE),
        )

    def _target_groups(self):
        from stories.models import StoryPage

        through = StoryPage.target_groups.through
        rows = [
            through(storypage_id=pk, targetgroup_id=group.pk)
            for pk in StoryPage.objects.values_list("pk", flat=True)
            for group in {
                self.texts.choice(self.groups),
                self.texts.choice(self.groups),
            }
        ]
        through.objects.bulk_create(rows, batch_size=BATCH)
