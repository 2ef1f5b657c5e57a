package org.protogcn.inspect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.protogcn.inspect.Finding.Case;

/** Clips that are there more than once. */
final class CopyFindings {
    private final Checked checked;
    private final Map<String, List<ClipFigures>> alike = new HashMap<>();
    private final List<Finding> findings = new ArrayList<>();

    private CopyFindings(Checked checked) {
        this.checked = checked;
        checked.clips().stream().filter(c -> !c.nobody()).forEach(c -> alike.computeIfAbsent(
                        c.fingerprint(), print -> new ArrayList<>())
                .add(c));
    }

    static List<Finding> of(Checked checked) {
        CopyFindings all = new CopyFindings(checked);
        all.contradictions();
        Sides.of(checked.splits()).forEach(all::across);
        all.anywhere();
        return all.findings;
    }

    private void contradictions() {
        List<Case> cases = new ArrayList<>();
        for (ClipFigures clip : checked.clips()) {
            List<ClipFigures> others = alike.getOrDefault(clip.fingerprint(), List.of());
            if (others.stream().anyMatch(other -> other.label() != clip.label())) {
                cases.add(new Case(clip.id(), idsBeside(clip, others), "label " + clip.label()));
            }
        }
        if (!cases.isEmpty()) {
            findings.add(Finding.inClips(
                    "contradicting-labels",
                    Severity.ERROR,
                    cases.size() + " clips have a copy with another label",
                    "find out which label is right and drop the other copy",
                    cases));
        }
    }

    private void across(Sides sides) {
        Set<ClipFigures> training = clips(sides.train());
        List<Case> cases = new ArrayList<>();
        for (ClipFigures clip : clips(sides.test())) {
            List<ClipFigures> originals = alike.getOrDefault(clip.fingerprint(), List.of()).stream()
                    .filter(training::contains)
                    .toList();
            if (!originals.isEmpty()) {
                cases.add(new Case(
                        clip.id(), originals.stream().map(ClipFigures::id).toList(), "in " + sides.train()));
            }
        }
        if (!cases.isEmpty()) {
            findings.add(Finding.inClips(
                    "copies-across-splits",
                    Severity.ERROR,
                    cases.size() + " of the " + checked.splits().get(sides.test()).length + " clips of " + sides.test()
                            + " are exact copies of clips in " + sides.train(),
                    "test on a split without them: a score with them is too good",
                    cases));
        }
    }

    private Set<ClipFigures> clips(String split) {
        Set<ClipFigures> clips = new LinkedHashSet<>();
        Arrays.stream(checked.splits().get(split))
                .forEach(place -> clips.add(checked.clips().get(place)));
        return clips;
    }

    private void anywhere() {
        List<Case> cases = new ArrayList<>();
        for (ClipFigures clip : checked.clips()) {
            List<ClipFigures> group = alike.getOrDefault(clip.fingerprint(), List.of(clip));
            if (group.get(0) != clip) {
                cases.add(new Case(clip.id(), List.of(group.get(0).id()), ""));
            }
        }
        if (!cases.isEmpty()) {
            findings.add(Finding.inClips(
                    "copies",
                    Severity.NOTE,
                    cases.size() + " clips of the whole dataset are exact copies of an earlier one",
                    "within one split they only count more than others",
                    cases));
        }
    }

    private static List<String> idsBeside(ClipFigures clip, List<ClipFigures> group) {
        return group.stream()
                .filter(other -> other != clip)
                .map(ClipFigures::id)
                .toList();
    }
}
