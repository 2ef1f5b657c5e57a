package org.protogcn.cli.ablation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.protogcn.InvalidInputException;
import org.protogcn.skeleton.Stream;
import org.protogcn.training.config.TrainingConfiguration;
import org.protogcn.training.config.TrainingConfiguration.Loss.Kind;

class AblationPlanTest {
    @TempDir
    Path folder;

    private AblationPlan plan(List<Variant> variants, Long... seeds) throws IOException {
        Path file = Files.writeString(
                folder.resolve("tiny.yaml"),
                "data: {store: absent}\nrecipe: {layout: ntu25}\nnetwork: {classes: 3, width: 16}\n");
        AblationPlan.Source source = new AblationPlan.Source(file, Stream.J, List.of("schedule.epochs=2"));
        return AblationPlan.of(source, variants, List.of(seeds), folder.resolve("runs"), Optional.empty());
    }

    private static List<String> names(AblationPlan plan) {
        return plan.runs().stream().map(PlannedRun::name).toList();
    }

    @Test
    void components_areTheRowsOfTable3_inItsOrder() throws IOException {
        AblationPlan plan = plan(Study.COMPONENTS.variants());
        List<TrainingConfiguration> rows = plan.rows().stream()
                .map(row -> row.runs().get(0).configuration())
                .toList();
        assertEquals(
                List.of(false, true, true, true, true),
                rows.stream().map(r -> r.network().intra()).toList());
        assertEquals(
                List.of(false, true, true, true, true),
                rows.stream().map(r -> r.network().inter()).toList());
        assertEquals(
                List.of(false, false, true, false, true),
                rows.stream().map(r -> r.loss().contrastive()).toList());
        assertFalse(rows.get(2).network().reconstruction());
        assertTrue(rows.get(4).network().reconstruction());
    }

    /** Without the contrastive loss nothing reads what the reconstruction makes. */
    @Test
    void reconstructionWithoutContrastiveLoss_sharesTheRunsOfNeither() throws IOException {
        AblationPlan plan = plan(Study.COMPONENTS.variants(), 1L, 2L);
        assertEquals(plan.rows().get(1).runs(), plan.rows().get(3).runs());
        assertEquals("+ MTE", plan.table("t").rows().get(3).sameAs());
        assertEquals(2 * 4, plan.runs().size());
    }

    @Test
    void rivals_standInThePlaceOfPrototypes() throws IOException {
        AblationPlan plan = plan(Study.OBJECTIVES.variants());
        assertEquals(5, plan.runs().size());
        TrainingConfiguration rival = plan.rows().get(2).runs().get(0).configuration();
        assertEquals(new TrainingConfiguration.Loss(1, true, Kind.SKELETON_GCL, 0.8, 0.9), rival.loss());
        assertFalse(rival.network().reconstruction());
        assertEquals(
                Kind.CSC,
                plan.rows().get(4).runs().get(0).configuration().loss().kind());
    }

    @Test
    void names_sayWhatDiffers_firstSeedsFirst() throws IOException {
        AblationPlan plan = plan(Study.TOPOLOGIES.variants(), 7L, 8L);
        assertEquals(
                List.of(
                        "unchanged,seed=7",
                        "intra=false,seed=7",
                        "inter=false,seed=7",
                        "inter=false,intra=false,seed=7"),
                names(plan).subList(0, 4));
        assertEquals("unchanged,seed=8", names(plan).get(4));
        assertEquals(
                2, plan.rows().get(0).runs().get(0).configuration().schedule().epochs());
    }

    @Test
    void grid_isEveryCombination_withWholeKeysWhereTheirEndsAreAmbiguous() throws IOException {
        Grid grid = Grid.of(List.of("loss.lambda=0.1,0.3", "optimizer.momentum=0.5, 0.9", "seed=3"));
        assertEquals(List.of("seed=3"), grid.fixed());
        assertEquals(List.of("loss.lambda", "optimizer.momentum"), grid.keys());
        AblationPlan plan = plan(grid.variants());
        assertEquals(
                List.of(
                        "lambda=0.1,optimizer.momentum=0.5,seed=1",
                        "lambda=0.1,seed=1",
                        "optimizer.momentum=0.5,seed=1",
                        "unchanged,seed=1"),
                names(plan));
        assertEquals("lambda 0.1, momentum 0.5", plan.rows().get(0).variant().label());
    }

    @Test
    void namesThatAreNoFolders_getADigest() throws IOException {
        List<String> names = names(plan(Grid.of(List.of("data.store=a/b,a_b")).variants()));
        assertTrue(names.get(0).matches("store=a_b,seed=1-[0-9a-f]{8}"), names.toString());
        assertEquals("store=a_b,seed=1", names.get(1));
    }

    @Test
    void wrongValues_areRefusedBeforeAnythingIsTrained() {
        assertThrows(
                InvalidInputException.class,
                () -> plan(Grid.of(List.of("network.widht=8,16")).variants()));
        String many = "network.width=" + "8,".repeat(1001) + "8";
        assertThrows(InvalidInputException.class, () -> Grid.of(List.of(many)));
    }

    @Test
    void folderOfAnotherConfiguration_isRefused() throws IOException {
        plan(List.of(Variant.UNCHANGED)).runs().iterator().next().prepare();
        AblationPlan same = plan(List.of(Variant.UNCHANGED));
        same.requireOwnFolders();
        Path configuration = folder.resolve("runs/unchanged,seed=1/config.yaml");
        Files.writeString(configuration, Files.readString(configuration).replace("width: 16", "width: 24"));
        String message = assertThrows(InvalidInputException.class, same::requireOwnFolders)
                .getMessage();
        assertTrue(message.contains("network.width=16"), message);
    }
}
