"""Questions on recommendations: their words, their life, advice and evidence."""
