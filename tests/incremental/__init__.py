"""Tests of builds that go on from the last one."""
