"""How is a small number said, in English and in French?"""

_ENGLISH = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_FRENCH = ["aucun", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf"]


def spelled(number: int, language: str, *, feminine: bool = False, capital: bool = False) -> str:
    """`four`, `quatre`; from ten on the figures. French agrees for zero and one when `feminine`."""
    words = _FRENCH if language == "fr" else _ENGLISH
    if not 0 <= number < len(words):
        return str(number)
    word = words[number]
    if language == "fr" and feminine and number < 2:
        word += "e"
    return word[:1].upper() + word[1:] if capital else word
