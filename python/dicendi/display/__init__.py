"""How articles show themselves: in a notebook, in a terminal."""
