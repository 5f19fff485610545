from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods

from . import contact as use_case
from .forms import ContactForm
from .views import visible_profile

SENT = "Je bericht is verstuurd. Je krijgt zelf een kopie per mail."


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def contact(request, slug):
    """Let a member write to somebody whom they can see."""
    profile, view = visible_profile(request, slug)
    if not view.may_be_written_to:
        raise Http404
    form = ContactForm(request.POST or None)
    status = 200
    if request.method == "POST":
        if form.is_valid():
            return _sent(request, profile, view, form)
        status = 422
    return _page(request, view, form, status)


def _sent(request, profile, view, form):
    try:
        if not form.is_from_robot:
            use_case.send(request.user, profile, form.cleaned_data["text"])
    except use_case.TooManyMessagesError:
        return _page(request, view, form, 429)
    messages.success(request, SENT)
    return redirect(view.url)


def _page(request, view, form, status):
    context = {"view": view, "form": form, "is_too_many": status == 429}
    return TemplateResponse(request, "people/contact.html", context, status=status)
