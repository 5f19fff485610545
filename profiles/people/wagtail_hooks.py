from wagtail import hooks

from .choosing import profile_chooser


@hooks.register("register_log_actions")
def register_actions(actions):
    actions.register_action(
        "people.look",
        "Profiel bekeken",
        "Bekeek ook wat niet voor alle leden is",
    )


@hooks.register("register_admin_viewset")
def register_chooser():
    return profile_chooser
