package org.protogcn.inspect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.protogcn.skeleton.BodyAxes;
import org.protogcn.store.ClipStore;

/**
 * Looks through a store for what would spoil training, or make its result untrue. Reads every clip once, on all
 * processors; memory holds some figures of every clip, and one clip for each processor.
 *
 * @param splitBy an expression whose group tells the split from a clip's id, instead of the splits of the store
 * @param subjects who acts in which clip
 */
public record DataCheck(Optional<String> splitBy, Subjects subjects) {
    /** With the store's own splits, and subjects by the naming of the benchmarks. */
    public static final DataCheck USUAL = new DataCheck(Optional.empty(), Subjects.known());

    /**
     * Checks a store.
     *
     * @param progress is told how many clips have been read, after every clip, from any thread
     * @throws org.protogcn.InvalidInputException if a clip is damaged, or {@code splitBy} does not divide the clips
     */
    public DataReport run(ClipStore store, IntConsumer progress) {
        Map<String, int[]> splits =
                splitBy.map(regex -> SplitsById.told(store, regex)).orElseGet(() -> SplitsById.stored(store));
        Checked checked = new Checked(store.layout(), store.classNames(), measure(store, progress), splits);
        List<ClassBalance> balances = new ArrayList<>();
        splits.forEach((name, places) -> balances.add(ClassBalance.of(name, places, checked)));
        List<Finding> findings = new ArrayList<>(ClipFindings.of(checked));
        findings.addAll(SpaceFindings.of(checked));
        findings.addAll(CopyFindings.of(checked));
        findings.addAll(SplitFindings.of(checked, balances, subjects));
        findings.sort(Comparator.comparing(Finding::severity));
        return DataReport.of(store.folder(), checked, findings, balances);
    }

    private static List<ClipFigures> measure(ClipStore store, IntConsumer progress) {
        BodyAxes axes = BodyAxes.of(store.layout());
        AtomicInteger done = new AtomicInteger();
        return IntStream.range(0, store.size())
                .parallel()
                .mapToObj(number -> {
                    ClipFigures figures = ClipMeasurement.of(store.clip(number), axes);
                    progress.accept(done.incrementAndGet());
                    return figures;
                })
                .toList();
    }
}
