package org.protogcn.format.pyskl;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.protogcn.InvalidInputException;

/** Looks at the first clip of a file, to tell what it is. */
final class FirstAnnotation {
    private FirstAnnotation() {}

    /** Empty if the file is no pickle of annotations. */
    static Optional<Annotation> of(Path file) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            AnnotationSink.read(file, annotation -> {
                throw new Found(annotation);
            });
            return Optional.empty();
        } catch (Found found) {
            return Optional.of(found.annotation);
        } catch (InvalidInputException e) {
            return Optional.empty();
        }
    }

    /** Ends the reading. */
    private static final class Found extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient Annotation annotation;

        Found(Annotation annotation) {
            super("", null, false, false);
            this.annotation = annotation;
        }
    }
}
