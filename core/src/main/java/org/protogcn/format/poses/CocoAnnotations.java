package org.protogcn.format.poses;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.protogcn.InvalidInputException;
import org.protogcn.format.poses.CocoImages.Frame;
import org.protogcn.format.poses.CocoImages.Recording;
import org.protogcn.io.Reason;

/**
 * The list {@code annotations} of a COCO file, which may stand in any order: where in the file those of each recording
 * are, so that one recording after the other can be read.
 */
final class CocoAnnotations {
    private static final int MAX_BYTES = 1 << 24;
    private static final int MAX_ANNOTATIONS = 20_000_000;

    private final Path file;
    private final CocoImages images;
    private final Map<Recording, Spans> spans = new HashMap<>();
    private int count;

    private CocoAnnotations(Path file, CocoImages images) {
        this.file = file;
        this.images = images;
    }

    static CocoAnnotations of(Path file, CocoImages images) {
        CocoAnnotations annotations = new CocoAnnotations(file, images);
        PoseJson.read(
                file,
                json -> json.object(key -> {
                    if (key.equals("annotations")) {
                        json.array(() -> annotations.note(json));
                    } else {
                        json.skip();
                    }
                }));
        return annotations;
    }

    private void note(PoseJson json) throws IOException {
        long start = json.start();
        String[] image = {""};
        json.object(key -> {
            if (key.equals("image_id")) {
                image[0] = json.text();
            } else {
                json.skip();
            }
        });
        Frame frame = images.frame(image[0])
                .orElseThrow(() -> json.problem("an annotation is of image " + image[0] + ", which is not listed"));
        long length = json.end() - start;
        if (start < 0 || length > MAX_BYTES || ++count > MAX_ANNOTATIONS) {
            throw json.problem("the annotations are not in UTF-8, too long or too many");
        }
        spans.computeIfAbsent(frame.recording(), unused -> new Spans()).add(start, (int) length);
    }

    /** Reads the annotations of a recording, one after the other. */
    void read(Recording recording, PoseJson.Content annotation) {
        try (FileChannel channel = FileChannel.open(file)) {
            Spans places = spans.getOrDefault(recording, new Spans());
            for (int i = 0; i < places.size; i++) {
                ByteBuffer piece = ByteBuffer.allocate(places.lengths[i]);
                channel.read(piece, places.starts[i]);
                PoseJson.read(piece.array(), file + ", annotation at byte " + places.starts[i], annotation);
            }
        } catch (IOException e) {
            throw new InvalidInputException("cannot read " + file + ": " + Reason.of(e) + "; check the file", e);
        }
    }

    /** Pieces of the file. */
    private static final class Spans {
        private long[] starts = new long[8];
        private int[] lengths = new int[8];
        private int size;

        void add(long start, int length) {
            if (size == starts.length) {
                starts = Arrays.copyOf(starts, 2 * size);
                lengths = Arrays.copyOf(lengths, 2 * size);
            }
            starts[size] = start;
            lengths[size++] = length;
        }
    }
}
