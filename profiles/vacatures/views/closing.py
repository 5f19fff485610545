"""The link in the mail about a last day: it works without logging in."""

from http import HTTPStatus

from django.template.response import TemplateResponse
from django.views import View

from profiles.vacatures import closing, expiry, filling
from profiles.vacatures.errors import VacatureError

DONE = {
    "verleng": "Gelukt. De vacature staat nog zestig dagen open.",
    "vervuld": "Mooi! Dat telt mee voor de hele regio.",
    "sluit": "De vacature is gesloten.",
}


class ClosingView(View):
    """Ask what must happen; only pressing a button changes something."""

    template_name = "vacatures/closing.html"

    def get(self, request, *args, token, **kwargs):
        vacature = expiry.read_link(token)
        if vacature is None:
            return self.show(status=HTTPStatus.GONE)
        return self.show(vacature=vacature)

    def post(self, request, *args, token, **kwargs):
        vacature = expiry.read_link(token)
        if vacature is None:
            return self.show(status=HTTPStatus.GONE)
        answer = request.POST.get("answer")
        if answer not in DONE:
            return self.show(vacature=vacature, status=HTTPStatus.UNPROCESSABLE_ENTITY)
        try:
            self.act(vacature, answer)
        except VacatureError as error:
            return self.show(text=str(error))
        return self.show(text=DONE[answer])

    def act(self, vacature, answer):
        by = vacature.holder
        if answer == "verleng":
            closing.extend(vacature, by=by)
        elif answer == "vervuld":
            filling.fill(vacature, by=by, places=vacature.places_left)
        else:
            closing.withdraw(vacature, by=by)

    def show(self, *, vacature=None, text="", status=HTTPStatus.OK):
        context = {"vacature": vacature, "text": text}
        return TemplateResponse(
            self.request, self.template_name, context, status=status
        )
