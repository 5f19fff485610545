"""The shapes that go in and out; their names are Dutch, as those of the board."""

from datetime import date, datetime
from typing import Annotated

from ninja import Schema
from pydantic import ConfigDict, Field

from profiles.organisations.enums import PlacementForm
from profiles.vacatures.enums import Level, NominationStage, VacatureState, Visibility
from profiles.vacatures.facets import HOURS, STATUSES, YES
from profiles.vacatures.models.vacatures import MAX_HOURS
from profiles.vacatures.wishes import Help

MOST_PER_PAGE = 100
Slug = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{1,80}$")]
Hours = Annotated[int, Field(ge=1, le=MAX_HOURS)]


def _one_of(values):
    return Annotated[str, Field(json_schema_extra={"enum": list(values)})]


class Problem(Schema):
    """What is wrong, as RFC 9457 says it."""

    type: str
    title: str
    status: int
    detail: str = ""
    fouten: list["Mistake"] = []


class Mistake(Schema):
    """One thing that was sent wrong: where it stands, and why."""

    plek: str
    melding: str


class Place(Schema):
    naam: str
    adres: str = Field(description="Waarmee je op deze gemeente filtert")


class Employer(Schema):
    naam: str
    sector: str | None


class VacatureOut(Schema):
    """One open vacature, without people and contact details."""

    id: int
    url: str
    titel: str
    werkgever: Employer
    gemeente: Place
    plaatsingsvorm: PlacementForm
    plekken: int
    plekken_over: int
    uren_min: int | None
    uren_max: int | None
    startdatum: date | None
    sluitdatum: date
    omschrijving: str
    wat_vragen_we_echt: str
    begeleiding: str
    bereikbaarheid: str
    aanpasbaar: bool
    rustige_werkplek: bool
    ook_buiten_kantooruren: bool
    niveau: Level | None
    stand: VacatureState
    zoekt_iemand: bool = Field(description="Nog niemand pakt deze vacature op")
    zichtbaarheid: Visibility
    gedeeld_door: str = Field(description="De organisatie")
    gedeeld_op: datetime


class VacaturePage(Schema):
    vacatures: list[VacatureOut]
    volgende: str | None = Field(description="Cursor van het volgende stuk")


class Filters(Schema):
    """The filters of the board; of more values of one filter one is enough."""

    q: str = Field("", max_length=200, description="Woorden")
    gemeente: list[Slug] = []
    vorm: list[PlacementForm] = []
    uren: list[_one_of(HOURS)] = []
    afstand: str = Field(
        "",
        pattern=r"^([A-Za-z0-9-]{1,50}-\d{2})?$",
        description="Gemeente en kilometers, zoals raalte-20",
    )
    status: list[_one_of(STATUSES)] = []
    oppakken: list[_one_of([YES])] = []
    stil: list[_one_of([YES])] = []
    organisatie: list[Slug] = []


class Paging(Schema):
    cursor: str = Field("", max_length=200)
    aantal: int = Field(50, ge=1, le=MOST_PER_PAGE)


class WishIn(Schema):
    """What somebody can and wants. Nothing of it is kept."""

    model_config = ConfigDict(extra="forbid")

    gemeente: Slug
    kilometers: int = Field(15, ge=1, le=100)
    uren_min: Hours | None = None
    uren_max: Hours | None = None
    sectoren: list[Slug] = Field([], max_length=20)
    niveau: Level | None = None
    helpt: list[Help] = Field([], max_length=len(Help))
    alleen_overdag: bool = False
    vanaf: date | None = None
    aantal: int = Field(20, ge=1, le=50)


class MatchOut(Schema):
    """A vacature with its score, 0 to 100, and why."""

    vacature: VacatureOut
    score: int
    past: list[str]
    vraag_na: list[str]
    past_niet: list[str]


class Matches(Schema):
    passend: list[MatchOut]


class StageIn(Schema):
    model_config = ConfigDict(extra="forbid")

    stand: NominationStage


class NominationOut(Schema):
    """A voordracht: your own reference, and a number as name."""

    kenmerk: str
    vacature: int
    kandidaat: str
    stand: NominationStage
    volgende_standen: list[NominationStage]
    meegeteld: bool
    voorgedragen_op: datetime
    gewijzigd_op: datetime
