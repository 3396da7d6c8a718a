"""Acts on gatherings and meetings: when, where, who comes, who is there."""
