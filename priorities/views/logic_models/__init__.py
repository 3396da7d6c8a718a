"""The pages of the logic model: read by anybody, drafted by the co-chairs and the secretariat."""
