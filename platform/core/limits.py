"""How often one member or visitor may do something; counted as logging in is."""

from allauth.core.internal import ratelimit
from django.utils.crypto import salted_hmac


def is_exceeded(request, action, rates):
    """Count one more time and say whether it is one too many.

    ``rates`` such as ``"5/h/user,20/d/user,30/h/ip"``: how often, in which time, per
    member or per visitor. Of a visitor only a hash of the address is kept. Reading
    (GET) is never counted.
    """
    config = {action: rates.replace("/ip", "/key")}
    address = salted_hmac("core.limits", ratelimit.get_ip(request)).hexdigest()
    usage = ratelimit.consume(
        request, app="limits", action=action, config=config, key=address
    )
    return usage is None
