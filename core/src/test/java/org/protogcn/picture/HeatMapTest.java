package org.protogcn.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class HeatMapTest {
    private static final int WHITE = 0xffffff;
    private static final int DEEPEST_BLUE = 0x0b2f5e;
    private static final int DEEPEST_ORANGE = 0x7f2704;

    private static HeatMap map(double... values) {
        return new HeatMap(
                "map",
                List.of("row"),
                List.of("a", "b", "c").subList(0, values.length),
                new double[][] {values},
                false);
    }

    @Test
    void numbersOfOneSign_goFromTheWeakestToTheStrongest() {
        HeatScale above = HeatScale.of(List.of(map(1, 2, 3)));
        assertEquals(WHITE, above.colour(1));
        assertEquals(0.5, above.strength(2), 1e-12);
        assertEquals(DEEPEST_BLUE, above.colour(3));
        HeatScale below = HeatScale.of(List.of(map(-1, -2, -3)));
        assertEquals(WHITE, below.colour(-1));
        assertEquals(DEEPEST_ORANGE, below.colour(-3));
    }

    @Test
    void numbersOfBothSigns_areWhiteAtZero_andEquallyDeepWhereEquallyStrong() {
        HeatScale scale = HeatScale.of(List.of(map(-4, 1, 2)));
        assertEquals(WHITE, scale.colour(0));
        assertEquals(DEEPEST_ORANGE, scale.colour(-4));
        assertEquals(0.5, scale.strength(2), 1e-12);
        assertEquals(0.5, scale.strength(-2), 1e-12);
    }

    @Test
    void differences_areWhiteAtZero_whateverTheirSigns() {
        HeatMap difference = HeatMap.difference("d", map(5, 6), map(1, 4));
        assertArrayEquals(new double[] {4, 2}, difference.values()[0]);
        assertEquals(WHITE, HeatScale.of(List.of(difference)).colour(0));
    }

    @Test
    void equalNumbers_haveOneColour() {
        assertEquals(WHITE, HeatScale.of(List.of(map(2, 2))).colour(2));
    }

    @Test
    void standardised_hasMean0AndDeviation1_evenIfConstant() {
        assertArrayEquals(new double[] {-1, 1}, map(3, 7).standardised().values()[0], 1e-12);
        assertArrayEquals(new double[] {0, 0}, map(3, 3).standardised().values()[0], 1e-12);
    }

    @Test
    void namesAndNumbers_mustFit() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new HeatMap("map", List.of("row"), List.of("a"), new double[][] {{1, 2}}, false));
    }

    @Test
    void picture_paintsEveryCell_andNamesRowsColumnsAndTitle() {
        String svg = HeatMapPicture.of("A <title>", List.of(List.of(map(0, 1, 2), map(0, 1, 5))))
                .svg();
        assertTrue(svg.contains("A &lt;title&gt;"), svg);
        assertTrue(svg.contains(">row<") && svg.contains(">c<"), svg);
        assertEquals(
                1,
                svg.lines()
                        .filter(line -> line.contains("height=\"15.0\"") && line.contains("#0b2f5e"))
                        .count());
    }
}
