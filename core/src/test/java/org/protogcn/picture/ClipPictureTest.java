package org.protogcn.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.protogcn.InvalidInputException;
import org.protogcn.array.DType;
import org.protogcn.skeleton.Clip;
import org.protogcn.skeleton.JointName.Side;
import org.protogcn.skeleton.Keypoints;
import org.protogcn.skeleton.SkeletonLayout;
import org.protogcn.skeleton.SkeletonLayouts;
import org.protogcn.synthetic.SyntheticActions;

class ClipPictureTest {
    private static final SkeletonLayout NTU = SkeletonLayouts.named("ntu25");
    private static final Clip CLIP = new SyntheticActions(1, 1, 0, 0, 1).clips().get(0);

    @TempDir
    Path temp;

    @Test
    void gif_hasAFrameForEachAndRepeats() throws IOException {
        Path file = temp.resolve("clip.gif");
        ClipPicture.write(file, firstFrames(5), NTU, "waving");

        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            reader.setInput(in);
            assertEquals(5, reader.getNumImages(true));
            assertTrue(colours(reader.read(4)) > 3, "limbs have colours");
        }
        assertTrue(Files.readString(file, StandardCharsets.ISO_8859_1).contains("NETSCAPE2.0"));
    }

    @Test
    void html_needsNothingBesideItAndSurvivesHostileNames() throws IOException {
        Clip hostile = new Clip("</script><b>&\"'\u202e", 0, CLIP.keypoints());
        Path file = temp.resolve("clip.html");
        ClipPicture.write(file, hostile, NTU, "a<b");

        String page = Files.readString(file);
        assertFalse(page.contains("</script><b>"), "ids are escaped");
        assertFalse(page.contains("http:") || page.contains("https:") || page.contains("src="), "no network");
        assertTrue(page.contains("&lt;/script&gt;&lt;b&gt;&amp;&quot;"));
        assertTrue(page.contains("\"joints\":[\"spine_base\""));
        assertFalse(page.contains("@DATA@") || page.contains("@TITLE@"));
    }

    @Test
    void jointThatWasNotSeen_isNoPoint() throws IOException {
        Clip half = new Clip("x", 0, new Keypoints(DType.FLOAT32, 1, 2, 17, 2, new double[68]));
        half.keypoints().values()[0] = 3;
        Path file = temp.resolve("x.html");
        ClipPicture.write(file, half, SkeletonLayouts.named("coco17"), "");
        assertTrue(Files.readString(file).contains("\"points\":[3,0,null,null,"));
    }

    @Test
    void contactSheets_haveTheTitle() throws IOException {
        ClipPicture.write(temp.resolve("sheet.svg"), CLIP, NTU, "waving");
        ClipPicture.write(temp.resolve("sheet.png"), CLIP, NTU, "waving");

        assertTrue(Files.readString(temp.resolve("sheet.svg")).contains(">" + CLIP.id() + " · waving</text>"));
        BufferedImage png = ImageIO.read(temp.resolve("sheet.png").toFile());
        assertNotNull(png);
        assertTrue(colours(png) > 3);
    }

    @Test
    void clipOfZeros_isDrawnAllTheSame() {
        Clip nobody = new Clip("x", 0, new Keypoints(DType.FLOAT32, 2, 1, 25, 3, new double[150]));
        for (String ending : ClipPicture.ENDINGS) {
            ClipPicture.write(temp.resolve("x." + ending), nobody, NTU, "");
            assertTrue(Files.exists(temp.resolve("x." + ending)));
        }
    }

    @Test
    void otherEndings_areRefused() {
        String message = assertThrows(
                        InvalidInputException.class, () -> ClipPicture.write(temp.resolve("x.bmp"), CLIP, NTU, ""))
                .getMessage();
        assertTrue(message.contains("html, gif, png, svg"), message);
        assertEquals(0, temp.toFile().list().length);
    }

    @Test
    void people_faceUsWhateverTheAxes() {
        double[] upright = firstBody(CLIP);
        Keypoints k = CLIP.keypoints();
        double[] turned = k.values().clone();
        for (int i = 0; i < turned.length; i += 3) {
            turned[i] = -k.values()[i + 2];
            turned[i + 1] = -k.values()[i];
            turned[i + 2] = k.values()[i + 1];
        }
        assertArrayEquals(upright, firstBody(new Clip("turned", 0, k.withValues(turned))), 1e-4);
        assertTrue(upright[3 * 3 + 1] > upright[15 * 3 + 1], "the head is above the feet");
        assertTrue(upright[4 * 3] > upright[8 * 3], "the left shoulder is on our right");
    }

    private static double[] firstBody(Clip clip) {
        Film film = Film.of(clip, NTU, "", 1000);
        double[] body = new double[75];
        for (int i = 0; i < body.length; i++) {
            body[i] = film.points()[i];
        }
        return body;
    }

    @Test
    void longClip_isThinnedOut() {
        Film film = Film.of(CLIP, NTU, "", 10);
        assertTrue(film.frames() <= 10);
        assertEquals(film.step() * 3, film.number(3));
    }

    @Test
    void personsAndSides_haveColoursOfTheirOwn() {
        assertEquals(
                6,
                Stream.of(0, 1)
                        .flatMap(person -> Arrays.stream(Side.values()).map(side -> Palette.of(person, side)))
                        .distinct()
                        .count());
    }

    @Test
    void scores_fadeJoints() {
        Keypoints scores = new Keypoints(DType.FLOAT32, 1, 1, 17, 1, new double[17]);
        scores.values()[0] = 1.018;
        Clip clip = new Clip(
                "x",
                0,
                new Keypoints(DType.FLOAT32, 1, 1, 17, 2, new double[34]),
                Optional.of(scores),
                Optional.empty());
        Film film = Film.of(clip, SkeletonLayouts.named("coco17"), "", 10);
        assertEquals(1, film.strength()[0]);
        assertEquals(0.15f, film.strength()[1]);
    }

    private static Clip firstFrames(int frames) {
        double[] values = Arrays.copyOf(CLIP.keypoints().values(), frames * 75);
        return new Clip("short", 0, new Keypoints(DType.FLOAT32, 1, frames, 25, 3, values));
    }

    private static long colours(BufferedImage image) {
        return Arrays.stream(image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth()))
                .distinct()
                .count();
    }
}
