"""Choosing a colleague in the admin, from those whom the editor may see."""

from django import forms
from django.http import Http404
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import chooser
from wagtail.admin.viewsets.chooser import ChooserViewSet

from .models import Profile


class NameFilterForm(BaseFilterForm):
    """Part of a name, as somebody types it."""

    q = forms.CharField(label="Zoek op naam", required=False, max_length=80)

    def filter(self, objects):
        objects = super().filter(objects)
        words = self.cleaned_data["q"].split()
        for word in words:
            objects = objects.filter(name__icontains=word)
        self.is_searching = bool(words)
        self.search_query = " ".join(words)
        return objects


class ChooseMixin:
    """The colleagues that stand in the wie-is-wie of this editor."""

    filter_form_class = NameFilterForm

    def get_object_list(self):
        people = Profile.objects.in_directory(self.request.user).by_name()
        return people.select_related("organisation")

    @property
    def columns(self):
        return [*super().columns, Column("organisation", label="Organisatie")]


class ChooseView(ChooseMixin, chooser.ChooseView):
    pass


class ChooseResultsView(ChooseMixin, chooser.ChooseResultsView):
    pass


class ChosenMixin:
    """Nobody learns a name by trying numbers."""

    def get_object(self, pk):
        people = Profile.objects.in_directory(self.request.user)
        found = people.filter(pk=pk).first()
        if found is None:
            raise Http404
        return found

    def get_objects(self, pks):
        return Profile.objects.in_directory(self.request.user).filter(pk__in=pks)


class ChosenView(ChosenMixin, chooser.ChosenView):
    pass


class ChosenMultipleView(ChosenMixin, chooser.ChosenMultipleView):
    pass


class ProfileChooserViewSet(ChooserViewSet):
    model = Profile
    icon = "user"
    choose_one_text = "Kies een collega"
    choose_another_text = "Kies een andere collega"
    choose_view_class = ChooseView
    choose_results_view_class = ChooseResultsView
    chosen_view_class = ChosenView
    chosen_multiple_view_class = ChosenMultipleView


profile_chooser = ProfileChooserViewSet("profile_chooser")
