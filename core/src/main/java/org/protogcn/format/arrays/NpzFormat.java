package org.protogcn.format.arrays;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.protogcn.InvalidInputException;
import org.protogcn.format.ClipFormat;
import org.protogcn.format.ClipSink;
import org.protogcn.format.FormatOption;
import org.protogcn.format.ImportOptions;
import org.protogcn.format.PoseCleaning;
import org.protogcn.format.Recognition;
import org.protogcn.format.SourceFile;
import org.protogcn.format.SourceSummary;
import org.protogcn.io.Reason;

/** NumPy's {@code .npz} archives with an array of clips per split, as CTR-GCN prepares NTU RGB+D. */
public final class NpzFormat implements ClipFormat {
    private static final FormatOption<String> DATA =
            FormatOption.text("data", "ARRAY", "the array of clips; x_train, x_test and so on unless given");
    private static final FormatOption<String> LABELS =
            FormatOption.text("labels", "ARRAY", "the array of labels that belongs to data");

    @Override
    public String name() {
        return "npz";
    }

    @Override
    public String description() {
        return "NumPy archives as CTR-GCN's of NTU, with x_train [N,T,persons x 25 x 3], y_train and so on; SOURCE is a .npz file";
    }

    @Override
    public List<FormatOption<?>> options() {
        return Stream.concat(Stream.of(ArrayImport.AXES, DATA, LABELS), PoseCleaning.options().stream())
                .toList();
    }

    @Override
    public Optional<Recognition> recognise(Path source) {
        if (!SourceFile.endsWith(source, ".npz") || !Files.isRegularFile(source)) {
            return Optional.empty();
        }
        try (NpzFile file = NpzFile.open(source)) {
            List<String> arrays = file.arrays();
            Optional<String> clips = arrays.stream()
                    .filter(name -> name.startsWith("x_") && arrays.contains(labelsOf(name)))
                    .findFirst();
            return Optional.of(
                    clips.isPresent()
                            ? Recognition.likely("it is an .npz archive with the arrays " + clips.get() + " and "
                                    + labelsOf(clips.get()))
                            : Recognition.name("it is an .npz archive"));
        } catch (InvalidInputException | IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public SourceSummary read(Path source, ImportOptions options, ClipSink clips) {
        ArrayImport arrays = new ArrayImport(options, clips);
        try (NpzFile file = NpzFile.open(source)) {
            for (String data : dataArrays(file, source, options)) {
                readArray(file, data, labels(data, file, options), arrays);
            }
        } catch (IOException e) {
            throw new InvalidInputException("cannot read " + source + ": " + Reason.of(e), e);
        }
        return arrays.summary(source, List.of());
    }

    private static List<String> dataArrays(NpzFile file, Path source, ImportOptions options) {
        if (options.has(DATA)) {
            return List.of(options.get(DATA));
        }
        List<String> arrays =
                file.arrays().stream().filter(name -> name.startsWith("x_")).toList();
        if (arrays.isEmpty()) {
            throw new InvalidInputException(source + " holds the arrays " + String.join(", ", file.arrays())
                    + " and none is named x_train or the like; say which one holds the clips with --set data=");
        }
        return arrays;
    }

    private static Optional<String> labels(String data, NpzFile file, ImportOptions options) {
        if (options.has(LABELS)) {
            return Optional.of(options.get(LABELS));
        }
        return Optional.of(labelsOf(data))
                .filter(name -> data.startsWith("x_") && file.arrays().contains(name));
    }

    private static String labelsOf(String data) {
        return data.replaceFirst("^x_", "y_");
    }

    private static void readArray(NpzFile file, String data, Optional<String> labels, ArrayImport arrays)
            throws IOException {
        String split = data.startsWith("x_") ? data.substring(2).replace("test", "val") : "";
        String prefix = split.isEmpty() ? data : split;
        String where = file.where(data);
        ClipArray array = file.array(data);
        Axes axes = arrays.axes(where, array.header().shape().length, true);
        int count = arrays.places(where, array.header(), axes).clips().size();
        ClipNames names = labels.isPresent()
                ? ClipNames.ofArray(file.array(labels.get()), prefix, file.where(labels.get()))
                : ClipNames.unlabelled(prefix, count);
        arrays.addAll(where, array, axes, names, split);
    }
}
