package org.protogcn.format.ntu;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.protogcn.InvalidInputException;
import org.protogcn.format.ClipFormat;
import org.protogcn.format.ClipSink;
import org.protogcn.format.FormatOption;
import org.protogcn.format.ImportOptions;
import org.protogcn.format.Recognition;
import org.protogcn.format.SourceSummary;
import org.protogcn.format.SourceTree;
import org.protogcn.skeleton.Clip;
import org.protogcn.skeleton.Keypoints;
import org.protogcn.skeleton.SkeletonLayout;
import org.protogcn.skeleton.SkeletonLayouts;

/**
 * The skeletons of NTU RGB+D and NTU RGB+D 120: texts {@code SsssCcccPpppRrrrAaaa.skeleton}, in a folder or in folders
 * below it.
 *
 * <p>Clips are {@code [M,T,25,3]} in the layout ntu25, in metres, with at most two persons unless asked otherwise.
 * Cleaned by {@link Cleaning} they are those of the published annotation pickles.
 */
public final class NtuRawFormat implements ClipFormat {
    private static final String LAYOUT = "ntu25";

    /** Which dataset to make of the folder. */
    private enum Choice {
        AUTO,
        NTU60,
        NTU120
    }

    private static final FormatOption<Choice> BENCHMARK = FormatOption.choice(
            "benchmark",
            Choice.AUTO,
            "ntu60 takes actions 1 to 60 and splits them by subject and view, ntu120 takes all and splits them by subject"
                    + " and setup; auto: ntu120 if there is an action beyond 60.");

    @Override
    public String name() {
        return "ntu-raw";
    }

    @Override
    public String description() {
        return "NTU RGB+D as published; SOURCE is the folder with SsssCcccPpppRrrrAaaa.skeleton";
    }

    @Override
    public List<FormatOption<?>> options() {
        return Stream.concat(Stream.of(BENCHMARK, BadRecordings.OPTION), Cleaning.OPTIONS.stream())
                .toList();
    }

    @Override
    public Optional<Recognition> recognise(Path source) {
        return SourceTree.sample(source, SkeletonFile.MAX_DEPTH, SourceTree.named(RecordingName.FILE))
                .filter(NtuRawFormat::isRecording)
                .map(file -> Recognition.certain("it holds recordings named like " + file.getFileName()));
    }

    private static boolean isRecording(Path file) {
        try {
            SkeletonReader.read(file, true, new Tally());
            return true;
        } catch (InvalidInputException e) {
            return false;
        }
    }

    @Override
    public SourceSummary read(Path source, ImportOptions options, ClipSink clips) {
        SkeletonLayout layout = layout(options);
        Reading reading = new Reading(options, clips);
        List<SkeletonFile> files = SkeletonFile.list(source);
        Benchmark benchmark = benchmark(options.get(BENCHMARK), files);
        reading.read(files, benchmark);
        return new SourceSummary(
                layout, benchmark.classNames(), benchmark.splits(reading.taken), reading.tally.notes());
    }

    private static Benchmark benchmark(Choice choice, List<SkeletonFile> files) {
        return switch (choice) {
            case AUTO -> Benchmark.of(files);
            case NTU60 -> Benchmark.NTU60;
            case NTU120 -> Benchmark.NTU120;
        };
    }

    private static SkeletonLayout layout(ImportOptions options) {
        SkeletonLayout layout = options.layout().orElseGet(() -> SkeletonLayouts.named(LAYOUT));
        if (layout.size() != Body.JOINTS || layout.dimensions() != 3) {
            throw new InvalidInputException(
                    "the layout " + layout.name() + " has " + layout.size() + " joints in " + layout.dimensions()
                            + "-D, these recordings have 25 in 3-D; leave the layout out to use " + LAYOUT);
        }
        return layout;
    }

    /** What a worker makes of a file. */
    private record Recording(RecordingName name, Optional<Keypoints> keypoints, Tally tally) {}

    private static final class Reading {
        private final Cleaning cleaning;
        private final Set<String> bad;
        private final ClipSink clips;
        private final List<RecordingName> taken = new ArrayList<>();
        private final Tally tally = new Tally();

        Reading(ImportOptions options, ClipSink clips) {
            this.cleaning = Cleaning.of(options);
            this.bad = BadRecordings.of(options.get(BadRecordings.OPTION));
            this.clips = clips;
        }

        void read(List<SkeletonFile> files, Benchmark benchmark) {
            List<SkeletonFile> wanted = files.stream()
                    .filter(file -> isWanted(file.name(), benchmark))
                    .toList();
            Map<Boolean, List<SkeletonFile>> byStored = wanted.stream()
                    .collect(Collectors.partitioningBy(
                            file -> clips.holds(file.name().id())));
            byStored.get(true).forEach(file -> taken.add(file.name()));
            InOrder.forEach(byStored.get(false), this::recording, this::take);
            taken.sort(Comparator.comparing(RecordingName::id));
        }

        private boolean isWanted(RecordingName name, Benchmark benchmark) {
            if (!benchmark.has(name) || bad.contains(name.id())) {
                tally.add(benchmark.has(name) ? Rule.BAD : Rule.BEYOND, 1);
                return false;
            }
            return true;
        }

        private Recording recording(SkeletonFile file) {
            Tally ofThis = new Tally();
            List<Body> bodies = SkeletonReader.read(file.path(), cleaning.frames() == Cleaning.Frames.ALL, ofThis);
            return new Recording(file.name(), cleaning.clean(bodies, ofThis), ofThis);
        }

        private void take(Recording recording) {
            tally.addAll(recording.tally());
            recording.keypoints().ifPresent(keypoints -> {
                RecordingName name = recording.name();
                taken.add(name);
                clips.accept(new Clip(name.id(), name.label(), keypoints));
            });
        }
    }
}
