"""What stands behind `make run` and `make test`? Nothing but the standard library."""
