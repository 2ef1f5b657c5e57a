package org.protogcn.cli;

import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.protogcn.training.explain.Attribution;
import org.protogcn.training.explain.Explanation;
import org.protogcn.training.explain.PrototypeReport;
import org.protogcn.training.explain.SubjectExplanation;

/** The gist of an explanation in words. */
final class ExplanationText {
    private static final int NAMED = 3;

    private final PrintWriter out;

    ExplanationText(PrintWriter out) {
        this.out = out;
    }

    void print(Explanation explanation) {
        out.println(explanation.model() + ", " + explanation.file());
        for (SubjectExplanation subject : explanation.subjects()) {
            out.printf(
                    "  %s: %d clip%s, %d recognised%n",
                    subject.title(), subject.clips(), subject.clips() == 1 ? "" : "s", subject.right());
            subject.attributions()
                    .forEach(attribution -> print(
                            attribution.clip() + ", recognised as "
                                    + explanation.classNames().get(attribution.predicted()),
                            attribution,
                            explanation));
            subject.mean().ifPresent(mean -> print("mean of " + mean.clips(), mean.mean(), explanation));
        }
        explanation.prototypes().ifPresent(this::print);
    }

    private void print(String what, Attribution attribution, Explanation explanation) {
        out.printf(
                Locale.ROOT,
                "    %s: rests on %s; occlusion and gradients agree by %.2f on joints, %.2f on frames"
                        + " (rank correlation)%n",
                what,
                strongest(attribution, explanation.layout().joints()),
                attribution.joints().agreement(),
                attribution.windows().agreement());
    }

    private static String strongest(Attribution attribution, List<String> joints) {
        double[] gradient = attribution.joints().gradient();
        double[] occlusion = attribution.joints().occlusion();
        return IntStream.range(0, joints.size())
                .boxed()
                .sorted(Comparator.comparingDouble(joint -> -gradient[joint] - occlusion[joint]))
                .limit(NAMED)
                .map(joints::get)
                .collect(Collectors.joining(", "));
    }

    private void print(PrototypeReport report) {
        out.printf(
                Locale.ROOT,
                "  %d prototypes, used as evenly as %.1f; %d unused, %d never a first choice, %d duplicated%n",
                report.prototypes().size(),
                report.effective(),
                report.unused().size(),
                report.neverFirst().size(),
                report.duplicated().size());
    }
}
