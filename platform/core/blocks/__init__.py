from .body import BodyBlock
from .texts import visible_text, word_count

__all__ = ["BodyBlock", "visible_text", "word_count"]
