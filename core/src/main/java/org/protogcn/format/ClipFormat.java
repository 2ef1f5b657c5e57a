package org.protogcn.format;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A file format that holds clips. One implementation per format, without state, for any number of threads. */
public interface ClipFormat {
    /** The name on the command line, e.g. {@code pyskl}. */
    String name();

    /** One line for {@code --help}: what it is and what SOURCE has to be. */
    String description();

    /** What the user may say about such a source; none unless the format has some. */
    default List<FormatOption<?>> options() {
        return List.of();
    }

    /**
     * Looks at the source, briefly, and says whether it is of this format. Never fails: what cannot be read is not
     * recognised.
     */
    default Optional<Recognition> recognise(Path source) {
        return Optional.empty();
    }

    /**
     * Reads {@code source} from front to back, handing over one clip at a time, so that memory holds a few clips, never
     * the dataset.
     *
     * @param clips receives every clip, in the order of the source
     * @return what the source says beside its clips
     * @throws org.protogcn.InvalidInputException naming the file, the clip and the mend, if the source cannot be read
     */
    SourceSummary read(Path source, ImportOptions options, ClipSink clips);
}
