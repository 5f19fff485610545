from .sections import HomeSections

__all__ = ["HomeSections"]
