"""How is the structure printed? As a tagged PDF in the reader's language."""
