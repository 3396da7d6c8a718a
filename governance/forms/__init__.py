"""What may be typed, and how is it checked before an action takes it?"""
