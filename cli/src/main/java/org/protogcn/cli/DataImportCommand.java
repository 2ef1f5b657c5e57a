package org.protogcn.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.IntConsumer;
import org.protogcn.Printable;
import org.protogcn.cli.progress.ProgressDisplay;
import org.protogcn.dataset.ClipFormats;
import org.protogcn.dataset.FormatRecognition;
import org.protogcn.dataset.ImportReport;
import org.protogcn.dataset.Importer;
import org.protogcn.format.ClipFormat;
import org.protogcn.format.ImportOptions;
import org.protogcn.skeleton.SkeletonLayouts;
import org.protogcn.store.MissingValues;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Brings a file or folder of skeletons into a clip store. */
@Command(
        name = "import",
        header = "Bring a file or folder of skeletons into a clip store.",
        description = {
            "",
            "Either the whole source becomes a store, or none appears. After Ctrl-C or a crash the same command continues"
                    + " where it was.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  protogcn data import pyskl ntu60_3danno.pkl -o data/ntu60",
            "  protogcn data import kinetics k400_hrnet.pkl --keypoints kpfiles -o data/kinetics400",
            "  protogcn data import auto poses/ -o data/mine",
            "  protogcn data import openpose poses/ -o data/mine --to coco17",
            "  protogcn data import nw-ucla nw-ucla/ -o data/nw-ucla --replace",
            "  protogcn data import auto more-poses/ -o data/mine --append"
        })
final class DataImportCommand implements Callable<Integer> {
    private static final String AUTO = "auto";
    private static final String STOPPING = "stopping; repeat the command, and the import continues from here";

    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "FORMAT",
            description = "What SOURCE is: one of the formats below, or 'auto' to find out.")
    private String format;

    @Parameters(index = "1", paramLabel = "SOURCE", description = "The file or folder.")
    private Path source;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "STORE",
            description = "The folder of the new store.")
    private Path store;

    @ArgGroup
    private Existing existing = new Existing();

    /** What to do with a store that is already there. */
    private static final class Existing {
        @Option(names = "--replace", description = "Replace a store that is already there.")
        private boolean replace;

        @Option(
                names = "--append",
                description =
                        "Add the clips to the store that is there. Layouts have to be the same; classes and splits"
                                + " are brought together by name.")
        private boolean append;
    }

    @Option(
            names = "--layout",
            paramLabel = "LAYOUT",
            description = "The joints, by name (ntu25, coco17, kinect20 ...) or as a layout file, where the format does"
                    + " not say.")
    private Optional<String> layout = Optional.empty();

    @Option(
            names = "--keypoints",
            paramLabel = "FOLDER",
            description = "Where the keypoint files of a Kinetics list are, instead of the paths in the list.")
    private Optional<Path> keypoints = Optional.empty();

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Something about a source of this format; 'protogcn data formats FORMAT' shows what.")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Mixin
    private TargetOptions target;

    @Option(
            names = "--missing",
            paramLabel = "refuse|zero",
            defaultValue = "refuse",
            description = "What to do with coordinates that are NaN or infinite (default: refuse).")
    private MissingValues missing;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        ClipFormat reader = reader(err);
        ImportOptions options = new ImportOptions(layout.map(SkeletonLayouts::named), keypoints, settings);
        options.requireKnownTo(reader);
        ImportReport report;
        try (Interruption interruption = new Interruption(err, STOPPING);
                ProgressDisplay progress =
                        ProgressDisplay.begin("importing", "clips", 0, ProgressDisplay.UNKNOWN, err)) {
            IntConsumer stored = clips -> {
                progress.at(clips);
                interruption.check();
            };
            Importer plain = new Importer(missing, stored);
            Importer importer = target.target().map(plain::to).orElse(plain);
            report = existing.append
                    ? importer.append(reader, source, options, store)
                    : importer.run(reader, source, options, store, existing.replace);
        }
        report.notes().forEach(note -> err.println("note: " + note));
        print(report, spec.commandLine().getOut());
        return 0;
    }

    private ClipFormat reader(PrintWriter err) {
        if (!format.equals(AUTO)) {
            return ClipFormats.named(format);
        }
        FormatRecognition recognition = FormatRecognition.of(source);
        err.println("format: " + recognition.format().name() + ", as " + Printable.of(recognition.why()));
        return recognition.format();
    }

    private static void print(ImportReport report, PrintWriter out) {
        out.println(
                report.clips() + " clips of " + Printable.of(report.layout()) + " skeletons are in " + report.store());
        report.splits().forEach((split, clips) -> out.println("  " + Printable.of(split) + ": " + clips + " clips"));
        out.println("See '" + CommandName.with("data info", report.store()) + "'.");
    }
}
