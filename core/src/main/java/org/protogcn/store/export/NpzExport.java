package org.protogcn.store.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.protogcn.InvalidInputException;
import org.protogcn.array.DType;
import org.protogcn.array.NdArray;
import org.protogcn.array.Npy;
import org.protogcn.array.NpyText;
import org.protogcn.array.NpzWriter;
import org.protogcn.skeleton.Clip;
import org.protogcn.skeleton.Keypoints;
import org.protogcn.store.ClipStore;

/**
 * A store as NumPy's {@code .npz}. For every split: {@code SPLIT_data [N,C,T,V,M]}, padded with zeros to its longest clip
 * and most persons, in the widest type of its clips; in 2-D C includes the score, where there are scores.
 * {@code SPLIT_label [N]} (−1 unknown), {@code SPLIT_frames [N]}, {@code SPLIT_persons [N]} and {@code SPLIT_ids [N]}.
 * Beside them {@code classes}. A store without splits becomes one named {@code all}.
 */
public final class NpzExport {
    private static final int FASTEST_COMPRESSION = 1;

    private final ClipStore store;
    private final IntConsumer progress;
    private int done;

    /** @param progress is told the number of clips written so far, after every clip; one in two splits counts twice */
    public NpzExport(ClipStore store, IntConsumer progress) {
        this.store = store;
        this.progress = progress;
    }

    /**
     * Writes all or nothing; an existing file is replaced.
     *
     * @param split the only one to export, or all of them
     * @throws InvalidInputException if there is no such split, a clip is damaged, or the file cannot be written
     */
    public ExportReport write(Optional<String> split, Path file) {
        Map<String, int[]> splits =
                new LinkedHashMap<>(ExportedClips.of(store, split).splits());
        if (splits.isEmpty()) {
            splits.put("all", IntStream.range(0, store.size()).toArray());
        }
        splits.values().removeIf(clips -> clips.length == 0);
        ExportedClips.write(file, out -> write(splits, out));
        Set<Integer> exported = new HashSet<>();
        splits.values().forEach(clips -> Arrays.stream(clips).forEach(exported::add));
        return new ExportReport(exported.size(), notes(split, exported.size()));
    }

    private List<String> notes(Optional<String> split, int exported) {
        int left = store.size() - exported;
        return split.isPresent() || left == 0 ? List.of() : List.of(left + " clips are in no split and were left out");
    }

    private void write(Map<String, int[]> splits, OutputStream out) throws IOException {
        try (NpzWriter npz = new NpzWriter(out, FASTEST_COMPRESSION)) {
            npz.add("classes", body -> NpyText.write(body, store.classNames()));
            for (Map.Entry<String, int[]> split : splits.entrySet()) {
                write(split.getKey(), split.getValue(), npz);
            }
        }
    }

    private void write(String split, int[] clips, NpzWriter npz) throws IOException {
        npz.add(
                split + "_label",
                body -> Npy.write(body, integers(Arrays.stream(clips).map(store::label))));
        npz.add(
                split + "_frames",
                body -> Npy.write(body, integers(Arrays.stream(clips).map(store::frames))));
        npz.add(
                split + "_persons",
                body -> Npy.write(body, integers(Arrays.stream(clips).map(store::persons))));
        npz.add(
                split + "_ids",
                body -> NpyText.write(
                        body, Arrays.stream(clips).mapToObj(store::id).toList()));
        npz.add(split + "_data", body -> writeData(clips, body));
    }

    private static NdArray integers(IntStream values) {
        long[] longs = values.asLongStream().toArray();
        return NdArray.ofLongs(longs, longs.length);
    }

    private void writeData(int[] clips, OutputStream out) throws IOException {
        Padding padding = padding(clips);
        out.write(Npy.header(
                padding.type(),
                clips.length,
                padding.channels(),
                padding.frames(),
                store.layout().size(),
                padding.persons()));
        for (int clip : clips) {
            out.write(bytes(padding.padded(store.clip(clip))));
            done++;
            progress.accept(done);
        }
    }

    private static byte[] bytes(NdArray array) {
        byte[] bytes = new byte[array.bytes().remaining()];
        array.bytes().get(bytes);
        return bytes;
    }

    private Padding padding(int[] clips) {
        DType type =
                Arrays.stream(clips).mapToObj(store::type).max(DType::compareTo).orElseThrow();
        boolean scored = store.layout().dimensions() == 2
                && Arrays.stream(clips)
                        .anyMatch(clip -> store.clip(clip).scores().isPresent());
        int frames = Arrays.stream(clips).map(store::frames).max().orElseThrow();
        int persons = Arrays.stream(clips).map(store::persons).max().orElseThrow();
        return Padding.of(
                type,
                store.layout().dimensions() + (scored ? 1 : 0),
                frames,
                store.layout().size(),
                persons);
    }

    /** The extents that all clips get. */
    private record Padding(DType type, int channels, int frames, int joints, int persons) {
        private static final long MAX_VALUES = 1 << 27;

        static Padding of(DType type, int channels, int frames, int joints, int persons) {
            long values = (long) channels * frames * joints * persons;
            if (values > MAX_VALUES) {
                throw new InvalidInputException("clips of " + frames + " frames and " + persons
                        + " persons are too large to pad all others to; export a subset without the longest");
            }
            return new Padding(type, channels, frames, joints, persons);
        }

        /** {@code [C,T,V,M]}. */
        NdArray padded(Clip clip) {
            double[] values = new double[channels * frames * joints * persons];
            put(clip.keypoints(), 0, values);
            clip.scores().ifPresent(scores -> put(scores, channels - 1, values));
            return NdArray.ofDoubles(values, channels, frames, joints, persons).to(type);
        }

        private void put(Keypoints source, int firstChannel, double[] values) {
            for (int person = 0; person < source.persons(); person++) {
                for (int frame = 0; frame < source.frames(); frame++) {
                    for (int joint = 0; joint < joints; joint++) {
                        int from = source.offset(person, frame, joint);
                        for (int channel = 0; channel < source.channels(); channel++) {
                            int row = ((firstChannel + channel) * frames + frame) * joints + joint;
                            values[row * persons + person] = source.values()[from + channel];
                        }
                    }
                }
            }
        }
    }
}
