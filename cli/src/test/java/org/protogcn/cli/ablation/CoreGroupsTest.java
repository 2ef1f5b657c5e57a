package org.protogcn.cli.ablation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class CoreGroupsTest {
    @TempDir
    Path folder;

    private List<List<Integer>> cores(String allowed) throws IOException {
        Path status = Files.writeString(
                folder.resolve("status"), "Name:\tjava\nCpus_allowed:\tff\nCpus_allowed_list:\t" + allowed + "\n");
        return CoreGroups.cores(status, folder);
    }

    private void siblings(int processor, String list) throws IOException {
        Path topology = Files.createDirectories(folder.resolve("cpu" + processor + "/topology"));
        Files.writeString(topology.resolve("thread_siblings_list"), list + "\n");
    }

    private static List<List<Integer>> single(int cores) {
        return IntStream.range(0, cores).mapToObj(List::of).toList();
    }

    private static List<String> processors(List<CoreGroup> groups) {
        return groups.stream().map(group -> String.join(" ", group.prefix())).toList();
    }

    @Test
    void processors_areThoseThatTheProcessMayUse() throws IOException {
        assertEquals(List.of(List.of(0), List.of(2), List.of(3), List.of(9)), cores("0,2-3,9"));
    }

    /** Machines with hyper-threading count their second processors after all first ones: 0 and 4 are one core. */
    @Test
    void processorsOfOneCore_stayTogether() throws IOException {
        for (int i = 0; i < 4; i++) {
            siblings(i, i + "," + (i + 4));
            siblings(i + 4, i + "," + (i + 4));
        }
        List<List<Integer>> cores = cores("0-6");
        assertEquals(List.of(List.of(0, 4), List.of(1, 5), List.of(2, 6), List.of(3)), cores);
        assertEquals(List.of("taskset -c 0,1,4,5", "taskset -c 2,3,6"), processors(CoreGroups.deal(cores, 2)));
    }

    @Test
    void groups_areNeighbours_andAlikeButForOneCore() {
        assertEquals(
                List.of("taskset -c 0,1", "taskset -c 2,3", "taskset -c 4,5,6"),
                processors(CoreGroups.deal(single(7), 3)));
    }

    @Test
    void fewerCoresThanWorkers_orOneWorker_isLeftToTheSystem() {
        assertEquals(List.of("", "", ""), processors(CoreGroups.deal(single(2), 3)));
        assertEquals(List.of(""), processors(CoreGroups.deal(single(8), 1)));
        assertEquals(List.of("", ""), processors(CoreGroups.deal(List.of(), 2)));
    }

    @Test
    void systemThatDoesNotSay_hasNoCores() {
        assertEquals(List.of(), CoreGroups.cores(folder.resolve("absent"), folder));
    }

    @Test
    void threads_areNoMoreThanTheCoresOfAGroup() {
        assertEquals(2, new CoreGroup(single(2)).atMost(5));
        assertEquals(CoreGroup.ANYWHERE, new CoreGroup(single(2)).withRoomFor(3));
        assertEquals(new CoreGroup(single(2)), new CoreGroup(single(2)).withRoomFor(2));
        assertEquals(1, new CoreGroup(single(2)).atMost(1));
        assertEquals(5, CoreGroup.ANYWHERE.atMost(5));
    }

    /** Where this machine lets itself be dealt, children see just their own processors. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void child_mayUseItsGroupOnly() throws Exception {
        for (CoreGroup group : CoreGroups.of(2)) {
            List<String> command = Stream.concat(
                            group.prefix().stream(), Stream.of("grep", "Cpus_allowed_list", "/proc/self/status"))
                    .toList();
            Process child = new ProcessBuilder(command).start();
            String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            String allowed = said.substring(said.indexOf(':') + 1).strip();
            assertTrue(
                    group.cores().isEmpty() || group.prefix().equals(new CoreGroup(cores(allowed)).prefix()),
                    group + " but " + allowed);
        }
    }
}
