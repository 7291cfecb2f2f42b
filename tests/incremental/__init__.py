"""Builds that go on from the last one."""
