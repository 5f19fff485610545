from stories.wordpress.findings import Findings, shorten
from stories.wordpress.report import ImportReport, ItemReport, Outcome, render


def test_the_report_counts_and_groups():
    report = ImportReport("export.xml", "Oude site", is_dry_run=True)
    findings = Findings()
    findings.drop("script")
    findings.drop("script")
    findings.todo("Wie zei dit?")
    findings.todo("Wie zei dit?")
    findings.note("Als tussenkop gelezen: De kas")
    report.add(
        ItemReport(
            4,
            "In de kas",
            Outcome.IMPORTED,
            address="/verhalen/kas/",
            is_draft=True,
            findings=findings,
        )
    )
    report.add(ItemReport(20, "Over ons", Outcome.SKIPPED, "Gewone pagina."))
    report.add(ItemReport(30, "Contact", Outcome.SKIPPED, "Gewone pagina."))
    report.add(ItemReport(40, "", Outcome.FAILED, "ValueError: stuk"))
    assert render(report) == (
        "Import van export.xml (Oude site)\n"
        "Dit was een proef: er is niets opgeslagen.\n"
        "\n"
        "  Nieuw                    1\n"
        "    waarvan concept        1\n"
        "  Overgeslagen             2\n"
        "  Mislukt                  1\n"
        "  Samen                    4\n"
        "\n"
        "Mislukt: 1\n"
        "----------\n"
        "  ValueError: stuk\n"
        "    regel     40  (zonder titel)\n"
        "\n"
        "Nog te doen: 1 punt in 1 tekst\n"
        "------------------------------\n"
        "  In de kas\n"
        "  /verhalen/kas/\n"
        "    [ ] Wie zei dit?\n"
        "\n"
        "Overgeslagen: 2\n"
        "---------------\n"
        "  Gewone pagina.\n"
        "    regel     20  Over ons\n"
        "    regel     30  Contact\n"
        "\n"
        "Weggehaald\n"
        "----------\n"
        "  In de kas\n"
        "    - 2× script\n"
        "\n"
        "Keuzes van de import; kijk of ze kloppen\n"
        "----------------------------------------\n"
        "  In de kas\n"
        "    - Als tussenkop gelezen: De kas\n"
    )


def test_no_line_of_the_report_is_wider_than_a_screen():
    report = ImportReport("export.xml")
    findings = Findings()
    findings.todo("Een lange taak met veel woorden. " * 10)
    report.add(
        ItemReport(1, "Een lange titel " * 20, Outcome.IMPORTED, findings=findings)
    )
    report.add(ItemReport(2, "Nog een titel " * 20, Outcome.SKIPPED, "Reden. " * 30))
    assert max(map(len, render(report).splitlines())) <= 80


def test_an_empty_import_gives_a_report_too():
    assert render(ImportReport("export.xml")).endswith("  Samen                    0\n")


def test_a_text_is_shortened_between_words():
    assert shorten("Een zin van vijf woorden", 15) == "Een zin van…"
    assert shorten("Kort", 15) == "Kort"
