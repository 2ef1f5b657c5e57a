package org.protogcn.format.ntu;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Which of the two datasets is made, with its actions and splits. */
enum Benchmark {
    NTU60(60),
    NTU120(120);

    private static final int SMALL = 60;

    private final int actions;

    Benchmark(int actions) {
        this.actions = actions;
    }

    /** The larger one if there is an action that only it has. */
    static Benchmark of(List<SkeletonFile> files) {
        return files.stream().anyMatch(file -> file.name().action() > SMALL) ? NTU120 : NTU60;
    }

    boolean has(RecordingName recording) {
        return recording.action() >= 1 && recording.action() <= actions;
    }

    List<String> classNames() {
        return NtuResource.actions().subList(0, actions);
    }

    /** Cross-subject, and cross-view or cross-setup. */
    Map<String, List<String>> splits(List<RecordingName> recordings) {
        Map<String, List<String>> splits = new LinkedHashMap<>();
        put(splits, "xsub", recordings, RecordingName::performerTrains);
        if (this == NTU60) {
            put(splits, "xview", recordings, RecordingName::viewTrains);
        } else {
            put(splits, "xset", recordings, RecordingName::setupTrains);
        }
        return splits;
    }

    private static void put(
            Map<String, List<String>> splits,
            String name,
            List<RecordingName> recordings,
            Predicate<RecordingName> trains) {
        List<String> train = new ArrayList<>();
        List<String> val = new ArrayList<>();
        recordings.forEach(recording -> (trains.test(recording) ? train : val).add(recording.id()));
        splits.put(name + "_train", train);
        splits.put(name + "_val", val);
    }
}
