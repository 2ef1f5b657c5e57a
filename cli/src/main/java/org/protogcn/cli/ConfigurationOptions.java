package org.protogcn.cli;

import java.util.ArrayList;
import java.util.List;
import org.protogcn.skeleton.Stream;
import org.protogcn.training.RunFolder;
import org.protogcn.training.config.ConfigurationFiles;
import org.protogcn.training.config.ConfigurationReader;
import org.protogcn.training.config.TrainingConfiguration;
import picocli.CommandLine.Option;

/** What one may say beside a configuration. */
final class ConfigurationOptions {
    @Option(
            names = "--stream",
            paramLabel = "STREAM",
            defaultValue = "j",
            converter = StreamConverter.class,
            description = "What the network sees: j joints, b bones, k k-bones; jm, bm, km their motions (default: j).")
    private Stream stream;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Override a key of the configuration, e.g. --set network.width=16; as often as needed.")
    private List<String> sets = new ArrayList<>();

    /** As if the user had said {@code --set} last. */
    void set(String key, String value) {
        sets.add(key + "=" + value);
    }

    /** The configuration of this name or path, resolved. */
    TrainingConfiguration read(String nameOrPath) {
        return ConfigurationReader.read(ConfigurationFiles.find(nameOrPath), stream, sets);
    }

    /** The configuration of a run, with what is to be different from now on. */
    TrainingConfiguration read(RunFolder run) {
        return ConfigurationReader.readResolved(run.configurationFile(), sets);
    }
}
