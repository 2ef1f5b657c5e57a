package org.protogcn.benchmarks.live;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.protogcn.InvalidInputException;
import org.protogcn.benchmarks.JsonFile;
import org.protogcn.benchmarks.Machine;
import org.protogcn.runtime.Recognizer;
import org.protogcn.runtime.RecognizerOptions;
import org.protogcn.runtime.live.LiveOptions;
import org.protogcn.training.tensor.LibTorch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command behind {@code benchmarks/live}. */
@Command(
        name = "benchmarks/live",
        mixinStandardHelpOptions = true,
        description = "Streams of people who go through recorded clips, recognised live: the time of a frame, whether "
                + "decisions are those of an offline recogniser, and memory over a very long stream.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:live decisions are not those of an offline recogniser", "2:wrong usage"})
public final class LiveCommand implements Callable<Integer> {
    private static final int SECONDS = 60;

    @Option(names = "--model", paramLabel = "FILE", description = "A model file; a small untrained one unless given.")
    private Optional<Path> model = Optional.empty();

    @Option(
            names = "--store",
            paramLabel = "STORE",
            description = "Clips of the model's layout; made-up ones by default.")
    private Optional<Path> store = Optional.empty();

    @Option(names = "--people", split = ",", defaultValue = "1,10,100", paramLabel = "N", description = "How many.")
    private List<Integer> people = List.of();

    @Option(
            names = "--stride",
            defaultValue = "10",
            paramLabel = "N",
            description = "Frames from one decision on a person to the next (default: 10).")
    private int stride;

    @Option(names = "--minutes", defaultValue = "10", paramLabel = "N", description = "Of each stream (default: 10).")
    private double minutes;

    @Option(names = "--threads", defaultValue = "2", paramLabel = "N", description = "That compute (default: 2).")
    private int threads;

    @Option(
            names = "--endurance",
            defaultValue = "1000000",
            paramLabel = "FRAMES",
            description = "Length of the stream over which memory is watched (default: 1000000; 0 for none).")
    private long endurance;

    @Option(names = "--json", paramLabel = "FILE", description = "Write everything that was measured to this file.")
    private Path json;

    @Spec
    private CommandSpec spec;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new LiveCommand()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        JsonFile file = JsonFile.of(json, spec.commandLine());
        LibTorch.load(1);
        Path scratch = Files.createTempFile("protogcn-live", ".onnx");
        try {
            LiveReport report = measure(scratch);
            PrintWriter out = spec.commandLine().getOut();
            out.print(report.text());
            out.flush();
            file.write(report);
            return report.holds() ? 0 : 1;
        } catch (InvalidInputException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        } finally {
            Files.delete(scratch);
        }
    }

    /** @param scratch an empty file for a model */
    private LiveReport measure(Path scratch) throws IOException {
        Machine machine = Machine.here();
        int frames = (int) (minutes * SECONDS * Watch.RATE);
        Reel reel = store.map(folder -> Reel.stored(folder, frames)).orElseGet(Reel::madeUp);
        FreshModel.write(scratch, reel.layout());
        return new LiveReport(
                machine,
                model.map(Path::toString).orElse("an untrained network of width " + FreshModel.WIDTH),
                reel.clips().size(),
                threads,
                LiveOptions.DEFAULT.window(),
                watches(model.orElse(scratch), reel, frames),
                memory(scratch, reel));
    }

    private List<Watch> watches(Path file, Reel reel, int frames) {
        RecognizerOptions compute = RecognizerOptions.DEFAULT.withSamples(1).withThreads(threads);
        List<Watch> watches = new ArrayList<>();
        try (Recognizer recognizer = Recognizer.load(file, compute)) {
            for (int count : people) {
                LiveOptions options = LiveOptions.DEFAULT.withStride(stride).withPeople(count);
                watches.add(Watch.of(recognizer, Crowd.of(reel.clips(), count), options, frames));
                spec.commandLine()
                        .getErr()
                        .print(watches.get(watches.size() - 1).row());
                spec.commandLine().getErr().flush();
            }
        }
        return watches;
    }

    private List<Endurance.Sample> memory(Path file, Reel reel) {
        if (endurance == 0) {
            return List.of();
        }
        RecognizerOptions compute = RecognizerOptions.DEFAULT.withSamples(1).withThreads(1);
        try (Recognizer recognizer = Recognizer.load(file, compute)) {
            return Endurance.run(recognizer, Crowd.of(reel.clips(), Endurance.PEOPLE), endurance);
        }
    }
}
