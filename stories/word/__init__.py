"""Reading a Word file: from .docx to a draft story with its pictures."""
