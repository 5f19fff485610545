"""The code with which somebody confirms that the account may go."""

import time

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.code_verification import (
    AbstractCodeVerificationProcess,
)
from django.conf import settings

from . import mail


class ErasureProcess(AbstractCodeVerificationProcess):
    """Mails a code to who is logged in, and keeps it in the session."""

    KEY = "account_erasure"

    def __init__(self, request, state):
        self.request = request
        super().__init__(
            settings.CODE_ATTEMPTS, settings.CODE_LIFETIME, state, request.user
        )

    @classmethod
    def begin(cls, request):
        process = cls(request, cls.initial_state(request.user, request.user.email))
        process.send()
        process.persist()
        return process

    @classmethod
    def resume(cls, request):
        """Return the process that this session began, or None when it is over."""
        state = request.session.get(cls.KEY)
        return cls(request, state).abort_if_invalid() if state else None

    def send(self):
        self.state["code"] = get_adapter().generate_login_code()
        self.state["at"] = time.time()
        context = {"code": self.code}
        address = self.state["email"]
        mail.send("account/email/erasure_code", address, self.request, context)

    def persist(self):
        self.request.session[self.KEY] = self.state

    def abort(self):
        self.request.session.pop(self.KEY, None)
