from django.db import models


class ListChange(models.Model):
    """Tells every process that a row of a list is no longer what it was.

    The newest key is the version of the list. Without ``row`` anything may differ.
    """

    list = models.CharField(max_length=40)
    row = models.BigIntegerField(null=True)
    changed_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["list", "id"], name="change_by_list")]

    def __str__(self):
        return f"{self.list} {self.row}"
