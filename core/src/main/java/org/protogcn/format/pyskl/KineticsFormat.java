package org.protogcn.format.pyskl;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.protogcn.array.NdArray;
import org.protogcn.format.ClipFormat;
import org.protogcn.format.ClipSink;
import org.protogcn.format.FormatOption;
import org.protogcn.format.ImportOptions;
import org.protogcn.format.LayoutChoice;
import org.protogcn.format.Recognition;
import org.protogcn.format.SourceSummary;
import org.protogcn.skeleton.Clip;

/**
 * Kinetics as published for PYSKL: a list pickle without keypoints, which names for every clip the pickle ("kpfile")
 * that holds them.
 *
 * <p>The list is read first and kept in little memory; then every kpfile is read once, from front to back, several at a
 * time. Clips come in the order of the kpfiles. Those that an interrupted import has left are not read again.
 */
public final class KineticsFormat implements ClipFormat {
    @Override
    public String name() {
        return "kinetics";
    }

    @Override
    public String description() {
        return "Kinetics with keypoints in files of their own, see --keypoints; SOURCE is the pickle that lists the clips (.pkl)";
    }

    @Override
    public List<FormatOption<?>> options() {
        return BoxFilter.options();
    }

    @Override
    public Optional<Recognition> recognise(Path source) {
        return FirstAnnotation.of(source)
                .filter(first -> !first.has("keypoint") && first.has("raw_file"))
                .map(first -> Recognition.certain("it is a list of clips whose keypoints are in other files"));
    }

    @Override
    public SourceSummary read(Path source, ImportOptions options, ClipSink clips) {
        Reading reading = new Reading(source, options, clips);
        Object root = AnnotationSink.read(source, reading::list);
        reading.readKeypointFiles();
        return reading.summary(root);
    }

    private static final class Reading {
        private static final String FRAMES = "frame_inds";

        private final Path source;
        private final KeypointFiles files;
        private final BoxFilter filter;
        private final LayoutChoice layouts;
        private final ClipAssembly assembly;
        private final ClipSink clips;
        private final Map<String, Map<String, ListedClip>> byFile = new LinkedHashMap<>();
        private final Set<String> ids = new HashSet<>();
        private int empty;
        private int filtered;

        Reading(Path source, ImportOptions options, ClipSink clips) {
            this.source = source;
            this.files = new KeypointFiles(source, options.keypoints());
            this.filter = BoxFilter.of(options);
            this.layouts = new LayoutChoice(options);
            this.assembly = new ClipAssembly(layouts);
            this.clips = clips;
        }

        void list(Annotation annotation) {
            Optional<NdArray> keypoints = annotation.array("keypoint");
            if (keypoints.isPresent()) {
                take(assembly.clip(annotation, keypoints.get(), annotation.array(FRAMES)));
                return;
            }
            String file = annotation
                    .rawFile()
                    .orElseThrow(
                            () -> annotation.problem("it has neither 'keypoint' nor the 'raw_file' that holds it"));
            Optional<BitSet> kept = filter.kept(annotation);
            if (!filter.keeps(annotation, kept)) {
                filtered++;
                return;
            }
            ListedClip previous = byFile.computeIfAbsent(file, name -> new LinkedHashMap<>(2))
                    .put(annotation.id(), ListedClip.of(annotation, kept));
            if (previous != null) {
                throw annotation.problem("it is listed twice");
            }
        }

        /** One after another until the layout is known, which the first clip tells; then several at once. */
        void readKeypointFiles() {
            try (ParallelKpfiles several = new ParallelKpfiles(this::layOut, this::take)) {
                byFile.forEach((name, wanted) -> {
                    Path file = files.find(name);
                    if (layouts.isChosen()) {
                        leaveOutWhatIsThere(wanted);
                        if (!wanted.isEmpty()) {
                            several.read(file, wanted);
                        }
                    } else {
                        KpfileReader.read(file, wanted, (listed, stored) -> take(layOut(listed, stored)));
                    }
                });
                several.finish();
            }
        }

        private void leaveOutWhatIsThere(Map<String, ListedClip> wanted) {
            wanted.keySet().removeIf(id -> clips.holds(id) && ids.add(id));
        }

        private Optional<Clip> layOut(ListedClip listed, Annotation stored) {
            NdArray keypoints = stored.array("keypoint").orElseThrow(() -> stored.problem("it has no 'keypoint'"));
            return assembly.clip(
                    listed.annotation(), keypoints, stored.array(FRAMES).or(listed::frameInds));
        }

        private void take(Optional<Clip> clip) {
            if (clip.isPresent()) {
                ids.add(clip.get().id());
                clips.accept(clip.get());
            } else {
                empty++;
            }
        }

        SourceSummary summary(Object root) {
            List<String> notes = new ArrayList<>(layouts.note().stream().toList());
            if (empty > 0) {
                notes.add(empty + " clips without any skeleton were left out");
            }
            if (filtered > 0) {
                notes.add(filtered + " clips with too few valid frames were left out, as valid-share asks");
            }
            return new SourceSummary(
                    layouts.chosen(source.toString()),
                    List.of(),
                    AnnotationSplits.of(root, ids, source.toString(), notes),
                    notes);
        }
    }
}
