"""Choosing several rows of the database in a form."""

from django import forms

LONGEST_KEY = 18  # digits: what every database holds


class SeveralField(forms.ModelMultipleChoiceField):
    """A choice of rows; a number too large for the database is none of them.

    Django asks for all keys in one go, over which SQLite breaks.
    """

    def clean(self, value):
        for key in value if isinstance(value, list | tuple) else ():
            if len(str(key)) > LONGEST_KEY:
                message = self.error_messages["invalid_choice"]
                raise forms.ValidationError(
                    message, code="invalid_choice", params={"value": key}
                )
        return super().clean(value)
