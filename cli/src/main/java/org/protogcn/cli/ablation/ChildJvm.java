package org.protogcn.cli.ablation;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts this program again, on the same virtual machine with the same options, for another command.
 *
 * @param mainClass of this program
 * @param threads that compute
 */
public record ChildJvm(Class<?> mainClass, int threads) {
    /**
     * @param cores on which it stays
     * @param log receives what it says, after what is there
     * @param lock of which only one child at a time has hold
     */
    Process start(List<String> command, CoreGroup cores, Path log, Path lock) throws IOException {
        List<String> words = new ArrayList<>(cores.prefix());
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> !option.startsWith("-agentlib") && !option.startsWith("-javaagent"))
                .forEach(words::add);
        words.addAll(List.of(Lifeline.options(lock)));
        words.add("-Dprotogcn.terminal=false");
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass.getName()));
        words.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.PIPE)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        // OpenMP must know before libtorch is loaded.
        builder.environment().put("OMP_NUM_THREADS", Integer.toString(threads));
        return builder.start();
    }
}
