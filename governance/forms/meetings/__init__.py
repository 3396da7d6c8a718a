"""What is typed about gatherings and meetings: when, where, who comes, who is there."""
