package org.protogcn.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.protogcn.InvalidInputException;
import org.protogcn.format.ClipFormat;
import org.protogcn.format.ImportOptions;
import org.protogcn.io.Reason;
import org.protogcn.io.Sha256;
import org.protogcn.remap.LayoutTarget;
import org.protogcn.skeleton.SkeletonLayout;
import org.protogcn.skeleton.SkeletonLayouts;
import org.protogcn.store.MissingValues;

/**
 * Everything on which the clips of an import depend, as text: the same text, the same clips. Files count with name, size
 * and time of their last change.
 */
final class ImportOrigin {
    private ImportOrigin() {}

    static String of(
            ClipFormat format,
            Path source,
            ImportOptions options,
            MissingValues missing,
            Optional<LayoutTarget> target) {
        return String.join(
                "\n",
                "program " + ImportOrigin.class.getPackage().getImplementationVersion(),
                "format " + format.name(),
                "source " + files(source),
                "keypoints " + options.keypoints().map(ImportOrigin::files).orElse(""),
                "layout " + options.layout().map(ImportOrigin::hash).orElse(""),
                "settings " + new TreeMap<>(options.settings()),
                "missing " + missing,
                "target " + target.map(ImportOrigin::target).orElse(""),
                "");
    }

    private static String hash(SkeletonLayout layout) {
        return Sha256.of(SkeletonLayouts.toJson(layout));
    }

    private static String target(LayoutTarget target) {
        return hash(target.layout()) + " "
                + target.map().map(ImportOrigin::files).orElse("") + " " + target.missing();
    }

    private static String files(Path source) {
        if (!Files.exists(source)) {
            return "";
        }
        try (Stream<Path> files = Files.walk(source.toRealPath())) {
            StringBuilder list = new StringBuilder();
            files.sorted().forEach(file -> describe(file)
                    .ifPresent(line -> list.append(line).append('\n')));
            return source.toRealPath() + " " + Sha256.of(list.toString());
        } catch (IOException e) {
            throw unreadable(source, e);
        } catch (UncheckedIOException e) {
            throw unreadable(source, e.getCause());
        }
    }

    private static InvalidInputException unreadable(Path source, IOException e) {
        return new InvalidInputException("cannot read " + source + ": " + Reason.of(e), e);
    }

    /** Empty for what is no file, or is gone. */
    private static Optional<String> describe(Path file) {
        try {
            BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
            return found.isRegularFile()
                    ? Optional.of(file + " " + found.size() + " "
                            + found.lastModifiedTime().toMillis())
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
