"""Object and possessive pronouns: whom `him`, `her`, `them` and `their` mean, and when nobody."""

from collections.abc import Callable

import pytest

from dragoman.find.actors import find_actors
from dragoman.find.quotations import find_quotations
from dragoman.knowledge import roster
from dragoman.parse import Parse

MEANT = [
    # not who acts in the same clause
    ("Premier Jan Novak said that President Tomas Belo had assured him of help.", [("him", "Jan Novak")]),
    ("The envoy, Hala Osman, said the guards had told her to wait.", [("her", "Hala Osman")]),
    ("Minister Jan Novak met President Tomas Belo. Marta Okello thanked him.", []),
    ("Mayor Jan Novak saw him.", []),
    ("The teacher, Jan Novak, said he believed them.", []),
    ("Minister Jan Novak had doubts. Later Tomas Belo signed it in front of him.", [("him", "Jan Novak")]),
    ("The council met in the morning. Mayor Hala Osman asked her about it.", []),
    # the one who may stand around himself
    ("Commander Jan Novak turned to the deputy sitting beside him.", [("him", "Jan Novak")]),
    # no he who was a she
    ("Mayor Jan Novak sent his answer to the warden, Hala Osman. The council thanked her.", [("her", "Hala Osman")]),
    # in quoted words only those of whom they tell
    ("“My brother lives across the river. I wave to him,” said Marta Okello.", [("him", "My brother")]),
    ("Jan Novak, a guide, was late. “I waited for him,” said Marta Okello.", []),
    # many
    ("The rebels freed a driver. The army attacked them on Monday.", [("them", "rebels")]),
    ("The rebels found the keys and threw them away.", []),
    ("The herders fear the fence. Their chairman, Ekai Lowang, does not.", [("Their", "herders")]),
    ("France and Kenya said their ministers would meet.", []),
]


@pytest.mark.parametrize(("text", "wanted"), MEANT)
def test_a_pronoun_means_who_the_grammar_of_its_clause_leaves(
    parsed: Callable[..., Parse], text: str, wanted: list[tuple[str, str]]
) -> None:
    parse = parsed(text)
    actors = find_actors(parse, roster.load(), find_quotations(parse))
    looked = {"him", "her", "them", "their"}
    found = [(m.start, m.text, a.name) for a in actors for m in a.mentions if m.text.lower() in looked]
    assert [(word, name) for _, word, name in sorted(found)] == wanted
