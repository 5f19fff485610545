from allauth.usersessions.models import UserSession


def end_all(user):
    """Log somebody out everywhere, at once."""
    for session in UserSession.objects.filter(user=user):
        session.end()
