package org.protogcn.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.pytorch.Device;
import org.protogcn.training.tensor.LibTorch;

/**
 * Where a run computes.
 *
 * @param threads that libtorch computes with; equal figures to the last bit need an equal number
 */
record Machine(String java, String system, String processor, int cores, int threads, String device, String libtorch) {
    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

    static Machine here(Device device) {
        return new Machine(
                System.getProperty("java.vm.name") + " " + Runtime.version(),
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"),
                processorName(),
                Runtime.getRuntime().availableProcessors(),
                LibTorch.threads(),
                device.str().getString(),
                libtorchVersion());
    }

    /** That on which the last bits of a sum depend. */
    String arithmetic() {
        return threads + (threads == 1 ? " thread on " : " threads on ") + device + ", libtorch " + libtorch;
    }

    /** As Linux names it; elsewhere the architecture, which {@link #system} says already. */
    private static String processorName() {
        try (Stream<String> lines = Files.lines(CPU_INFO)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            return "unknown";
        }
    }

    private static String libtorchVersion() {
        try {
            return Loader.getVersion("org.bytedeco", "pytorch");
        } catch (IOException e) {
            return "unknown";
        }
    }
}
