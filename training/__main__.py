"""Learn the models of casting and acceptance, and measure them by cross-validation over reports."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

from hudna.reading import acceptance, casting
from hudna.reading.choice import LinearModel
from hudna.reading.reader import Reader
from training.align import GOLD, Aligned, align, sides
from training.fit import fit

MODELS = Path(__file__).parents[1] / "src" / "hudna" / "data" / "models"
ROLES = ("actor", "target", "none")
ACCEPTANCE = ("claim", "none")
Samples = tuple[list[list[str]], list[str]]


def role_samples(reports: Sequence[Aligned]) -> Samples:
    """Every candidate of every draft that tells an annotated claim, with the role that the annotator gave it."""
    features, labels = [], []
    for aligned in reports:
        for draft in (d for told in aligned.drafts for d in told):
            claim = aligned.matches.get(id(draft))
            if claim is None or draft.scene is None:
                continue
            for candidate in draft.candidates:
                own = sides(candidate.mentions)
                label = "actor" if own & sides(claim["actor"]) else "target" if own & sides(claim["target"]) else "none"
                features.append(casting.describe(draft.scene, candidate))
                labels.append(label)
    return features, labels


def acceptance_samples(reports: Sequence[Aligned]) -> Samples:
    """Every draft, and whether it tells an annotated claim."""
    features, labels = [], []
    for aligned in reports:
        before = []
        for n, told in enumerate(aligned.drafts):
            for draft in told:
                features.append(acceptance.describe(draft, before, n, len(aligned.drafts)))
                labels.append("claim" if id(draft) in aligned.matches else "none")
                before.append(draft)
    return features, labels


def cross_validate(
    reports: Sequence[Aligned],
    folds: int,
    sample: Callable[[Sequence[Aligned]], Samples],
    order: tuple[str, ...],
    strength: float,
) -> list[tuple[str, dict[str, float]]]:
    """The true label and the predicted chances of every sample, each predicted by a model that saw none of its report."""
    out = []
    for fold in range(folds):
        model = fit(*sample([r for n, r in enumerate(reports) if n % folds != fold]), order, strength)
        for features, label in zip(*sample([r for n, r in enumerate(reports) if n % folds == fold]), strict=True):
            out.append((label, model.probabilities(features)))
    return out


def report_roles(reports: Sequence[Aligned], folds: int, strength: float) -> None:
    """Print the F1 of each role."""
    found = cross_validate(reports, folds, role_samples, ROLES, strength)
    for role in ("actor", "target"):
        hits = sum(label == role == max(c, key=lambda k: c[k]) for label, c in found)
        gold = sum(label == role for label, _ in found)
        told = sum(role == max(c, key=lambda k: c[k]) for _, c in found)
        print(f"{role}: F1 {2 * hits / (gold + told):.3f} of {gold}")


def report_acceptance(reports: Sequence[Aligned], folds: int, strength: float) -> None:
    """Print F1 of detection for thresholds of the chance; claims that no draft tells count as missed."""
    found = cross_validate(reports, folds, acceptance_samples, ACCEPTANCE, strength)
    total = sum(len(r.gold) for r in reports)
    candidates = len(found)
    reached = sum(label == "claim" for label, _ in found)
    print(f"claims {total}, reached by a draft {reached} ({reached / total:.3f}), drafts {candidates}")
    for least in (0.0, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6):
        kept = [label for label, chances in found if chances["claim"] >= least]
        hits = kept.count("claim")
        print(
            f"  least {least:.2f}: F1 {2 * hits / (total + len(kept)):.3f} precision {hits / max(len(kept), 1):.3f} recall {hits / total:.3f}"
        )


def write(name: str, model: LinearModel) -> None:
    """Store a model as sorted, readable JSON, a feature a line."""
    weights = ",\n".join(
        f"{msgspec.json.encode(f).decode()}:{msgspec.json.encode(w).decode()}" for f, w in sorted(model.weights.items())
    )
    head = f'"labels":{msgspec.json.encode(model.labels).decode()},"bias":{msgspec.json.encode(model.bias).decode()}'
    (MODELS / f"{name}.json").write_text(f'{{{head},"weights":{{\n{weights}\n}}}}\n', "utf-8")


def main() -> None:
    """Learn both models; with `--folds`, only measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folds", type=int, default=0, help="measure by cross-validation instead of writing")
    parser.add_argument("--roles-strength", type=float, default=0.3)
    parser.add_argument("--acceptance-strength", type=float, default=0.15)
    options = parser.parse_args()
    for step in range(
        1 if options.folds else 2
    ):  # the second time with what the first model carries on from sentence to sentence
        reader = Reader()
        reports = align(reader, GOLD / "train", frozenset(reader.languages))
        if options.folds:
            report_roles(reports, options.folds, options.roles_strength)
            for lang in sorted({r.report.lang or "" for r in reports}):
                print(lang)
                report_acceptance(
                    [r for r in reports if r.report.lang == lang], options.folds, options.acceptance_strength
                )
            print("all")
            report_acceptance(reports, options.folds, options.acceptance_strength)
            continue
        write("roles", fit(*role_samples(reports), ROLES, options.roles_strength))
        if step == 1:
            write("acceptance", fit(*acceptance_samples(reports), ACCEPTANCE, options.acceptance_strength))


if __name__ == "__main__":
    main()
