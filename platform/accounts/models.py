from django.contrib.auth.base_user import BaseUserManager
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models.functions import Lower
from django.utils.crypto import salted_hmac

from .addresses import one_spelling
from .querysets import UserQuerySet


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):
    """Users are known by their e-mail address, whatever its case."""

    use_in_migrations = True

    def get_by_natural_key(self, email):
        return self.get(email=one_spelling(email))

    def create_user(self, email, password=None, **fields):
        user = self.model(email=one_spelling(email), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email, password=None, **fields):
        fields |= {"is_staff": True, "is_superuser": True}
        return self.create_user(email, password, **fields)


class User(AbstractUser):
    """Somebody who can log in; the e-mail address is the name."""

    username = None
    email = models.EmailField(
        "e-mailadres",
        unique=True,
        error_messages={"unique": "Er is al een account met dit e-mailadres."},
    )

    approved_at = models.DateTimeField(
        "toegelaten op",
        null=True,
        blank=True,
        help_text="Vanaf dan ziet iemand wat voor leden is.",
    )

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = []

    objects = UserManager()

    class Meta(AbstractUser.Meta):
        verbose_name = "gebruiker"
        verbose_name_plural = "gebruikers"
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="one_user_per_email_whatever_its_case",
                violation_error_message="Er is al een account met dit e-mailadres.",
            )
        ]

    @property
    def is_member(self):
        """Say whether somebody was let in by a colleague and still takes part."""
        return self.is_active and self.approved_at is not None

    def clean(self):
        super().clean()
        self.email = one_spelling(self.email)

    def _get_session_auth_hash(self, secret=None):
        """Tie sessions to the address too: who changes it ends the older ones."""
        value = f"{self.password} {self.email}"
        hashed = salted_hmac("accounts.User", value, secret=secret, algorithm="sha256")
        return hashed.hexdigest()
