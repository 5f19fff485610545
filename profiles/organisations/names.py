"""How colleagues call each other on screens and in mail."""


def name_of(user):
    """Return somebody's name, or the address of who has not told a name yet."""
    profile = getattr(user, "profile", None)
    return (profile and profile.name) or user.get_full_name() or user.email


def name_and_address(user):
    """Return a name with the address behind it, for who must know exactly who it is."""
    name = name_of(user)
    return name if name == user.email else f"{name} ({user.email})"
