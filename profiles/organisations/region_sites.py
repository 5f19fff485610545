"""A region has a site of its own; an app above knows with which pages that begins."""

_builders = []


def register(builder):
    """Name who builds a site: ``builder(region, hostname)`` returns a Wagtail Site."""
    _builders[:] = [builder]


def build(region, hostname):
    """Give a region a site at this host name, with its first pages."""
    (builder,) = _builders
    region.site = builder(region, hostname)
    region.save(update_fields=["site"])
