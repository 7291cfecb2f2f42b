"""The tests: same paths as the code, and `site/` for what only a whole built site can show."""
