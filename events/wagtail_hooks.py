from wagtail import hooks


@hooks.register("register_log_actions")
def register_log_actions(actions):
    """Keep who took a list of people along, and who called an event off."""
    actions.register_action(
        "events.export", "Lijst van een bijeenkomst", "Lijst gedownload"
    )
    actions.register_action(
        "events.call_off", "Bijeenkomst afgelasten", "Bijeenkomst afgelast"
    )
