"""Page numbers from strangers."""

MAX_DIGITS = 6


def page_number(request):
    """Return the asked page as a positive integer; 1 for anything that is not one."""
    value = request.GET.get("pagina", "")
    if value.isascii() and value.isdigit() and len(value) <= MAX_DIGITS:
        return max(1, int(value))
    return 1
