"""Whether a word is English is looked up in a list that is kept in order."""

from scrkit.identifiers import english


def test_each_part_of_the_list_is_in_order() -> None:
    for low, high in english._parts():
        words = english._listed()[low : high + 1].split("\n")
        assert (words[0], words[-1]) == ("", "")
        assert words[1:-1] == sorted(set(words[1:-1]))


def test_a_word_is_found_wherever_it_stands_in_the_list() -> None:
    listed = english._listed()
    common, rest = (listed[a + 1 : b].split("\n") for a, b in english._parts())
    there = (common[0], common[-1], rest[0], rest[-1], "gp", *rest[::4999])
    assert [one for one in there if not english.is_english(one)] == []
    absent = ("qqvx", "aaaa", "zzzz", "abilitie", "zymurgyx", "é")
    assert [one for one in absent if len(one) > 1 and english.is_english(one)] == []
