package org.protogcn.format.pyskl;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.protogcn.array.NdArray;
import org.protogcn.format.ClipFormat;
import org.protogcn.format.ClipSink;
import org.protogcn.format.ImportOptions;
import org.protogcn.format.Recognition;
import org.protogcn.format.LayoutChoice;
import org.protogcn.format.SourceSummary;
import org.protogcn.format.pickle.ItemSink;
import org.protogcn.format.pickle.PickleReader;
import org.protogcn.skeleton.Clip;

/**
 * Kinetics as published for PYSKL: a list pickle without keypoints, which names for every clip the pickle ("kpfile")
 * that holds them.
 *
 * <p>The list is read first and kept without its arrays of scores; then every kpfile is read once, from front to back.
 * Clips come in the order of the kpfiles.
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
        private static final Set<String> KEPT = Set.of("label", "img_shape", FRAMES, "anno_inds");

        private final Path source;
        private final KeypointFiles files;
        private final LayoutChoice layouts;
        private final ClipAssembly assembly;
        private final ClipSink clips;
        private final Map<String, Map<String, Annotation>> byFile = new LinkedHashMap<>();
        private final Set<String> ids = new HashSet<>();
        private int empty;

        Reading(Path source, ImportOptions options, ClipSink clips) {
            this.source = source;
            this.files = new KeypointFiles(source, options.keypoints());
            this.layouts = new LayoutChoice(options);
            this.assembly = new ClipAssembly(layouts);
            this.clips = clips;
        }

        void list(Annotation annotation) {
            Optional<NdArray> keypoints = annotation.array("keypoint");
            if (keypoints.isPresent()) {
                take(annotation, keypoints.get(), annotation.array(FRAMES));
                return;
            }
            String file = annotation
                    .rawFile()
                    .orElseThrow(
                            () -> annotation.problem("it has neither 'keypoint' nor the 'raw_file' that holds it"));
            Annotation previous =
                    byFile.computeIfAbsent(file, name -> new LinkedHashMap<>()).put(annotation.id(), slim(annotation));
            if (previous != null) {
                throw annotation.problem("it is listed twice");
            }
        }

        /** What is kept of a clip until its kpfile is read. */
        private static Annotation slim(Annotation annotation) {
            Map<Object, Object> kept = new HashMap<>(8);
            annotation.fields().forEach((key, value) -> {
                if (key instanceof String name && KEPT.contains(name)) {
                    kept.put(key, value);
                }
            });
            annotation.array(FRAMES).flatMap(FrameRuns::of).ifPresent(runs -> kept.put(FRAMES, runs));
            return new Annotation(annotation.source(), annotation.id(), kept);
        }

        private static Optional<NdArray> frames(Annotation slim) {
            return slim.fields().get(FRAMES) instanceof FrameRuns runs
                    ? Optional.of(runs.toArray())
                    : slim.array(FRAMES);
        }

        void readKeypointFiles() {
            byFile.forEach((name, wanted) -> {
                Path file = files.find(name);
                PickleReader.read(file, new KeypointSink(file, wanted));
                if (!wanted.isEmpty()) {
                    throw wanted.values()
                            .iterator()
                            .next()
                            .problem("its keypoints are not in " + file + ", where the list says they are");
                }
            });
        }

        private void take(Annotation annotation, NdArray keypoints, Optional<NdArray> frameInds) {
            Optional<Clip> clip = assembly.clip(annotation, keypoints, frameInds);
            clip.ifPresentOrElse(
                    present -> {
                        ids.add(present.id());
                        clips.accept(present);
                    },
                    () -> empty++);
        }

        SourceSummary summary(Object root) {
            List<String> notes = new ArrayList<>(layouts.note().stream().toList());
            if (empty > 0) {
                notes.add(empty + " clips without any skeleton were left out");
            }
            return new SourceSummary(
                    layouts.chosen(source.toString()),
                    List.of(),
                    AnnotationSplits.of(root, ids, source.toString(), notes),
                    notes);
        }

        /** Joins the clips of one kpfile, id to dict, with what the list says of them. */
        private final class KeypointSink implements ItemSink {
            private final Path file;
            private final Map<String, Annotation> wanted;

            KeypointSink(Path file, Map<String, Annotation> wanted) {
                this.file = file;
                this.wanted = wanted;
            }

            @Override
            public boolean streams(String key, Object container) {
                return key.equals(ROOT) && container instanceof Map;
            }

            @Override
            public void item(Object key, Object value) {
                Annotation listed = key instanceof String id ? wanted.remove(id) : null;
                if (listed == null) {
                    return;
                }
                if (!(value instanceof Map<?, ?> fields)) {
                    throw listed.problem("its entry in " + file + " is no dict");
                }
                Annotation stored = new Annotation(file.toString(), listed.id(), fields);
                NdArray keypoints = stored.array("keypoint").orElseThrow(() -> stored.problem("it has no 'keypoint'"));
                Optional<NdArray> frames = stored.array(FRAMES).or(() -> frames(listed));
                take(listed, keypoints, frames);
            }
        }
    }
}
