package org.protogcn.inspect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.protogcn.inspect.Finding.Case;
import org.protogcn.skeleton.Clip;

/** What is the matter with labels and splits. */
final class SplitFindings {
    private static final int NAMED = 8;

    private final Checked checked;
    private final Subjects subjects;
    private final List<Finding> findings = new ArrayList<>();

    private SplitFindings(Checked checked, Subjects subjects) {
        this.checked = checked;
        this.subjects = subjects;
    }

    static List<Finding> of(Checked checked, List<ClassBalance> balances, Subjects subjects) {
        SplitFindings all = new SplitFindings(checked, subjects);
        all.labels();
        all.membership();
        balances.forEach(all::balance);
        Sides.of(checked.splits()).forEach(all::subjects);
        return all.findings;
    }

    private void labels() {
        List<Case> unlabelled = checked.clips().stream()
                .filter(clip -> clip.label() == Clip.UNLABELLED)
                .map(clip -> Case.of(clip.id(), ""))
                .toList();
        if (!unlabelled.isEmpty()) {
            findings.add(Finding.inClips(
                    "unlabelled",
                    Severity.NOTE,
                    unlabelled.size() + " clips have no label",
                    "they can be predicted, but neither trained nor evaluated on",
                    unlabelled));
        }
    }

    private void membership() {
        if (checked.splits().isEmpty()) {
            findings.add(Finding.overall(
                    "no-splits", Severity.WARNING, "the dataset has no splits", "make a train and a val split"));
            return;
        }
        BitSet used = new BitSet();
        checked.splits().values().forEach(places -> Arrays.stream(places).forEach(used::set));
        List<Case> unused = IntStream.range(0, checked.clips().size())
                .filter(clip -> !used.get(clip))
                .mapToObj(clip -> Case.of(checked.clips().get(clip).id(), ""))
                .toList();
        if (!unused.isEmpty()) {
            findings.add(Finding.inClips(
                    "outside-splits",
                    Severity.NOTE,
                    unused.size() + " clips are in no split",
                    "nothing is wrong if they shall rest",
                    unused));
        }
    }

    private void balance(ClassBalance balance) {
        if (balance.clips() == 0) {
            findings.add(Finding.overall(
                    "empty-split",
                    Severity.ERROR,
                    "the split " + balance.split() + " has no labelled clips",
                    "fill it or leave it out"));
            return;
        }
        if (!balance.absent().isEmpty()) {
            boolean train = balance.split().endsWith("train");
            findings.add(Finding.overall(
                    "absent-classes",
                    train ? Severity.WARNING : Severity.NOTE,
                    "the split " + balance.split() + " has no clip of " + some(balance.absent()),
                    train ? "a network cannot learn what it never sees" : "its accuracy says nothing about them"));
        }
        if (balance.max() >= Thresholds.UNBALANCED * balance.min()) {
            findings.add(Finding.overall(
                    "unbalanced",
                    Severity.NOTE,
                    "the classes of " + balance.split() + " have " + balance.min() + " to " + balance.max() + " clips",
                    "look at the mean class accuracy too, and consider class-balanced sampling"));
        }
    }

    private void subjects(Sides sides) {
        Set<String> training = subjectsOf(sides.train());
        List<Case> cases = new ArrayList<>();
        Set<String> both = new TreeSet<>();
        for (int place : checked.splits().get(sides.test())) {
            String id = checked.clips().get(place).id();
            subjects.of(id).filter(training::contains).ifPresent(subject -> {
                both.add(subject);
                cases.add(Case.of(id, "subject " + subject));
            });
        }
        if (!cases.isEmpty()) {
            boolean byPlan = sides.train().matches(".*(view|set).*");
            findings.add(new Finding(
                    "subjects-across-splits",
                    byPlan ? Severity.NOTE : Severity.WARNING,
                    both.size() + " people of " + sides.test() + " are in " + sides.train() + " too: "
                            + some(List.copyOf(both)),
                    byPlan
                            ? "this protocol divides by something else than people"
                            : "the score says little about people never seen",
                    both.size(),
                    cases));
        }
    }

    private Set<String> subjectsOf(String split) {
        return Arrays.stream(checked.splits().get(split))
                .mapToObj(place -> subjects.of(checked.clips().get(place).id()))
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
    }

    private static String some(List<String> names) {
        String shown = names.stream().limit(NAMED).collect(Collectors.joining(", "));
        return names.size() > NAMED ? shown + " and " + (names.size() - NAMED) + " more" : shown;
    }
}
