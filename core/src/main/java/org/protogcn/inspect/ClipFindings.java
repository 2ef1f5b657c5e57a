package org.protogcn.inspect;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.protogcn.inspect.ClipFigures.Jumps;
import org.protogcn.inspect.Finding.Case;

/** What is the matter with single clips, each looked at by itself. */
final class ClipFindings {
    private final Checked checked;
    private final List<Finding> findings = new ArrayList<>();

    private ClipFindings(Checked checked) {
        this.checked = checked;
    }

    static List<Finding> of(Checked checked) {
        ClipFindings all = new ClipFindings(checked);
        all.numbers();
        all.presence();
        all.movement();
        all.jumps();
        return all.findings;
    }

    private void numbers() {
        find(
                "not-numbers",
                Severity.ERROR,
                "with NaN or infinite values",
                "import again with --missing zero",
                cases(c -> c.notNumbers() > 0, c -> c.notNumbers() + " values"));
        find(
                "odd-scores",
                Severity.NOTE,
                "with scores outside 0 to 1",
                "a little above 1 is usual for heat maps; other scales need dividing",
                cases(
                        c -> c.oddScores() > 0,
                        c -> String.format(Locale.ROOT, "%d scores, up to %.4g", c.oddScores(), c.oddestScore())));
    }

    private void presence() {
        find(
                "nobody",
                Severity.ERROR,
                "with nobody in any frame",
                "leave them out of the dataset: there is nothing to learn from them",
                cases(ClipFigures::nobody, c -> c.frames() + " frames"));
        boolean many = checked.clips().stream()
                .anyMatch(c -> !c.nobody() && c.emptyFrames() > Thresholds.MANY_EMPTY * c.frames());
        find(
                "empty-frames",
                many ? Severity.WARNING : Severity.NOTE,
                "with frames that show nobody",
                checked.is3d()
                        ? "preparation drops frames in which the first person is missing; see that enough are left"
                        : "the network sees zeros there; cut them out if they are many",
                cases(c -> c.emptyFrames() > 0 && !c.nobody(), c -> c.emptyFrames() + " of " + c.frames() + " frames"));
        find(
                "empty-persons",
                Severity.NOTE,
                "with a person who never appears",
                "harmless if it only fills up a fixed number of persons; else take it out",
                cases(c -> c.emptyPersons() > 0 && !c.nobody(), c -> c.emptyPersons() + " such person(s)"));
        find(
                "few-frames",
                Severity.WARNING,
                "of fewer than " + Thresholds.FEW_FRAMES + " frames",
                "see that they were not cut off; sampling repeats their frames",
                cases(c -> c.frames() < Thresholds.FEW_FRAMES, c -> c.frames() + " frames"));
        neverSeen();
    }

    /** A joint that no clip shows concerns the layout; one that some lack, those clips. */
    private void neverSeen() {
        BitSet nowhere = new BitSet();
        nowhere.set(0, checked.layout().size());
        checked.clips().stream().filter(c -> !c.nobody()).forEach(c -> nowhere.and(c.unseen()));
        if (!nowhere.isEmpty() && nowhere.cardinality() < checked.layout().size()) {
            findings.add(Finding.overall(
                    "unmeasured-joints",
                    Severity.NOTE,
                    "zero in every frame of every clip: " + names(nowhere),
                    "either nobody measured it, or the skeletons were centred on it; both may be as they should"));
        }
        find(
                "unseen-joints",
                Severity.NOTE,
                "without some joint that others show",
                "usual for 2-D poses; many in one class may give that class away",
                cases(c -> !c.nobody() && isMore(c.unseen(), nowhere), c -> names(without(c.unseen(), nowhere))));
    }

    private static boolean isMore(BitSet unseen, BitSet nowhere) {
        return unseen.cardinality() > nowhere.cardinality();
    }

    private static BitSet without(BitSet set, BitSet taken) {
        BitSet rest = (BitSet) set.clone();
        rest.andNot(taken);
        return rest;
    }

    private void movement() {
        find(
                "still-clips",
                Severity.WARNING,
                "in which nothing moves",
                "a recorder that stopped, or one frame repeated; leave them out",
                cases(c -> c.still() && !c.nobody(), c -> c.frames() + " frames"));
        find(
                "frozen-joints",
                checked.is3d() ? Severity.WARNING : Severity.NOTE,
                "in which a joint stands still while the body moves",
                "the tracker lost it and kept its last place; motion streams see nothing there",
                cases(c -> !c.frozen().isEmpty(), c -> names(c.frozen())));
    }

    private void jumps() {
        String half = Math.round(100 * Thresholds.JUMP) + " % of the body's size";
        find(
                "jumping-joints",
                Severity.WARNING,
                "in which a joint jumps more than " + half + " in one frame",
                "look at one with 'data show'; smooth or cut if it is the tracker",
                farthestFirst(ClipFigures::jointJumps, true));
        find(
                "jumping-bodies",
                Severity.WARNING,
                "in which a whole body jumps more than " + half + " in one frame",
                "often the track went over to somebody else, or a piece is missing",
                farthestFirst(ClipFigures::bodyJumps, false));
        find(
                "exchanged-sides",
                Severity.WARNING,
                "in which left and right change places from one frame to the next",
                "trackers do so when people turn; exchange the sides back or leave the clips out",
                cases(
                        c -> c.exchanges().count() > 0,
                        c -> c.exchanges().count() + " in all, the first in frame "
                                + c.exchanges().frame()));
    }

    private List<Case> farthestFirst(Function<ClipFigures, Jumps> jumps, boolean joint) {
        return checked.clips().stream()
                .filter(clip -> jumps.apply(clip).count() > 0)
                .sorted(Comparator.comparingDouble(clip -> -jumps.apply(clip).length()))
                .map(clip -> Case.of(clip.id(), described(jumps.apply(clip), joint)))
                .toList();
    }

    private String described(Jumps jumps, boolean joint) {
        return String.format(
                Locale.ROOT,
                "%d %s, farthest in frame %d: person %d%s by %.1f of the size",
                jumps.count(),
                jumps.count() == 1 ? "time" : "times",
                jumps.frame(),
                jumps.person(),
                joint ? ", " + checked.jointName(jumps.joint()) + "," : "",
                jumps.length());
    }

    private String names(BitSet joints) {
        String names = joints.stream().limit(5).mapToObj(checked::jointName).collect(Collectors.joining(", "));
        return joints.cardinality() > 5 ? names + " and " + (joints.cardinality() - 5) + " more" : names;
    }

    private List<Case> cases(Predicate<ClipFigures> concerned, Function<ClipFigures, String> detail) {
        return checked.clips().stream()
                .filter(concerned)
                .map(clip -> Case.of(clip.id(), detail.apply(clip)))
                .toList();
    }

    private void find(String kind, Severity severity, String what, String advice, List<Case> cases) {
        if (!cases.isEmpty()) {
            findings.add(Finding.inClips(
                    kind, severity, (cases.size() == 1 ? "1 clip " : cases.size() + " clips ") + what, advice, cases));
        }
    }
}
