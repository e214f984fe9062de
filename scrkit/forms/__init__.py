"""Forms that go out and come back, each made from a description of records."""
