"""Who approved which words, and until when."""

from quietword.approval.digest import digest, public_body
from quietword.approval.standing import Review, Standing, State, due_on, standing, unread
from quietword.library.schema import wrote

__all__ = ["Review", "Standing", "State", "digest", "due_on", "public_body", "standing", "unread", "wrote"]
