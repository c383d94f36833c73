from collections import defaultdict
from pathlib import Path

import pytest

from hudna.model.errors import DataError
from hudna.reading.actor_data import ActorData, load_actors
from hudna.reading.data_files import DATA, load_toml
from hudna.reading.language_data import ConflictData

ELBONIA = '[[actor]]\nid = "ELB"\nkind = "state"\nnames = { en = ["Elbonia"] }\n'
MUD_FRONT = '[[actor]]\nid = "MUDFRONT"\nkind = "group"\ncountry = "ELB"\nnames = { en = ["Mud Front"] }\n'


@pytest.fixture(scope="module")
def known() -> ActorData:
    return load_actors(DATA / "actors")


def folder(tmp_path: Path, **files: str) -> Path:
    for name, text in files.items():
        kind, _, stem = name.partition("_")
        (tmp_path / kind).mkdir(exist_ok=True)
        (tmp_path / kind / f"{stem}.toml").write_text(text, "utf-8")
    return tmp_path


def test_a_group_is_loaded_with_the_state_in_which_it_acts(tmp_path: Path) -> None:
    actors = load_actors(folder(tmp_path, states_all=ELBONIA, groups_all=MUD_FRONT)).actors
    assert {actor.id: actor.country for actor in actors} == {"ELB": None, "MUDFRONT": "ELB"}


def test_an_outlet_may_speak_for_somebody_who_has_an_entry_of_his_own(tmp_path: Path) -> None:
    outlet = '[[actor]]\nid = "ELB"\nkind = "media"\nnames = { en = ["Elbonian News Agency"] }\n'
    actors = load_actors(folder(tmp_path, states_all=ELBONIA, organisations_media=outlet)).actors
    assert sorted(actor.kind for actor in actors) == ["media", "state"]


@pytest.mark.parametrize(
    ("files", "reason"),
    [
        ({"states_all": ELBONIA + "color = 1\n"}, "unknown field `color`"),
        ({"states_a": ELBONIA, "states_b": ELBONIA}, "id is used twice"),
        ({"states_all": ELBONIA.replace('"ELB"', '"EL"')}, "alpha-3"),
        ({"states_all": '[[actor]]\nid = "ELB"\nkind = "state"\n'}, "has no name"),
        ({"groups_all": MUD_FRONT}, "no state has the id 'ELB'"),
        (
            {"states_all": ELBONIA, "persons_all": '[[person]]\nbody = "XYZ"\nnames = { en = ["Roe"] }\n'},
            "nobody has this id",
        ),
        ({"wording_en": '[[body]]\nnames = ["army"]\nkind = "crowd"\n'}, "Invalid enum value 'crowd'"),
    ],
)
def test_a_wrong_entry_is_refused_with_the_file_and_the_reason(
    tmp_path: Path, files: dict[str, str], reason: str
) -> None:
    with pytest.raises(DataError) as error:
        load_actors(folder(tmp_path, **files))
    assert reason in str(error.value)
    assert error.value.file.endswith(".toml")


def test_every_state_has_a_name_in_both_languages(known: ActorData) -> None:
    states = [actor for actor in known.actors if actor.kind == "state"]
    assert len(states) >= 195
    assert [s.id for s in states if not (s.names.get("ar") and s.names.get("en"))] == []


def test_no_name_stands_for_two(known: ActorData) -> None:
    owners = defaultdict(set)
    for actor in known.actors:
        for iso, names in actor.names.items():
            for name in names:
                owners[iso, name].add(actor.id)
    for group in known.persons:
        for iso, names in group.names.items():
            for name in names:
                owners[iso, name].add(group.body)
    assert {key: ids for key, ids in owners.items() if len(ids) > 1} == {}


def test_a_body_is_listed_once_in_a_language(known: ActorData) -> None:
    for wording in known.wording.values():
        listed = [name for body in wording.body for name in body.names]
        assert sorted({name for name in listed if listed.count(name) > 1}) == []


def test_bodies_elsewhere_named_otherwise_name_somebody_known(known: ActorData) -> None:
    sides = {actor.id.partition(".")[0] for actor in known.actors}
    told = {
        i
        for w in known.wording.values()
        for b in w.body
        for i in (*b.by_country, *" ".join(b.by_country.values()).split())
    }
    assert {i for i in told if i.partition(".")[0] not in sides} == set()


def test_every_side_of_a_conflict_is_somebody(known: ActorData) -> None:
    sides = {actor.id.partition(".")[0] for actor in known.actors}
    conflicts = load_toml(DATA / "actors" / "conflicts.toml", ConflictData).conflict
    named = {i for conflict in conflicts for side in conflict.sides for i in side} | {c.home for c in conflicts}
    assert {i for i in named if i.partition(".")[0] not in sides} == set()
    assert len({conflict.id for conflict in conflicts}) == len(conflicts)
