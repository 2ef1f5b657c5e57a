package org.protogcn.format.pyskl;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.protogcn.InvalidInputException;
import org.protogcn.array.NdArray;
import org.protogcn.format.ClipFormat;
import org.protogcn.format.ClipSink;
import org.protogcn.format.ImportOptions;
import org.protogcn.format.LayoutChoice;
import org.protogcn.format.Recognition;
import org.protogcn.format.SourceSummary;
import org.protogcn.skeleton.Clip;

/** Annotation pickles of PYSKL: with and without splits, 2-D and 3-D, plain and compressed. */
public final class PysklFormat implements ClipFormat {
    @Override
    public String name() {
        return "pyskl";
    }

    @Override
    public String description() {
        return "PYSKL annotations of NTU, FineGYM, Diving48, UCF101, HMDB51, compressed Kinetics; SOURCE is a pickle (.pkl)";
    }

    @Override
    public Optional<Recognition> recognise(Path source) {
        return FirstAnnotation.of(source)
                .filter(first -> first.has("keypoint"))
                .map(first -> Recognition.certain("it is a pickle of annotations that begins with clip " + first.id()));
    }

    @Override
    public SourceSummary read(Path source, ImportOptions options, ClipSink clips) {
        Reading reading = new Reading(options, clips);
        Object root = AnnotationSink.read(source, reading::take);
        return reading.summary(root, source.toString());
    }

    private static final class Reading {
        private final LayoutChoice layouts;
        private final ClipAssembly assembly;
        private final ClipSink clips;
        private final Set<String> ids = new HashSet<>();
        private int empty;
        private int otherLengths;

        Reading(ImportOptions options, ClipSink clips) {
            this.layouts = new LayoutChoice(options);
            this.assembly = new ClipAssembly(layouts);
            this.clips = clips;
        }

        void take(Annotation annotation) {
            NdArray keypoints = annotation.array("keypoint").orElseThrow(() -> withoutKeypoints(annotation));
            Optional<Clip> clip = assembly.clip(annotation, keypoints, annotation.array("frame_inds"));
            if (clip.isEmpty()) {
                empty++;
                return;
            }
            count(annotation, keypoints, clip.get());
            ids.add(annotation.id());
            clips.accept(clip.get());
        }

        private void count(Annotation annotation, NdArray keypoints, Clip clip) {
            if (keypoints.rank() == 4
                    && annotation
                            .totalFrames()
                            .filter(n -> n != clip.keypoints().frames())
                            .isPresent()) {
                otherLengths++;
            }
        }

        private static InvalidInputException withoutKeypoints(Annotation annotation) {
            return annotation.problem(
                    annotation.has("raw_file")
                            ? "it has no 'keypoint' but names the file that holds it; import this list as format"
                                    + " kinetics"
                            : "it has no 'keypoint'");
        }

        SourceSummary summary(Object root, String source) {
            List<String> notes = new ArrayList<>(layouts.note().stream().toList());
            if (empty > 0) {
                notes.add(empty + " clips without any skeleton were left out");
            }
            if (otherLengths > 0) {
                notes.add(otherLengths + " clips have a 'total_frames' other than the frames of their keypoints; all"
                        + " frames were kept");
            }
            return new SourceSummary(
                    layouts.chosen(source), List.of(), AnnotationSplits.of(root, ids, source, notes), notes);
        }
    }
}
