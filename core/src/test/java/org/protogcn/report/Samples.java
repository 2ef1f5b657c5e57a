package org.protogcn.report;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.protogcn.dataset.SyntheticStore;
import org.protogcn.evaluation.Scores;
import org.protogcn.skeleton.SkeletonLayout;
import org.protogcn.skeleton.SkeletonLayouts;
import org.protogcn.store.ClipStore;
import org.protogcn.synthetic.SyntheticActions;

/** Made-up people and what somebody who now and then errs says of them. */
final class Samples {
    private Samples() {}

    /** 40 clips of ten classes. */
    static ClipStore store(Path folder) {
        SyntheticStore.write(folder, new SyntheticActions(1, 2, 1, 1, 1), clips -> {});
        return ClipStore.open(folder);
    }

    /** Of every clip of a store; each third is taken for the next class. */
    static Scores scores(ClipStore store) {
        Scores.Builder scores = new Scores.Builder(store.classNames());
        for (int clip = 0; clip < store.size(); clip++) {
            int shift = clip % 3 == 0 ? 1 : 0;
            scores.add(
                    store.id(clip),
                    store.label(clip),
                    row(store, (store.label(clip) + shift) % 10, 0.5 + clip % 5 / 10.0));
        }
        return scores.build();
    }

    private static double[] row(ClipStore store, int prediction, double share) {
        double[] row = new double[store.classNames().size()];
        Arrays.fill(row, (1 - share) / (row.length - 1));
        row[prediction] = share;
        return row;
    }

    static ReportContents contents(ClipStore store) {
        return new ReportContents(
                "sample",
                "test",
                scores(store),
                Optional.empty(),
                Optional.of(store),
                List.of(),
                "protogcn",
                List.of());
    }

    /** How joints are joined by bones. */
    static NamedMatrix bones(String layoutName, String group, String name) {
        SkeletonLayout layout = SkeletonLayouts.named(layoutName);
        double[][] values = new double[layout.size()][layout.size()];
        for (int joint = 0; joint < layout.size(); joint++) {
            values[joint][layout.bones().get(joint)] = 1 + joint / 100.0;
        }
        return new NamedMatrix(group, name, layout.joints(), values);
    }
}
