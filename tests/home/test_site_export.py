import hashlib
import json
import zipfile
from datetime import date

import pytest
from django.core.management import CommandError, call_command
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from home.models import Ambition, HomePage, StandardPage
from stories.models import BrochureVersion
from tests.factories import (
    create_brochure,
    create_document,
    create_home_page,
    create_image,
    create_standard_page,
    create_story,
    create_target_group,
    create_user,
)

pytestmark = pytest.mark.django_db


class Folder:
    """Reads a folder that was exported."""

    def __init__(self, path):
        self.path = path

    def names(self):
        files = [path for path in self.path.rglob("*") if path.is_file()]
        return {str(path.relative_to(self.path)) for path in files}

    def read(self, name):
        return (self.path / name).read_bytes()

    def lines(self, name):
        return [json.loads(line) for line in self.read(name).splitlines()]

    @property
    def manifest(self):
        return json.loads(self.read("manifest.json"))


class Zip(Folder):
    """Reads a zip file that was exported."""

    def names(self):
        with zipfile.ZipFile(self.path) as archive:
            return set(archive.namelist())

    def read(self, name):
        with zipfile.ZipFile(self.path) as archive:
            return archive.read(name)


@pytest.fixture(params=["map", "site.zip"])
def target(request, tmp_path):
    return tmp_path / request.param


def exported(target, *options):
    call_command("export_site", str(target), *options)
    return Zip(target) if target.suffix == ".zip" else Folder(target)


@pytest.fixture
def in_folder(tmp_path):
    return lambda *options: exported(tmp_path / "map", *options)


def restrict(page):
    PageViewRestriction.objects.create(
        page=page, restriction_type=PageViewRestriction.LOGIN
    )


def titles(archive):
    return {page["title"] for page in archive.lines("pages.jsonl")}


class TestReadingBack:
    @pytest.fixture
    def site(self):
        home = create_home_page()
        story = create_story(target_groups=[create_target_group()])
        create_brochure()
        create_standard_page()
        Redirect.objects.create(old_path="/oud", redirect_page=story)
        ambition = Ambition.objects.create(site=home.get_site(), total=1000)
        ambition.measurements.create(
            value=421, measured_on=date(2026, 9, 1), source="Bureau", definition="Alle"
        )
        ambition.save()

    def test_all_counts_are_those_of_what_is_in_it(self, site, target):
        archive = exported(target)
        counts = archive.manifest["counts"]
        assert counts["pages"] == 6
        assert counts["images"] == counts["documents"] == 1
        for name, total in counts.items():
            if name.endswith(".csv"):
                lines = archive.read(name).decode("utf-8-sig").splitlines()[1:]
            else:
                known = name if name.endswith(".jsonl") else f"{name}.jsonl"
                lines = archive.lines(known)
            assert len(lines) == total, name

    def test_every_file_is_in_the_manifest_and_whole(self, site, target):
        archive = exported(target)
        files = {file["name"]: file for file in archive.manifest["files"]}
        assert archive.names() == {*files, "manifest.json"}
        for name, file in files.items():
            content = archive.read(name)
            assert len(content) == file["size"]
            assert hashlib.sha256(content).hexdigest() == file["sha256"]

    def test_each_page_has_its_html(self, site, target):
        archive = exported(target)
        for page in archive.lines("pages.jsonl"):
            html = archive.read(page["html"]).decode()
            assert page["title"] in html or page["type"] == "home.homepage"
            assert "<h1" in html

    def test_the_tree_can_be_built_again(self, site, target):
        pages = exported(target).lines("pages.jsonl")
        known = {page["id"] for page in pages}
        (top,) = [page for page in pages if page["parent"] not in known]
        assert top["type"] == HomePage._meta.label_lower

    def test_words_of_a_vocabulary_can_be_found_again(self, site, target):
        archive = exported(target)
        (story,) = [
            page
            for page in archive.lines("pages.jsonl")
            if page["type"] == "stories.storypage"
        ]
        groups = {row["id"]: row for row in archive.lines("tables/targetgroup.jsonl")}
        names = [groups[key]["name"] for key in story["fields"]["target_groups"]]
        assert names == ["Jongeren"]

    def test_a_measurement_and_a_redirect_are_tables(self, site, target):
        archive = exported(target)
        assert "2026-09-01;421;leerwerkbanen;1000;Bureau;Alle" in archive.read(
            "measurements.csv"
        ).decode("utf-8-sig")
        assert "/oud;" in archive.read("redirects.csv").decode("utf-8-sig")


