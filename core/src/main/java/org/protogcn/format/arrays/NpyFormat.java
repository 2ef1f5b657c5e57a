package org.protogcn.format.arrays;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.protogcn.InvalidInputException;
import org.protogcn.array.NpyFile;
import org.protogcn.array.NpyHeader;
import org.protogcn.format.ClipFormat;
import org.protogcn.format.ClipSink;
import org.protogcn.format.FormatOption;
import org.protogcn.format.ImportOptions;
import org.protogcn.format.Labels;
import org.protogcn.format.PoseCleaning;
import org.protogcn.format.Recognition;
import org.protogcn.format.RecordingClasses;
import org.protogcn.format.SourceFile;
import org.protogcn.format.SourceSummary;
import org.protogcn.io.Reason;

/** NumPy's {@code .npy} files: a dataset in one array, as ST-GCN keeps it, or a file for every clip. */
public final class NpyFormat implements ClipFormat {
    private static final FormatOption<String> LABELS = FormatOption.text(
            "labels",
            "FILE",
            "pickle of (names, labels) or .npy of labels; found beside the array by its name otherwise");
    private static final Pattern LABEL_FILE = Pattern.compile("(?i)(.*[_/])?labels?");
    private static final Pattern DATA_ENDING = Pattern.compile("_data.*$");
    private static final List<String> LABEL_ENDINGS = List.of("_label.pkl", "_labels.pkl", "_label.npy", "_labels.npy");

    @Override
    public String name() {
        return "npy";
    }

    @Override
    public String description() {
        return "NumPy arrays: ST-GCN's [N,C,T,V,M] with its label file, or a folder of clips [T,V,C] or [M,T,V,C];"
                + " SOURCE is a .npy file or a folder of such";
    }

    @Override
    public List<FormatOption<?>> options() {
        return Stream.concat(Stream.of(ArrayImport.AXES, LABELS, Labels.PATTERN), PoseCleaning.options().stream())
                .toList();
    }

    @Override
    public Optional<Recognition> recognise(Path source) {
        try {
            Optional<Path> file = SourceFile.first(source, ".npy");
            Optional<Integer> axes = file.map(path -> NpyFile.header(path).shape().length);
            return axes.filter(rank -> rank >= 3 && rank <= 5)
                    .map(rank -> Recognition.likely(file.get().getFileName() + " is an array of " + rank + " axes"));
        } catch (InvalidInputException e) {
            return Optional.empty();
        }
    }

    @Override
    public SourceSummary read(Path source, ImportOptions options, ClipSink clips) {
        ArrayImport arrays = new ArrayImport(options, clips);
        List<SourceFile> datasets = new ArrayList<>();
        List<SourceFile> recordings = new ArrayList<>();
        for (SourceFile file : SourceFile.list(source, ".npy")) {
            if (!LABEL_FILE.matcher(file.name()).matches()) {
                (isDataset(file, options) ? datasets : recordings).add(file);
            }
        }
        if (datasets.isEmpty()) {
            return readRecordings(source, recordings, options, arrays);
        }
        for (SourceFile file : datasets) {
            readDataset(file, options, arrays);
        }
        return arrays.summary(source, List.of());
    }

    private static boolean isDataset(SourceFile file, ImportOptions options) {
        return options.get(ArrayImport.AXES)
                .map(axes -> axes.has('N'))
                .orElseGet(() -> NpyFile.header(file.path()).shape().length == 5);
    }

    private static void readDataset(SourceFile file, ImportOptions options, ArrayImport arrays) {
        ClipArray array = ClipArray.of(NpyFile.open(file.path()));
        NpyHeader header = array.header();
        String where = file.path().toString();
        Axes axes = arrays.axes(where, header.shape().length, true);
        String split = DATA_ENDING.matcher(file.name()).replaceFirst("");
        int count = arrays.places(where, header, axes).clips().size();
        try {
            ClipNames names = names(file, split, count, options);
            arrays.addAll(where, array, axes, names, split.equals(file.name()) ? "" : split);
        } catch (IOException e) {
            throw new InvalidInputException("cannot read " + file.path() + ": " + Reason.of(e), e);
        }
    }

    private static ClipNames names(SourceFile file, String prefix, int count, ImportOptions options)
            throws IOException {
        Optional<Path> labels = options.has(LABELS) ? Optional.of(Path.of(options.get(LABELS))) : labelFile(file);
        if (labels.isEmpty()) {
            return ClipNames.unlabelled(prefix, count);
        }
        return SourceFile.endsWith(labels.get(), ".npy")
                ? ClipNames.ofArray(
                        ClipArray.of(NpyFile.open(labels.get())),
                        prefix,
                        labels.get().toString())
                : ClipNames.ofPickle(labels.get());
    }

    private static Optional<Path> labelFile(SourceFile file) {
        String name = file.path().getFileName().toString().replaceFirst("\\.[^.]*$", "");
        String stem = DATA_ENDING.matcher(name).replaceFirst("");
        return LABEL_ENDINGS.stream()
                .map(ending -> file.path().resolveSibling(stem + ending))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private static SourceSummary readRecordings(
            Path source, List<SourceFile> files, ImportOptions options, ArrayImport arrays) {
        RecordingClasses classes = RecordingClasses.ofFiles(source, files, options);
        for (SourceFile file : files) {
            NpyFile array = NpyFile.open(file.path());
            String where = file.path().toString();
            Axes axes = arrays.axes(where, array.header().shape().length, false);
            AxisPlaces places = arrays.places(where, array.header(), axes);
            int label = classes.label(file.name());
            arrays.add(
                    where,
                    file.name(),
                    label,
                    places.gather(where, array.header().type(), array::get),
                    "");
        }
        return arrays.summary(source, classes.names());
    }
}
