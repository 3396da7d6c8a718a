"""What does a notice say, in which language first, and when does it go? Kinds, message, sending."""
