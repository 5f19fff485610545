from wagtail import hooks


@hooks.register("register_log_actions")
def register_actions(actions):
    actions.register_action(
        "people.look",
        "Profiel bekeken",
        "Bekeek ook wat niet voor alle leden is",
    )
