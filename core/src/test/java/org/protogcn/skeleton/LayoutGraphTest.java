package org.protogcn.skeleton;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class LayoutGraphTest {
    private static final LayoutGraph CHAIN =
            new LayoutGraph(3, 0, List.of(new LayoutGraph.Link(1, 0), new LayoutGraph.Link(2, 1)));

    @Test
    void adjacency_isSymmetric() {
        assertArrayEquals(new float[] {0, 1, 0, 1, 0, 1, 0, 1, 0}, CHAIN.adjacency());
    }

    @Test
    void partitions_addUpToTheNormalisedNeighbourhood() {
        for (String name : SkeletonLayouts.builtIn()) {
            SkeletonLayout layout = SkeletonLayouts.named(name);
            int v = layout.size();
            float[] parts = LayoutGraph.of(layout).partitioned();
            for (int column = 0; column < v; column++) {
                double sum = 0;
                for (int row = 0; row < 3 * v; row++) {
                    sum += parts[row * v + column];
                }
                assertEquals(1, sum, 1e-6, name + ", joint " + column);
            }
        }
    }

    @Test
    void layoutsBones_areTheLinksWithoutTheRoot() {
        SkeletonLayout layout = SkeletonLayouts.named("coco20");
        assertEquals(layout.size() - 1, LayoutGraph.of(layout).links().size());
    }
}
