package org.protogcn.training.explain;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
        Collection<Attribution> clips = clips();
        List<MeanAttribution> means = explanation.subjects().stream()
                .flatMap(subject -> subject.mean().stream())
                .toList();
        Iterator<String> names = FileName.numbered(Stream.concat(
                                clips.stream().map(Attribution::clip),
                                means.stream()
                                        .map(mean -> "class-" + mean.mean().clip()))
                        .toList())
                .iterator();
        for (Attribution attribution : clips) {
            write(folder, names.next(), title(attribution), attribution);
        }
        for (MeanAttribution mean : means) {
            write(folder, names.next(), title(mean), mean.mean());
        }
        new ClassEvidenceFiles(explanation).write(folder);
    }

    /** Each once, which may be an example of several subjects. */
    private Collection<Attribution> clips() {
        Map<String, Attribution> clips = new LinkedHashMap<>();
        for (SubjectExplanation subject : explanation.subjects()) {
            subject.attributions().forEach(attribution -> clips.put(attribution.clip(), attribution));
        }
        return clips.values();
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
