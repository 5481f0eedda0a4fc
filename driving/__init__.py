"""The app, and a database under it, driven from outside: for tests and for benchmarks, without pytest."""
