"""dicendi turns French news articles into tables of who said what, with which verb, to or against whom."""

from dicendi._dicendi import VERSION as __version__
from dicendi.errors import DicendiError, DicendiWarning, InputError, StorageError
from dicendi.extraction import explain, extract, read
from dicendi.reading import Explanation, Reading
from dicendi.sample import sample
from dicendi.tables import Tables, load

__all__ = [
    "DicendiError",
    "DicendiWarning",
    "Explanation",
    "InputError",
    "Reading",
    "StorageError",
    "Tables",
    "__version__",
    "explain",
    "extract",
    "load",
    "read",
    "sample",
]
