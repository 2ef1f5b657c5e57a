package org.protogcn.format.arrays;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.protogcn.InvalidInputException;
import org.protogcn.format.ClipFormat;
import org.protogcn.format.ClipSink;
import org.protogcn.format.FormatOption;
import org.protogcn.format.ImportOptions;
import org.protogcn.format.Labels;
import org.protogcn.format.PoseArray;
import org.protogcn.format.PoseCleaning;
import org.protogcn.format.Recognition;
import org.protogcn.format.RecordingClasses;
import org.protogcn.format.SourceFile;
import org.protogcn.format.SourceSummary;
import org.protogcn.format.recordings.MatVariables;

/** MATLAB files (MAT v5) with an array of poses for every clip. Coordinates become float32. */
public final class MatFormat implements ClipFormat {
    private static final FormatOption<String> VARIABLE = FormatOption.text(
            "variable", "NAME", "the variable that holds the poses; may be left out where a file has only one");
    private static final Axes USUAL = Axes.parse("VCT");

    @Override
    public String name() {
        return "mat";
    }

    @Override
    public String description() {
        return "MATLAB files (v5, not v7.3) with an array per clip, by default [V,C,T]; SOURCE is a .mat file or a folder"
                + " of such";
    }

    @Override
    public List<FormatOption<?>> options() {
        return Stream.concat(Stream.of(VARIABLE, ArrayImport.AXES, Labels.PATTERN), PoseCleaning.options().stream())
                .toList();
    }

    @Override
    public Optional<Recognition> recognise(Path source) {
        return SourceFile.first(source, ".mat")
                .map(file -> Recognition.name(file.getFileName() + " is called a MATLAB file"));
    }

    @Override
    public SourceSummary read(Path source, ImportOptions options, ClipSink clips) {
        ArrayImport arrays = new ArrayImport(options, clips);
        Axes axes = options.get(ArrayImport.AXES).orElse(USUAL);
        if (axes.has('N')) {
            throw new InvalidInputException(
                    "the axes " + axes + " count clips, but a MATLAB file holds one; leave N out of them");
        }
        List<SourceFile> files = SourceFile.list(source, ".mat");
        RecordingClasses classes = RecordingClasses.ofFiles(source, files, options);
        for (SourceFile file : files) {
            PoseArray poses = poses(file.path(), options, axes, arrays);
            arrays.add(file.path().toString(), file.name(), classes.label(file.name()), poses, "");
        }
        return arrays.summary(source, classes.names());
    }

    private static PoseArray poses(Path file, ImportOptions options, Axes axes, ArrayImport arrays) {
        String variable = options.has(VARIABLE) ? options.get(VARIABLE) : onlyVariable(file);
        MatVariables variables = MatVariables.read(file, variable);
        int[] shape = padded(variables.shape(variable), axes.rank());
        double[] numbers = variables.numbers(variable);
        String where = file + ": " + variable;
        AxisPlaces places = arrays.places(where, shape, strides(shape), axes);
        return places.rounded(where, place -> numbers[(int) place]);
    }

    private static String onlyVariable(Path file) {
        List<String> names = MatVariables.names(file);
        if (names.size() != 1) {
            throw new InvalidInputException(file + " holds the variables " + String.join(", ", names)
                    + "; say which one holds the poses with --set variable=");
        }
        return names.get(0);
    }

    /** MATLAB drops axes of extent 1 at the end. */
    private static int[] padded(List<Integer> shape, int rank) {
        int[] padded = new int[Math.max(rank, shape.size())];
        Arrays.fill(padded, 1);
        for (int axis = 0; axis < shape.size(); axis++) {
            padded[axis] = shape.get(axis);
        }
        return padded;
    }

    /** The first index runs fastest. */
    private static long[] strides(int[] shape) {
        long[] strides = new long[shape.length];
        long stride = 1;
        for (int axis = 0; axis < shape.length; axis++) {
            strides[axis] = stride;
            stride *= shape[axis];
        }
        return strides;
    }
}
