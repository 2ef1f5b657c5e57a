package org.protogcn.format.arrays;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.protogcn.InvalidInputException;
import org.protogcn.array.NpyHeader;
import org.protogcn.format.ClipSink;
import org.protogcn.format.FormatOption;
import org.protogcn.format.ImportOptions;
import org.protogcn.format.LayoutChoice;
import org.protogcn.format.PoseArray;
import org.protogcn.format.PoseCleaning;
import org.protogcn.format.SourceSummary;
import org.protogcn.skeleton.SkeletonLayout;
import org.protogcn.skeleton.SkeletonLayouts;

/** Arrays on their way to clips: axes, layout, cleaning, splits. */
final class ArrayImport {
    static final FormatOption<Optional<Axes>> AXES = new FormatOption<>(
            "axes",
            "LETTERS",
            "",
            "which axis is which: N clips, C coordinates, T frames, V joints, M persons; NT(MVC) shares one axis",
            text -> text.isEmpty() ? Optional.empty() : Optional.of(Axes.parse(text)));

    private final Optional<Axes> axes;
    private final LayoutChoice layouts;
    private final Optional<SkeletonLayout> layout;
    private final PoseCleaning cleaning;
    private final ClipSink sink;
    private final Map<String, List<String>> splits = new LinkedHashMap<>();
    private int unlabelled;

    ArrayImport(ImportOptions options, ClipSink sink) {
        this.axes = options.get(AXES);
        this.layouts = new LayoutChoice(options);
        this.layout = options.layout();
        this.cleaning = new PoseCleaning(options);
        this.sink = sink;
    }

    /** The axes that the user names, or those that arrays of so many axes usually have. */
    Axes axes(String where, int rank, boolean dataset) {
        return axes.orElseGet(() -> usual(where, rank, dataset));
    }

    private static Axes usual(String where, int rank, boolean dataset) {
        return Axes.parse(
                switch (rank) {
                    case 5 -> "NCTVM";
                    case 4 -> dataset ? "NTVC" : "MTVC";
                    case 3 -> dataset ? "NT(MVC)" : "TVC";
                    case 2 -> dataset ? refuse(where, rank) : "T(VC)";
                    default -> refuse(where, rank);
                });
    }

    private static String refuse(String where, int rank) {
        throw new InvalidInputException(
                where + " has " + rank + " axes, which are not those of poses; say what they are with --set axes=");
    }

    /** Hands over all clips of an array, which are those of a split unless its name is empty. */
    void addAll(String where, ClipArray array, Axes meaning, ClipNames names, String split) throws IOException {
        AxisPlaces places = places(where, array.header(), meaning);
        names.requireSize(places.clips().size(), where);
        for (int clip = 0; clip < places.clips().size(); clip++) {
            PoseArray poses = places.gather(
                    where,
                    array.header().type(),
                    array.clip(clip, places.clips().stride()));
            add(where, names.ids().get(clip), names.labels()[clip], poses, split);
        }
    }

    /** @throws InvalidInputException if the array is empty, has too many clips, or axes that do not fit */
    AxisPlaces places(String where, NpyHeader header, Axes meaning) {
        return places(where, header.shape(), header.strides(), meaning);
    }

    /** The same for an array of another file. */
    AxisPlaces places(String where, int[] shape, long[] strides, Axes meaning) {
        if (Arrays.stream(shape).anyMatch(extent -> extent == 0)) {
            throw new InvalidInputException(
                    where + " has the shape " + Arrays.toString(shape) + " and holds no numbers");
        }
        int joints = meaning.joints(shape);
        int channels = meaning.channels(shape);
        SkeletonLayout known = joints >= 0 && channels >= 0
                ? choose(where, joints, channels)
                : layout.orElseGet(() -> SkeletonLayouts.named("ntu25"));
        AxisPlaces places = meaning.places(where, shape, strides, known);
        if (places.clips().size() > ClipNames.MOST) {
            throw new InvalidInputException(where + " holds " + places.clips().size() + " clips; at most "
                    + ClipNames.MOST + " are possible, check which axis is which");
        }
        return places;
    }

    private SkeletonLayout choose(String where, int joints, int channels) {
        try {
            return layouts.of(joints, channels, false);
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException(where + " " + e.getMessage(), e);
        }
    }

    /** Cleans the poses and hands them over as a clip, unless nobody is there. */
    void add(String where, String id, int label, PoseArray poses, String split) {
        SkeletonLayout chosen = choose(where, poses.joints(), poses.channels());
        cleaning.clean(poses).ifPresent(clean -> {
            sink.accept(clean.clip(id, label, chosen));
            unlabelled += label < 0 ? 1 : 0;
            if (!split.isEmpty()) {
                splits.computeIfAbsent(split, name -> new ArrayList<>()).add(id);
            }
        });
    }

    SourceSummary summary(Path source, List<String> classNames) {
        List<String> notes = new ArrayList<>(layouts.note().stream().toList());
        notes.addAll(cleaning.notes());
        if (unlabelled > 0) {
            notes.add(unlabelled + " clips have no label; nothing beside them tells their class");
        }
        return new SourceSummary(layouts.chosen(source.toString()), classNames, splits, notes);
    }
}
