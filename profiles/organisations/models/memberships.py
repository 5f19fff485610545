"""Who belongs to which organisation, who asked to, and who was invited."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from profiles.organisations.enums import MembershipRole, MembershipState
from profiles.organisations.querysets import (
    INVITATION_LIFETIME,
    InvitationQuerySet,
    MembershipQuerySet,
)


class Membership(models.Model):
    """Somebody's place in an organisation, from the request to the end of it."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="lid",
        on_delete=models.CASCADE,
        related_name="memberships",
    )
    organisation = models.ForeignKey(
        "organisations.Organisation",
        verbose_name="organisatie",
        on_delete=models.PROTECT,
        related_name="memberships",
    )
    role = models.CharField(
        "rol",
        max_length=12,
        choices=MembershipRole.choices,
        default=MembershipRole.MEMBER,
    )
    state = models.CharField(
        "stand",
        max_length=10,
        choices=MembershipState.choices,
        default=MembershipState.REQUESTED,
    )
    reason = models.CharField("waarom", max_length=500, blank=True)
    requested_at = models.DateTimeField("gevraagd op", auto_now_add=True)
    reminded_at = models.DateTimeField("herinnerd op", null=True, blank=True)
    decided_at = models.DateTimeField("beslist op", null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="beslist door",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    answer = models.CharField("bericht bij de beslissing", max_length=500, blank=True)
    ended_at = models.DateTimeField("gestopt op", null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        ordering = ["requested_at"]
        verbose_name = "lidmaatschap"
        verbose_name_plural = "lidmaatschappen"
        constraints = [
            models.UniqueConstraint(
                fields=["user"],
                condition=Q(state=MembershipState.ACTIVE),
                name="one_active_membership_per_user",
            ),
            models.UniqueConstraint(
                fields=["user"],
                condition=Q(state=MembershipState.REQUESTED),
                name="one_requested_membership_per_user",
            ),
        ]
        indexes = [
            models.Index(
                fields=["organisation", "state"], name="membership_by_organisation"
            )
        ]

    def __str__(self):
        return f"{self.user} bij {self.organisation}"

    @property
    def is_coordinator(self):
        return self.role == MembershipRole.COORDINATOR


class Invitation(models.Model):
    """A personal invitation to an address; only the digest of its code is kept."""

    organisation = models.ForeignKey(
        "organisations.Organisation",
        verbose_name="organisatie",
        on_delete=models.CASCADE,
        related_name="invitations",
    )
    email = models.EmailField("e-mailadres")
    role = models.CharField(
        "rol",
        max_length=12,
        choices=MembershipRole.choices,
        default=MembershipRole.MEMBER,
    )
    note = models.TextField("persoonlijk bericht", max_length=500, blank=True)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="uitgenodigd door",
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    sent_at = models.DateTimeField("verstuurd op")
    accepted_at = models.DateTimeField("aangenomen op", null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["-sent_at"]
        verbose_name = "uitnodiging"
        verbose_name_plural = "uitnodigingen"
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "email"],
                name="one_invitation_per_address_and_organisation",
            )
        ]

    def __str__(self):
        return f"{self.email} bij {self.organisation}"

    @property
    def is_expired(self):
        return timezone.now() - self.sent_at >= INVITATION_LIFETIME
