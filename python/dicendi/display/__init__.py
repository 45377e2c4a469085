"""How articles and results show themselves: in a notebook, in a terminal, as a page, in print."""

from dicendi.display.print import great_table

__all__ = ["great_table"]
