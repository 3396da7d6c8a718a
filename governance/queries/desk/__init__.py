"""Questions on the first page: what waits for this reader."""
