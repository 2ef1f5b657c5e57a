package org.protogcn.format.pyskl;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.protogcn.InvalidInputException;
import org.protogcn.format.pickle.ItemSink;
import org.protogcn.format.pickle.PickleInput;
import org.protogcn.format.pickle.PickleReader;

/** Looks at the first annotation of a pickle, and at no more of the file than a bounded beginning. */
final class AnnotationGlance implements ItemSink {
    /** Lists of ids may stand before the annotations, some megabytes of them. */
    private static final int MOST_BYTES = 1 << 26;

    private static final int PICKLE = 0x80;

    /** Ends the reading. */
    private static final class Found extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient Map<?, ?> annotation;

        Found(Map<?, ?> annotation) {
            super("found", null, false, false);
            this.annotation = annotation;
        }
    }

    /** A file that seems to end after some bytes. */
    private static final class Beginning extends FilterInputStream {
        private int left = MOST_BYTES;

        Beginning(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            return left-- > 0 ? super.read() : -1;
        }

        @Override
        public int read(byte[] bytes, int start, int length) throws IOException {
            int read = left > 0 ? super.read(bytes, start, Math.min(length, left)) : -1;
            left -= Math.max(0, read);
            return read;
        }
    }

    private AnnotationGlance() {}

    /** Empty if the file cannot be read or holds no annotations. */
    static Optional<Annotation> at(Path file) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            if (in.read() != PICKLE) {
                return Optional.empty();
            }
            return first(file).map(fields -> new Annotation(file.toString(), "", fields));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<Map<?, ?>> first(Path file) throws IOException {
        try (PickleInput input = new PickleInput(new Beginning(Files.newInputStream(file)), "")) {
            Object root = PickleReader.read(input, new AnnotationGlance());
            return root instanceof Map<?, ?> single && single.containsKey("keypoint")
                    ? Optional.of(single)
                    : Optional.empty();
        } catch (Found found) {
            return Optional.of(found.annotation);
        } catch (InvalidInputException e) {
            return Optional.empty();
        }
    }

    @Override
    public boolean streams(String key, Object container) {
        return container instanceof List && (key.equals(ROOT) || key.equals("annotations"));
    }

    @Override
    public void item(Object key, Object value) {
        throw new Found(value instanceof Map<?, ?> fields ? fields : Map.of());
    }
}
