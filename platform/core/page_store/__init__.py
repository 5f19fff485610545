"""Finished answers for readers without a session, given before Django begins.

A page goes in only when its view calls it public and nothing on the way looked at who
is reading; docs/speed.md tells the rules. ``layer`` stands around Django, ``public`` is
for views, and ``changes`` for the apps whose models are shown on public pages.
"""
