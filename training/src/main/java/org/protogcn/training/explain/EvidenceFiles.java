package org.protogcn.training.explain;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.protogcn.picture.EvidencePicture;
import org.protogcn.picture.EvidencePicture.Panel;
import org.protogcn.picture.HeatMap;
import org.protogcn.picture.HeatMapPicture;

/** What decisions rest on: clip by clip, on the mean over a class, and class by class. */
final class EvidenceFiles {
    private static final List<String> WAYS = List.of("integrated gradients", "occlusion");
    private static final List<String> COLUMNS = List.of("gradient", "occlusion", "hidden", "alone");

    private final Explanation explanation;

    EvidenceFiles(Explanation explanation) {
        this.explanation = explanation;
    }

    void write(Path folder) throws IOException {
        for (SubjectExplanation subject : explanation.subjects()) {
            for (Attribution attribution : subject.attributions()) {
                write(folder, FileName.of(attribution.clip()), title(attribution), attribution);
            }
            if (subject.mean().isPresent()) {
                MeanAttribution mean = subject.mean().get();
                write(folder, "class-" + FileName.of(subject.title()), title(mean), mean.mean());
            }
        }
        writeClasses(folder);
    }

    private void write(Path folder, String name, String title, Attribution attribution) throws IOException {
        int frames = attribution.map().length;
        List<Part> parts = List.of(
                new Part("joints", explanation.layout().joints(), attribution.joints()),
                new Part("frames", stretches(attribution.windows().gradient().length, frames), attribution.windows()),
                new Part("persons", numbers(attribution.persons().gradient().length), attribution.persons()));
        List<Panel> panels = parts.stream()
                .filter(part -> part.names().size() > 1)
                .map(Part::panel)
                .toList();
        MatrixFiles.draw(folder, name, EvidencePicture.of(title, WAYS, panels));
        for (Part part : parts) {
            MatrixFiles.tabulate(folder, name + "-" + part.kind(), part.table());
        }
        HeatMap map = new HeatMap(title, numbers(frames), explanation.layout().joints(), attribution.map(), true);
        MatrixFiles.tabulate(folder, name + "-map", map);
        MatrixFiles.draw(
                folder, name + "-map", HeatMapPicture.of("Joints by frames", List.of(List.of(map.transposed()))));
    }

    /** One row for each class, where there are several. */
    private void writeClasses(Path folder) throws IOException {
        List<Attribution> means = explanation.subjects().stream()
                .flatMap(subject -> subject.mean().stream())
                .map(MeanAttribution::mean)
                .toList();
        if (means.size() > 1) {
            List<String> joints = explanation.layout().joints();
            writeClasses(folder, "joints", joints, means, Attribution::joints);
            int windows = means.get(0).windows().gradient().length;
            List<String> stretches = stretches(windows, means.get(0).map().length);
            writeClasses(folder, "frames", stretches, means, Attribution::windows);
        }
    }

    private static void writeClasses(
            Path folder, String kind, List<String> names, List<Attribution> means, Function<Attribution, Evidence> part)
            throws IOException {
        List<String> classes = means.stream().map(Attribution::clip).toList();
        List<Evidence> evidence = means.stream().map(part).toList();
        List<HeatMap> maps = new ArrayList<>();
        maps.add(classMap(WAYS.get(0), classes, names, evidence, Evidence::gradient));
        maps.add(classMap(WAYS.get(1), classes, names, evidence, Evidence::occlusion));
        String name = "classes-" + kind;
        MatrixFiles.tabulate(folder, name + "-gradient", maps.get(0));
        MatrixFiles.tabulate(folder, name + "-occlusion", maps.get(1));
        String title = "Which " + kind + " the decisions for the classes rest on";
        MatrixFiles.draw(folder, name, HeatMapPicture.eachByItself(title, List.of(maps)));
    }

    private static HeatMap classMap(
            String way,
            List<String> classes,
            List<String> names,
            List<Evidence> evidence,
            Function<Evidence, double[]> numbers) {
        double[][] values = evidence.stream().map(numbers).toArray(double[][]::new);
        return new HeatMap(way, classes, names, values, true);
    }

    private static String title(MeanAttribution mean) {
        return String.format(
                Locale.ROOT,
                "%s, mean of %d clips that are recognised, log-odds %.1f",
                mean.mean().clip(),
                mean.clips(),
                mean.mean().logOdds());
    }

    private String title(Attribution attribution) {
        return String.format(
                Locale.ROOT,
                "%s, recognised as %s, log-odds %.1f",
                attribution.clip(),
                explanation.classNames().get(attribution.predicted()),
                attribution.logOdds());
    }

    /** In per cent of the clip, which is sampled from its beginning to its end. */
    private static List<String> stretches(int windows, int frames) {
        return IntStream.range(0, windows)
                .mapToObj(window -> percent(Windows.first(window, windows, frames), frames) + " to "
                        + percent(Windows.first(window + 1, windows, frames), frames) + " %")
                .toList();
    }

    private static long percent(int frame, int frames) {
        return Math.round(100.0 * frame / frames);
    }

    private static List<String> numbers(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).toList();
    }

    /** Parts of one kind. */
    private record Part(String kind, List<String> names, Evidence evidence) {
        Panel panel() {
            String agreement =
                    names.size() < 3 ? "" : String.format(Locale.ROOT, ", rank correlation %.2f", evidence.agreement());
            return new Panel(
                    (kind.equals("frames") ? "frames, in % of the clip" : kind) + agreement,
                    names,
                    new double[][] {evidence.gradient(), evidence.occlusion()});
        }

        HeatMap table() {
            double[][] rows = {evidence.gradient(), evidence.occlusion(), evidence.hidden(), evidence.alone()};
            return new HeatMap(kind, COLUMNS, names, rows, false).transposed();
        }
    }
}
