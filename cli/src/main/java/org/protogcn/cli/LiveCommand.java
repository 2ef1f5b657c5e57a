package org.protogcn.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.protogcn.InvalidInputException;
import org.protogcn.Printable;
import org.protogcn.io.Reason;
import org.protogcn.runtime.Prediction;
import org.protogcn.runtime.Recognizer;
import org.protogcn.runtime.RecognizerOptions;
import org.protogcn.runtime.live.Decision;
import org.protogcn.runtime.live.LiveEvent;
import org.protogcn.runtime.live.LiveOptions;
import org.protogcn.runtime.live.LiveRecognizer;
import org.protogcn.runtime.live.LiveUpdate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Recognises people while their frames come in. */
@Command(
        name = "live",
        header = "Recognise what people do while frames of their joints come in.",
        description = {
            "",
            "Reads frames from standard input, one JSON object a line, and prints when actions start and end:",
            "",
            "  {\"frame\": 12, \"people\": [{\"id\": 3, \"keypoints\": [[0.1,1.2,2.9], ...]}]}",
            "",
            "'source' (a camera's name) keeps several streams apart; 2-D poses may have 'scores', one for each joint. "
                    + "Everybody has the same 'id' in all frames; where nobody in a stream has one, people are followed "
                    + "from frame to frame and numbered as they appear. Frame numbers grow; those left out count as "
                    + "frames with nobody in them. Nothing depends on the time of day: the same frames yield the same "
                    + "lines.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  camera-poses | protogcn live nw-ucla.onnx",
            "  protogcn live nw-ucla.onnx --window 60 --stride 5 --json --input frames.jsonl"
        })
final class LiveCommand implements Callable<Integer> {
    private static final int SHOWN = 5;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "MODEL", description = "A model file (.onnx), see 'protogcn model export'.")
    private Path model;

    @Option(names = "--input", paramLabel = "FILE", description = "Read frames from there (default: standard input).")
    private Optional<Path> input = Optional.empty();

    @Option(
            names = "--window",
            paramLabel = "N",
            defaultValue = "100",
            description = "Frames that a decision looks back on (default: 100).")
    private int window;

    @Option(
            names = "--stride",
            paramLabel = "N",
            defaultValue = "10",
            description = "Frames from one decision on a person to the next (default: 10).")
    private int stride;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            defaultValue = "30",
            description = "Frames a person must have been seen before the first decision (default: 30).")
    private int warmUp;

    @Option(
            names = "--forget",
            paramLabel = "N",
            defaultValue = "30",
            description = "Frames after which a person not seen any more is forgotten (default: 30).")
    private int forget;

    @Option(
            names = "--people",
            paramLabel = "N",
            defaultValue = "100",
            description = "People watched at most (default: 100).")
    private int people;

    @Option(
            names = "--smoothing",
            paramLabel = "S",
            defaultValue = "0.5",
            description = "Weight of the past in smoothed scores, 0 to 0.999 (default: 0.5).")
    private double smoothing;

    @Option(
            names = "--start",
            paramLabel = "P",
            defaultValue = "0.5",
            description = "Smoothed score at which an action starts (default: 0.5).")
    private double start;

    @Option(
            names = "--end",
            paramLabel = "P",
            defaultValue = "0.3",
            description = "Smoothed score below which it ends (default: 0.3).")
    private double end;

    @Option(names = "--decisions", description = "Print every decision as well, with its likeliest classes.")
    private boolean decisions;

    @Option(names = "--json", description = "Print JSON lines.")
    private boolean json;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "0",
            description = "Threads that compute (default: all cores).")
    private int threads;

    @Override
    public Integer call() {
        LiveOptions options = new LiveOptions(window, stride, warmUp, forget, people, smoothing, start, end);
        RecognizerOptions compute = RecognizerOptions.DEFAULT.withSamples(1).withThreads(threads);
        try (Recognizer recognizer = Recognizer.load(model, compute);
                BufferedReader lines = new BufferedReader(reader())) {
            LiveRecognizer live = new LiveRecognizer(recognizer, options);
            FrameLines frames = new FrameLines(lines, recognizer.card().stored());
            frames.forEach(frame -> print(live.push(frame)));
            print(new LiveUpdate(List.of(), live.end()));
        } catch (IOException e) {
            throw new InvalidInputException("cannot read frames: " + Reason.of(e), e);
        }
        return 0;
    }

    private Reader reader() throws IOException {
        return input.isPresent()
                ? Files.newBufferedReader(input.get())
                : new InputStreamReader(System.in, StandardCharsets.UTF_8);
    }

    private void print(LiveUpdate update) {
        PrintWriter out = spec.commandLine().getOut();
        if (decisions) {
            update.decisions().forEach(decision -> out.println(json ? Json.line(shortened(decision)) : text(decision)));
        }
        update.events().forEach(event -> out.println(json ? Json.line(event) : text(event)));
        out.flush();
    }

    private static Decision shortened(Decision decision) {
        var prediction = decision.prediction();
        return new Decision(
                decision.source(),
                decision.person(),
                decision.first(),
                decision.last(),
                new Prediction(prediction.clip(), prediction.top(SHOWN), prediction.accepted()));
    }

    private static String text(Decision decision) {
        var best = decision.prediction().best();
        return String.format(
                Locale.ROOT,
                "frame %d  %s person %d  %s %.1f %%",
                decision.last(),
                Printable.of(decision.source()),
                decision.person(),
                Printable.of(best.name()),
                100 * best.probability());
    }

    private static String text(LiveEvent event) {
        return String.format(
                Locale.ROOT,
                "frame %d  %s person %d  %s %s (%.1f %%)",
                event.frame(),
                Printable.of(event.source()),
                event.person(),
                event.kind().name().toLowerCase(Locale.ROOT),
                Printable.of(event.action()),
                100 * event.confidence());
    }
}
