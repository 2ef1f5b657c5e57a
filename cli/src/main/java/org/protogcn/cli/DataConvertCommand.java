package org.protogcn.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.protogcn.InvalidInputException;
import org.protogcn.Printable;
import org.protogcn.cli.progress.ProgressDisplay;
import org.protogcn.dataset.StoreConversion;
import org.protogcn.remap.LayoutTarget;
import org.protogcn.store.ClipStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Brings a store into another layout. */
@Command(
        name = "convert",
        header = "Copy a store into another layout.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  protogcn data convert data/body25 -o data/coco --to coco17",
            "  protogcn data convert data/mine -o data/ntu --to ntu25 --map mine-to-ntu.yaml --missing-joints zero"
        })
final class DataConvertCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "STORE", description = "The folder of the store.")
    private Path store;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "STORE",
            description = "The folder of the new store.")
    private Path output;

    @Option(names = "--replace", description = "Replace a store that is already there.")
    private boolean replace;

    @Mixin
    private TargetOptions options;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        LayoutTarget target = options.target()
                .orElseThrow(() -> new InvalidInputException("no layout is given to convert to; name one with --to"));
        List<String> notes;
        try (ClipStore opened = ClipStore.open(store);
                Interruption interruption = new Interruption(err);
                ProgressDisplay progress = ProgressDisplay.begin("converting", "clips", 0, opened.size(), err)) {
            notes = StoreConversion.run(opened, target, output, replace, clips -> {
                progress.at(clips);
                interruption.check();
            });
        }
        notes.forEach(note -> err.println("note: " + note));
        spec.commandLine()
                .getOut()
                .println("The clips are in " + output + " as "
                        + Printable.of(target.layout().name()) + " skeletons.");
        return 0;
    }
}
