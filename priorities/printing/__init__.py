"""How is a logic model printed? As a tagged PDF in the reader's language."""
