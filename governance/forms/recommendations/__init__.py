"""What is typed about recommendations: their words, their life, advice and evidence."""
