package org.protogcn.inspect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.protogcn.inspect.Finding.Case;
import org.protogcn.skeleton.BodyAxes;

/** What is the matter with units, axes and sides, as seen from all clips together. */
final class SpaceFindings {
    private final Checked checked;
    private final List<Finding> findings = new ArrayList<>();

    private SpaceFindings(Checked checked) {
        this.checked = checked;
    }

    static List<Finding> of(Checked checked) {
        SpaceFindings all = new SpaceFindings(checked);
        all.sizes();
        all.axes();
        all.sides();
        return all.findings;
    }

    private void sizes() {
        double[] sizes = checked.clips().stream()
                .mapToDouble(ClipFigures::size)
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        if (sizes.length == 0) {
            return;
        }
        double median = sizes[sizes.length / 2];
        unit(median).ifPresent(findings::add);
        List<Case> odd = checked.clips().stream()
                .filter(c -> c.size() > median * Thresholds.ODD_SIZE || c.size() < median / Thresholds.ODD_SIZE)
                .map(c -> Case.of(c.id(), String.format(Locale.ROOT, "%.3g, usual is %.3g", c.size(), median)))
                .toList();
        if (!odd.isEmpty()) {
            findings.add(Finding.inClips(
                    "odd-size",
                    checked.is3d() ? Severity.WARNING : Severity.NOTE,
                    odd.size() + " clips show bodies more than " + (int) Thresholds.ODD_SIZE
                            + " times larger or smaller than usual",
                    checked.is3d() ? "another unit, or a tracker's mistake" : "near and far, or another picture size",
                    odd));
        }
    }

    private Optional<Finding> unit(double size) {
        String measured = String.format(Locale.ROOT, "the median body measures %.3g, which looks like ", size);
        if (!checked.is3d()) {
            return size > Thresholds.LARGEST_BODY
                    ? Optional.empty()
                    : Optional.of(unit(measured + "coordinates from 0 to 1", "multiply by the picture's size"));
        }
        if (size >= Thresholds.SMALLEST_BODY && size <= Thresholds.LARGEST_BODY) {
            return Optional.empty();
        }
        if (size < Thresholds.SMALLEST_BODY) {
            return showsWholeBody()
                    ? Optional.of(unit(
                            measured + "normalised coordinates, not metres",
                            "scale to metres if the data shall go together with other data"))
                    : Optional.empty();
        }
        boolean centimetres = size < 100 * Thresholds.LARGEST_BODY;
        return Optional.of(unit(
                measured + (centimetres ? "centimetres or pixels" : "millimetres or pixels") + ", not metres",
                "divide by " + (centimetres ? 100 : 1000) + " if so"));
    }

    /** A hand, by its names, may well be small. */
    private boolean showsWholeBody() {
        BodyAxes axes = BodyAxes.of(checked.layout());
        return !axes.top().isEmpty() && !axes.bottom().isEmpty();
    }

    private static Finding unit(String what, String advice) {
        return Finding.overall("unit", Severity.WARNING, what, advice);
    }

    private void axes() {
        Map<String, Integer> counts = new TreeMap<>();
        checked.clips().forEach(c -> c.up().ifPresent(up -> counts.merge(up, 1, Integer::sum)));
        Optional<String> usual = counts.entrySet().stream()
                .max(Map.Entry.comparingByValue(Comparator.naturalOrder()))
                .map(Map.Entry::getKey);
        usual.ifPresent(up -> {
            compareWithConvention(up);
            List<Case> others = checked.clips().stream()
                    .filter(c -> c.up().isPresent() && !c.up().get().equals(up))
                    .map(c -> Case.of(c.id(), c.up().get()))
                    .toList();
            if (!others.isEmpty()) {
                findings.add(Finding.inClips(
                        "other-axis",
                        checked.is3d() ? Severity.WARNING : Severity.NOTE,
                        others.size() + " clips have the head in another direction than the usual " + up,
                        "people who lie or bend, or axes that were exchanged: look at one with 'data show'",
                        others));
            }
        });
    }

    private void compareWithConvention(String up) {
        String convention = checked.is3d() ? "+y" : "-y";
        if (!up.equals(convention)) {
            findings.add(Finding.overall(
                    "axes",
                    Severity.WARNING,
                    "the head lies in direction " + up + " of the feet, where "
                            + (checked.is3d() ? "3-D cameras have +y (y upwards)" : "pictures have -y (y downwards)"),
                    "exchange or negate axes before importing if the data shall go together with other data"));
        }
    }

    private void sides() {
        long right = checked.clips().stream().filter(c -> c.forward() > 0).count();
        long wrong = checked.clips().stream().filter(c -> c.forward() < 0).count();
        if (wrong > right) {
            findings.add(Finding.overall(
                    "mirrored",
                    Severity.WARNING,
                    "toes point backwards in " + wrong + " of " + (wrong + right)
                            + " clips: left and right are exchanged, or one axis is mirrored",
                    "see which hand a known action uses; exchange the sides or negate x"));
        }
    }
}
