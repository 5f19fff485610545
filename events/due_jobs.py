"""What the agenda does by itself."""

from core import due

from . import recurrence, rounds_of_mail, steps, waiting_list


def register():
    due.register("expire_offers", every=due.MINUTE, run=waiting_list.expire_offers)
    due.register("remind_of_events", every=due.HOUR, run=rounds_of_mail.remind)
    due.register("thank_for_coming", every=due.HOUR, run=rounds_of_mail.thank)
    due.register("ask_for_reports", every=due.HOUR, run=rounds_of_mail.ask_for_reports)
    due.register("ask_about_steps", every=due.HOUR, run=steps.ask_what_is_due)
    due.register("extend_series", every=due.DAY, run=recurrence.extend_all)
    due.register("forget_needs", every=due.DAY, run=rounds_of_mail.forget_needs)
