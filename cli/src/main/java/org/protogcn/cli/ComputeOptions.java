package org.protogcn.cli;

import java.util.stream.Stream;
import org.bytedeco.pytorch.Device;
import org.protogcn.InvalidInputException;
import org.protogcn.training.tensor.Devices;
import org.protogcn.training.tensor.LibTorch;
import picocli.CommandLine.Option;

/** Where and with how many threads to compute. */
final class ComputeOptions {
    static final int MOST_THREADS = 999;

    @Option(
            names = "--device",
            paramLabel = "DEVICE",
            defaultValue = "auto",
            description = "auto, cpu or cuda:N (default: auto, a GPU if there is one).")
    private String device;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads that compute on the CPU (default: all physical cores).")
    private Integer threads;

    /** Loads libtorch and picks the device. */
    Device prepare() {
        LibTorch.load(threads());
        return Devices.named(device);
    }

    /** As many as the user said; 0 if nothing was said. */
    int threads() {
        if (threads != null && (threads < 1 || threads > MOST_THREADS)) {
            throw new InvalidInputException("--threads is " + threads + "; expected 1 to " + MOST_THREADS);
        }
        return threads == null ? 0 : threads;
    }

    /** The same options as a user would type them, with so many threads unless the user said how many. */
    Stream<String> arguments(int usualThreads) {
        int chosen = threads == null ? usualThreads : threads;
        return Stream.of("--device", device, "--threads", Integer.toString(chosen));
    }
}
