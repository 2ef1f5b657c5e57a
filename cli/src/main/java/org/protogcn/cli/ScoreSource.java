package org.protogcn.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.protogcn.training.RunFolder;

/** Where a user's word for some scores leads: a score file, a folder that 'evaluate' wrote, or a run folder. */
final class ScoreSource {
    private ScoreSource() {}

    /** @param split which scores of a run folder are meant; those of its test split where empty */
    static Path file(Path source, Optional<String> split) {
        if (RunFolder.isRun(source)) {
            RunFolder run = RunFolder.open(source);
            return file(
                    run.scores()
                            .resolve(split.orElseGet(
                                    () -> run.configuration().data().test())),
                    split);
        }
        return Files.isDirectory(source) ? source.resolve("scores.npz") : source;
    }
}
