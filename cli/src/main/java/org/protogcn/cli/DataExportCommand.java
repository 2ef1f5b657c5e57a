package org.protogcn.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.IntConsumer;
import org.protogcn.InvalidInputException;
import org.protogcn.format.pickle.PickleWriter;
import org.protogcn.store.ClipStore;
import org.protogcn.store.export.ExportReport;
import org.protogcn.store.export.NpzExport;
import org.protogcn.store.export.PysklExport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a clip store as a file that others read. */
@Command(
        name = "export",
        header = "Write a clip store as a file that PYSKL or NumPy reads.",
        description = {
            "",
            "pyskl: a pickle of annotations. npz: for every split SPLIT_data [N,C,T,V,M], padded with zeros, SPLIT_label,"
                    + " SPLIT_frames, SPLIT_persons, SPLIT_ids.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  protogcn data export data/ntu60 -o ntu60.pkl --format pyskl",
            "  protogcn data export data/mine -o val.npz --format npz --split val"
        })
final class DataExportCommand implements Callable<Integer> {
    /** What can be written. */
    enum Format {
        PYSKL,
        NPZ
    }

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "STORE", description = "The folder of the store.")
    private Path folder;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "FILE",
            description = "The new file.")
    private Path file;

    @Option(names = "--format", required = true, paramLabel = "pyskl|npz", description = "What the file shall be.")
    private Format format;

    @Option(names = "--split", paramLabel = "SPLIT", description = "Only this split (default: all).")
    private Optional<String> split = Optional.empty();

    @Option(
            names = "--protocol",
            paramLabel = "2..5",
            defaultValue = "" + PysklExport.USUAL_PROTOCOL,
            description = "Of the pickle; 2 for Python 2, 4 from Python 3.4 on (default: 4).")
    private int protocol;

    @Option(names = "--replace", description = "Replace a file that is already there.")
    private boolean replace;

    @Override
    public Integer call() {
        requireProtocol();
        requireFree();
        PrintWriter err = spec.commandLine().getErr();
        try (ClipStore store = ClipStore.open(folder)) {
            ExportReport report = ClipProgress.show("exporting", err, progress -> write(store, progress));
            report.notes().forEach(note -> err.println("note: " + note));
            spec.commandLine().getOut().println(report.clips() + " clips are in " + file);
        }
        return 0;
    }

    private ExportReport write(ClipStore store, IntConsumer progress) {
        return switch (format) {
            case PYSKL -> new PysklExport(store, protocol, progress).write(split, file);
            case NPZ -> new NpzExport(store, progress).write(split, file);
        };
    }

    private void requireProtocol() {
        if (protocol < PickleWriter.LOWEST_PROTOCOL || protocol > PickleWriter.HIGHEST_PROTOCOL) {
            throw new InvalidInputException("--protocol is " + protocol + "; give " + PickleWriter.LOWEST_PROTOCOL
                    + " to " + PickleWriter.HIGHEST_PROTOCOL);
        }
    }

    private void requireFree() {
        if (Files.exists(file) && !(replace && Files.isRegularFile(file))) {
            throw new InvalidInputException(
                    file + " exists already; choose another file" + (replace ? "" : " or add --replace"));
        }
    }
}
