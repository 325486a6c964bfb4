"""The arithmetic of the index's draws, which SQL over tables is too slow for: plain numpy."""
