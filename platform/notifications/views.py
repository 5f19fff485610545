from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse_lazy
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.csrf import csrf_exempt
from django.views.generic import FormView, TemplateView

from core.paging import page_of

from . import unsubscribing
from .forms import PreferencesForm
from .models import Notification

PER_PAGE = 20
UNPROCESSABLE = 422


class Inbox(LoginRequiredMixin, TemplateView):
    """What this user was told, newest first."""

    template_name = "notifications/notification_list.html"

    def get_context_data(self, **kwargs):
        own = Notification.objects.for_user(self.request.user)
        return super().get_context_data(
            results=page_of(own.newest_first(), self.request, per_page=PER_PAGE),
            unread=own.unread().count(),
            **kwargs,
        )


class Open(LoginRequiredMixin, View):
    """Mark one notification as read and go to what it is about."""

    def post(self, request, pk):
        own = Notification.objects.for_user(request.user)
        notification = get_object_or_404(own, pk=pk)
        own.filter(pk=pk).mark_read()
        return HttpResponseRedirect(notification.url)


class ReadAll(LoginRequiredMixin, View):
    """Mark everything as read."""

    def post(self, request):
        Notification.objects.for_user(request.user).mark_read()
        messages.success(request, "Gelukt. Alles staat op gelezen.")
        return redirect("notifications:inbox")


class Preferences(LoginRequiredMixin, FormView):
    """How this user wants to hear of each kind."""

    template_name = "notifications/preferences_form.html"
    form_class = PreferencesForm
    success_url = reverse_lazy("notifications:preferences")

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"user": self.request.user}

    def form_valid(self, form):
        form.save()
        messages.success(self.request, "Gelukt. Je keuzes zijn bewaard.")
        return super().form_valid(form)

    def form_invalid(self, form):
        context = self.get_context_data(form=form)
        return self.render_to_response(context, status=UNPROCESSABLE)


# A mail program posts without a cookie of ours; the token says who asks for what.
@method_decorator(csrf_exempt, name="dispatch")
class Unsubscribe(TemplateView):
    """Ask whether a kind of mail must stop; only a POST stops it."""

    template_name = "notifications/unsubscribe.html"

    def dispatch(self, request, *args, **kwargs):
        found = unsubscribing.read(kwargs["token"])
        if found is None:
            raise Http404
        self.user, self.kind = found
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        is_digest = self.kind is unsubscribing.DIGEST
        return super().get_context_data(kind=self.kind, is_digest=is_digest, **kwargs)

    def post(self, request, token):
        unsubscribing.stop_mail(self.user, self.kind)
        return self.render_to_response(self.get_context_data(is_done=True))
