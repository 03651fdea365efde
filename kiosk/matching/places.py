"""Cities and schools under the names that rosters and students give them."""

from kiosk.matching.concepts import Vocabulary
from kiosk.matching.words import key


class PlaceBook:
    """The vocabulary's places and schools by any of their names."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._city_names = {key(city): (city, *names) for city, names in vocabulary.places.items()}
        self._cities = {key(name): city for city, names in self._city_names.items() for name in names}
        self._school_names = {key(school): (school, *names) for school, names in vocabulary.schools.items()}
        self._schools = {key(name): school for school, names in self._school_names.items() for name in names}

    def city(self, text: str) -> str:
        """Return one id for a city as a roster gives it ("Austin, TX")."""
        whole = key(text)
        if whole in self._cities:
            return self._cities[whole]
        bare = key(text.partition(",")[0])
        return self._cities.get(bare, bare)

    def city_names(self, city: str) -> tuple[str, ...]:
        """Return what students call a city."""
        return tuple(dict.fromkeys((city, *self._city_names.get(city, ()))))

    def school(self, text: str) -> str:
        """Return one id for a school as a roster gives it ("Syracuse University (Newhouse)")."""
        for candidate in (key(text), key(text.partition("(")[0])):
            if candidate in self._schools:
                return self._schools[candidate]
        return key(text.partition("(")[0])

    def school_names(self, school: str) -> tuple[str, ...]:
        """Return what students call a school."""
        plain = school.replace("university ", "", 1) if school.startswith("university ") else school
        bare = plain.removesuffix(" university").removesuffix(" college")
        return tuple(dict.fromkeys((school, *self._school_names.get(school, ()), bare)))
