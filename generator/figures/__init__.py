"""Floor 5, drawings: numbers in, shapes out. Knows no library, no words and no HTML."""
