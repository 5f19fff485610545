"""Going through the door of a vacature as somebody."""

from django.test import Client
from django.urls import reverse

from tests.sessions import log_in


def client_of(user):
    client = Client()
    client.user = user
    log_in(client, user)
    return client


def move(client, vacature, name, **data):
    url = reverse("vacatures:move", args=[vacature.pk, name])
    return client.post(url, data, follow=True)


def answer(client, request, reply):
    url = reverse("vacatures:answer", args=[request.vacature_id, request.pk])
    return client.post(url, {"answer": reply}, follow=True)