class TestPrivacy:
    def test_no_address_of_a_user_is_in_it(self, in_folder):
        user = create_user(email="sanne.geheim@voorbeeld.example", role="redacteur")
        page = create_standard_page(owner=user, locked_by=user, locked=True)
        page.save_revision(user=user).publish(user=user)
        create_story(owner=user, image=create_image(uploaded_by_user=user))
        archive = in_folder("--all")
        assert len(archive.names()) > 20
        for name in archive.names():
            content = archive.read(name)
            assert b"sanne.geheim" not in content, name

    def test_comments_between_editors_are_not_in_it(self, in_folder):
        page = create_standard_page()
        page.wagtail_admin_comments.create(
            user=create_user(), text="Klopt dit wel?", contentpath="title"
        )
        page.save()
        archive = in_folder("--all")
        assert b"Klopt dit wel" not in archive.read("pages.jsonl")

    def test_drafts_are_never_in_it(self, in_folder):
        create_standard_page(title="Half af", live=False)
        page = create_standard_page(title="Online")
        page.title = "Nieuwe titel in concept"
        page.save_revision()
        assert titles(in_folder("--all")) == {"Daar werken we aan", "Online"}

    def test_pages_for_members_only_come_when_all_is_asked(self, tmp_path):
        restrict(create_standard_page(title="Voor leden"))
        assert "Voor leden" not in titles(exported(tmp_path / "publiek"))
        assert "Voor leden" in titles(exported(tmp_path / "alles", "--all"))

    def test_files_that_no_public_page_shows_stay_home(self, tmp_path):
        create_image(title="Nergens te zien")
        hidden = create_standard_page(social_image=create_image(title="Voor leden"))
        restrict(hidden)
        create_standard_page(social_image=create_image(title="Te zien"))
        public = exported(tmp_path / "publiek").lines("images.jsonl")
        assert [image["title"] for image in public] == ["Te zien"]
        assert len(exported(tmp_path / "alles", "--all").lines("images.jsonl")) == 3

    def test_documents_of_a_closed_collection_stay_home(self, in_folder):
        collection = Collection.get_first_root_node().add_child(name="Besloten")
        CollectionViewRestriction.objects.create(
            collection=collection, restriction_type=CollectionViewRestriction.LOGIN
        )
        document = create_document(collection=collection)
        create_standard_page(body=[("document", {"document": document, "label": ""})])
        assert in_folder().lines("documents.jsonl") == []

    def test_earlier_versions_of_a_brochure_stay_home(self, tmp_path):
        brochure = create_brochure(document=create_document(title="Nieuw"))
        BrochureVersion.objects.filter(page=brochure).update(sort_order=0)
        BrochureVersion.objects.create(
            page=brochure,
            document=create_document(title="Oud"),
            version="0.9",
            sort_order=5,
        )
        public = exported(tmp_path / "publiek")
        assert [row["title"] for row in public.lines("documents.jsonl")] == ["Nieuw"]
        assert b"0.9" not in public.read("pages.jsonl")
        everything = exported(tmp_path / "alles", "--all")
        assert len(everything.lines("documents.jsonl")) == 2
        assert brochure.versions.count() == 2


class TestFailing:
    def test_what_is_there_is_not_overwritten(self, target):
        create_home_page()
        exported(target)
        with pytest.raises(CommandError, match="exists already"):
            exported(target)

    def test_a_page_that_cannot_be_shown_is_named_and_leaves_nothing(
        self, target, monkeypatch
    ):
        create_standard_page(slug="kapot")

        def fail(page, request):
            raise ValueError("geen sjabloon")

        monkeypatch.setattr(StandardPage, "serve", fail)
        with pytest.raises(CommandError, match="/kapot/: geen sjabloon"):
            exported(target)
        assert list(target.parent.iterdir()) == []

    def test_a_folder_that_does_not_exist_yet_is_made(self, tmp_path):
        create_home_page()
        assert exported(tmp_path / "nieuw" / "map").manifest["version"] == 1


def test_the_command_says_how_much_there_was(tmp_path, capsys):
    create_standard_page()
    call_command("export_site", str(tmp_path / "map"))
    shown = capsys.readouterr().out
    assert "pages: 2" in shown
    assert f"Exported to {tmp_path / 'map'}" in shown
