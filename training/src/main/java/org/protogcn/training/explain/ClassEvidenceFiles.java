package org.protogcn.training.explain;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.protogcn.picture.HeatMap;
import org.protogcn.picture.HeatMapPicture;

/** What the decisions for several classes rest on, a row for each: by its joints, and by its frames. */
final class ClassEvidenceFiles {
    private final Explanation explanation;
    private final List<Attribution> means;

    ClassEvidenceFiles(Explanation explanation) {
        this.explanation = explanation;
        this.means = explanation.subjects().stream()
                .flatMap(subject -> subject.mean().stream())
                .map(MeanAttribution::mean)
                .toList();
    }

    /** Writes nothing where there are not two classes with a mean. */
    void write(Path folder) throws IOException {
        if (means.size() > 1) {
            write(folder, "joints", explanation.layout().joints(), Attribution::joints);
            write(folder, "frames", Windows.shares(means.get(0).map().length), Attribution::windows);
        }
    }

    private void write(Path folder, String kind, List<String> names, Function<Attribution, Evidence> part)
            throws IOException {
        HeatMap gradient = map(EvidenceFiles.WAYS.get(0), names, part.andThen(Evidence::gradient));
        HeatMap occlusion = map(EvidenceFiles.WAYS.get(1), names, part.andThen(Evidence::occlusion));
        String name = "classes-" + kind;
        MatrixFiles.tabulate(folder, name + "-gradient", gradient);
        MatrixFiles.tabulate(folder, name + "-occlusion", occlusion);
        String title = "Which " + kind + " the decisions for the classes rest on";
        MatrixFiles.draw(folder, name, HeatMapPicture.eachByItself(title, List.of(List.of(gradient, occlusion))));
    }

    private HeatMap map(String way, List<String> names, Function<Attribution, double[]> numbers) {
        List<String> classes = means.stream().map(Attribution::clip).toList();
        return new HeatMap(way, classes, names, means.stream().map(numbers).toArray(double[][]::new), true);
    }
}
