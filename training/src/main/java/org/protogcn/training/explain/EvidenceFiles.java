package org.protogcn.training.explain;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.protogcn.picture.EvidencePicture;
import org.protogcn.picture.EvidencePicture.Panel;
import org.protogcn.picture.HeatMap;
import org.protogcn.picture.HeatMapPicture;

/** What decisions rest on: of every clip, and of every class by its mean. */
final class EvidenceFiles {
    static final List<String> WAYS = List.of("integrated gradients", "occlusion");
    private static final List<String> COLUMNS = List.of("gradient", "occlusion", "hidden", "alone");

    private final Explanation explanation;

    EvidenceFiles(Explanation explanation) {
        this.explanation = explanation;
    }

    void write(Path folder) throws IOException {
        List<SubjectExplanation> subjects = explanation.subjects();
        Map<String, String> classes = FileName.numbered(
                subjects.stream().map(SubjectExplanation::title).toList());
        Map<String, String> clips = FileName.numbered(subjects.stream()
                .flatMap(subject -> subject.attributions().stream())
                .map(Attribution::clip)
                .toList());
        for (SubjectExplanation subject : subjects) {
            for (Attribution attribution : subject.attributions()) {
                write(folder, clips.get(attribution.clip()), title(attribution), attribution);
            }
            Optional<MeanAttribution> mean = subject.mean();
            if (mean.isPresent()) {
                String name = "class-" + classes.get(subject.title());
                write(folder, name, title(mean.get()), mean.get().mean());
            }
        }
        new ClassEvidenceFiles(explanation).write(folder);
    }

    private void write(Path folder, String name, String title, Attribution attribution) throws IOException {
        int frames = attribution.map().length;
        List<Part> parts = List.of(
                new Part("joints", "joints", explanation.layout().joints(), attribution.joints()),
                new Part("frames", "frames, in % of the clip", Windows.shares(frames), attribution.windows()),
                new Part(
                        "persons", "persons", numbers(attribution.persons().gradient().length), attribution.persons()));
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

    private static List<String> numbers(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).toList();
    }

    /** Parts of one kind. */
    private record Part(String kind, String title, List<String> names, Evidence evidence) {
        Panel panel() {
            String agreement =
                    names.size() < 3 ? "" : String.format(Locale.ROOT, ", rank correlation %.2f", evidence.agreement());
            return new Panel(title + agreement, names, new double[][] {evidence.gradient(), evidence.occlusion()});
        }

        HeatMap table() {
            double[][] rows = {evidence.gradient(), evidence.occlusion(), evidence.hidden(), evidence.alone()};
            return new HeatMap(kind, COLUMNS, names, rows, false).transposed();
        }
    }
}
