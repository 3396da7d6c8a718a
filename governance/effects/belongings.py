"""What hangs on a body that is not its structure: what goes along with it, and to whom does it pass?"""
