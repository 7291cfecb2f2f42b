"""Floor 5, views: for every page a frozen value that holds all its template may see."""
