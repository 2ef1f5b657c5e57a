package org.protogcn.training.explain;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.protogcn.picture.HeatMap;
import org.protogcn.picture.HeatMapPicture;
import org.protogcn.picture.RelationPicture;
import org.protogcn.picture.RelationPicture.Scene;

/**
 * Topologies as the paper draws them: subjects side by side, networks one below the other, and their differences where two
 * of them are compared.
 */
final class TopologyFiles {
    private final List<Explanation> explanations;
    private final TopologyKey instead;

    TopologyFiles(List<Explanation> explanations) {
        this.explanations = explanations;
        this.instead = ExplanationJson.instead(explanations);
    }

    void write(Path folder) throws IOException {
        for (TopologyKey key : ExplanationJson.keys(explanations)) {
            List<List<HeatMap>> grid = grid(key);
            MatrixFiles.draw(folder, key.file(), HeatMapPicture.of(title(key), grid));
            List<HeatMap> maps = grid.stream().flatMap(List::stream).toList();
            List<String> names =
                    FileName.numbered(maps.stream().map(HeatMap::title).toList());
            for (int i = 0; i < names.size(); i++) {
                MatrixFiles.tabulate(folder, key.file() + "-" + names.get(i), maps.get(i));
            }
        }
        TopologyKey last = ExplanationJson.keys(explanations).last();
        List<String> models =
                FileName.numbered(explanations.stream().map(Explanation::model).toList());
        for (int i = 0; i < models.size(); i++) {
            String name = "skeletons-" + last.file() + (compares() ? "-" + models.get(i) : "");
            MatrixFiles.draw(
                    folder, name, RelationPicture.of(title(last) + " on skeletons", scenes(explanations.get(i), last)));
        }
    }

    private boolean compares() {
        return explanations.size() > 1;
    }

    private static String title(TopologyKey key) {
        return switch (key.kind()) {
            case STATIC -> "Static topology " + key.title();
            case INTRA -> "Topology of each clip, per head: " + key.title();
            case INTER -> "Topology of each clip, per channel: " + key.title();
            case WHOLE -> "Whole topology " + key.title();
            case RECONSTRUCTED -> "Topology reconstructed from prototypes";
        };
    }

    /** A row for each network, and one for their difference. */
    private List<List<HeatMap>> grid(TopologyKey key) {
        List<List<HeatMap>> grid = new ArrayList<>();
        explanations.forEach(explanation -> grid.add(row(explanation, key)));
        if (compares()) {
            List<HeatMap> differences = new ArrayList<>();
            for (int subject = 0; subject < subjects(key); subject++) {
                differences.add(HeatMap.difference(
                        explanations.get(0).subjects().get(subject).title() + ": "
                                + explanations.get(0).model() + " − "
                                + explanations.get(1).model(),
                        map(explanations.get(0), subject, key).standardised(),
                        map(explanations.get(1), subject, key).standardised()));
            }
            grid.add(differences);
        }
        return grid;
    }

    private List<HeatMap> row(Explanation explanation, TopologyKey key) {
        List<HeatMap> row = new ArrayList<>();
        for (int subject = 0; subject < subjects(key); subject++) {
            row.add(map(explanation, subject, key));
        }
        if (row.size() == 2) {
            String title = row.get(0).title() + " − " + row.get(1).title();
            row.add(HeatMap.difference(title, row.get(0), row.get(1)));
        }
        return row;
    }

    /** The static topology is that of all. */
    private int subjects(TopologyKey key) {
        return key.kind() == TopologyKind.STATIC
                ? 1
                : explanations.get(0).subjects().size();
    }

    private HeatMap map(Explanation explanation, int subject, TopologyKey key) {
        SubjectExplanation explained = explanation.subjects().get(subject);
        String whose = key.kind() == TopologyKind.STATIC ? "all clips" : explained.title();
        String title = compares() ? whose + ", " + explanation.model() : whose;
        boolean has = explained.topologies().containsKey(key);
        return HeatMap.ofJoints(
                has ? title : title + ", " + instead.title(), explanation.layout(), values(explained, key));
    }

    private double[][] values(SubjectExplanation explained, TopologyKey key) {
        return Topologies.square(
                explained.topologies().getOrDefault(key, explained.topologies().get(instead)));
    }

    private List<Scene> scenes(Explanation explanation, TopologyKey key) {
        return explanation.subjects().stream()
                .map(subject -> {
                    String clip = subject.example().id();
                    String title = clip.equals(subject.title()) ? clip : subject.title() + " · " + clip;
                    return new Scene(title, subject.example(), explanation.layout(), values(subject, key));
                })
                .toList();
    }
}
