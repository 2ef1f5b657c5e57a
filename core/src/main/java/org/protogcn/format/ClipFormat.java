package org.protogcn.format;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.protogcn.skeleton.Clip;

/** A file format that holds clips. One implementation per format. */
public interface ClipFormat {
    /** The name on the command line, e.g. {@code pyskl}. */
    String name();

    /** One line for {@code --help}: what it is and what SOURCE has to be. */
    String description();

    /**
     * Reads {@code source} from front to back, handing over one clip at a time, so that memory holds a few clips, never
     * the dataset.
     *
     * @param clips receives every clip, in the order of the source
     * @return what the source says beside its clips
     * @throws org.protogcn.InvalidInputException naming the file, the clip and the mend, if the source cannot be read
     */
    SourceSummary read(Path source, ImportOptions options, Consumer<Clip> clips);
}
