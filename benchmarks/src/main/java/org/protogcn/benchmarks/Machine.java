package org.protogcn.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.pytorch.global.torch;

/**
 * Where figures come from.
 *
 * @param started when this began, ISO-8601, UTC
 * @param threads that libtorch computes with
 * @param load average of the last minute as the run began; negative where the system does not tell
 * @param settings of the environment that decide how fast libtorch is
 */
public record Machine(
        String started,
        String processor,
        int cores,
        int threads,
        String system,
        String jdk,
        String libtorch,
        double load,
        Map<String, String> settings) {
    private static final Pattern SETTING = Pattern.compile("MALLOC_|OMP_|OPENBLAS_|ONEDNN_");
    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

    public static Machine here() {
        Map<String, String> settings = new TreeMap<>(System.getenv());
        settings.keySet().removeIf(name -> !SETTING.matcher(name).lookingAt());
        return new Machine(
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                processorModel(),
                Runtime.getRuntime().availableProcessors(),
                torch.get_num_threads(),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                System.getProperty("java.vm.name") + " " + Runtime.version(),
                libtorchVersion(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                settings);
    }

    /** Four lines for the head of a report. */
    public String text() {
        String set = settings.entrySet().stream().map(Object::toString).collect(Collectors.joining(" "));
        return String.format(
                Locale.ROOT,
                "%s, %s%n%d cores, load %.1f, %s%n%s, libtorch %s%nenvironment: %s%n",
                started,
                processor,
                cores,
                load,
                system,
                jdk,
                libtorch,
                set.isEmpty() ? "the system's defaults" : set);
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
