package org.protogcn.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.pytorch.global.torch;

/**
 * Where figures come from.
 *
 * @param threads that libtorch computes with
 * @param load average of the last minute as the run began; negative where the system does not tell
 * @param malloc the environment's settings of the allocator
 */
public record Machine(
        String processor,
        int cores,
        int threads,
        String system,
        String jdk,
        String libtorch,
        double load,
        Map<String, String> malloc) {
    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

    public static Machine here() {
        Map<String, String> malloc = new TreeMap<>(System.getenv());
        malloc.keySet().removeIf(name -> !name.startsWith("MALLOC_"));
        return new Machine(
                processorModel(),
                Runtime.getRuntime().availableProcessors(),
                torch.get_num_threads(),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                System.getProperty("java.vm.name") + " " + Runtime.version(),
                libtorchVersion(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                malloc);
    }

    private static String libtorchVersion() {
        try {
            return Loader.getVersion("org.bytedeco", "pytorch");
        } catch (IOException e) {
            return "unknown";
        }
    }

    private static String processorModel() {
        try (Stream<String> lines = Files.lines(CPU_INFO)) {
            return lines.filter(line -> line.toLowerCase(Locale.ROOT).startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            return "unknown";
        }
    }
}
