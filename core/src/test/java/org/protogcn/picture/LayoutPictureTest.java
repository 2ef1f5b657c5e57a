package org.protogcn.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.protogcn.InvalidInputException;
import org.protogcn.picture.Canvas.Point;
import org.protogcn.skeleton.SkeletonLayout;
import org.protogcn.skeleton.SkeletonLayouts;

class LayoutPictureTest {
    private static final SkeletonLayout KINECT = SkeletonLayouts.named("kinect20");

    @TempDir
    Path temp;

    @Test
    void picture_namesEveryJointOfEveryBuiltInLayout() throws IOException {
        for (String name : SkeletonLayouts.builtIn()) {
            SkeletonLayout layout = SkeletonLayouts.named(name);
            Path file = temp.resolve(name + ".svg");
            LayoutPicture.write(file, layout);
            String svg = Files.readString(file);
            layout.joints().forEach(joint -> assertTrue(svg.contains("  " + joint + "</text>"), joint));
        }
    }

    @Test
    void joints_haveDifferentPlaces() {
        for (String name : SkeletonLayouts.builtIn()) {
            List<Point> places = RestPose.of(SkeletonLayouts.named(name));
            assertEquals(places.size(), new HashSet<>(places).size(), name);
        }
    }

    @Test
    void bodyFacesUs() {
        List<Point> places = RestPose.of(KINECT);
        assertTrue(places.get(4).x() > places.get(8).x(), "left is on our right");
        assertTrue(places.get(3).y() > places.get(15).y(), "the head is above the feet");
    }

    @Test
    void otherEnding_isRefused() {
        assertThrows(InvalidInputException.class, () -> LayoutPicture.write(temp.resolve("x.gif"), KINECT));
    }

    @Test
    void tree_showsBonesPartnersAndLimbs() {
        String text = LayoutTreeText.of(KINECT);
        assertTrue(text.startsWith("kinect20: 20 joints, x y z, centre shoulder_centre"), text);
        assertTrue(
                text.lines()
                        .anyMatch(line -> line.matches("   └─ .*|└─ right_shoulder +8 +· +left_shoulder +right_arm")),
                text);
        assertTrue(
                text.lines()
                        .anyMatch(line -> line.matches("│  +└─ left_elbow +5 +shoulder_centre +right_elbow +left_arm")),
                text);
        assertEquals(KINECT.size() + 3, text.lines().count());
    }
}
