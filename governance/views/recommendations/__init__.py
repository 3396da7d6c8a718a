"""Pages of recommendations: their words, their life, advice and evidence."""
