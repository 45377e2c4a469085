"""What dicendi raises and warns with."""


class DicendiError(ValueError):
    """Something could not be read, made or written; the message names what and where."""


class InputError(DicendiError):
    """Articles that cannot be read: a missing column, a wrong type, a damaged file."""


class StorageError(DicendiError):
    """A folder of tables that cannot be written or loaded."""


class DicendiWarning(UserWarning):
    """Something was left out or guessed, and the rest was read."""
