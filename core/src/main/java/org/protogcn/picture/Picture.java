package org.protogcn.picture;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import org.protogcn.InvalidInputException;
import org.protogcn.NearestName;
import org.protogcn.io.DurableFile;
import org.protogcn.io.Reason;

/**
 * A drawing of so many pixels, which can be had as SVG and as PNG.
 *
 * @param drawing draws the same every time it is asked to
 */
public record Picture(int width, int height, Consumer<Canvas> drawing) {
    /** Of files that a picture can be written to. */
    public static final List<String> ENDINGS = List.of("svg", "png");

    /** The SVG document. */
    public String svg() {
        return SvgCanvas.draw(width, height, Palette.GROUND, drawing);
    }

    public BufferedImage image() {
        return RasterCanvas.draw(width, height, Palette.GROUND, drawing);
    }

    /**
     * Writes the picture; the file appears whole or not at all.
     *
     * @param file ends in one of {@link #ENDINGS}
     * @throws InvalidInputException if the ending is none of these, or the file cannot be written
     */
    public void write(Path file) {
        String ending = ClipPicture.ending(file);
        if (!ENDINGS.contains(ending)) {
            throw new InvalidInputException(
                    "no picture can be written to " + file + " by its ending" + NearestName.hint(ending, ENDINGS));
        }
        try {
            if (ending.equals("svg")) {
                DurableFile.write(file, svg());
            } else {
                DurableFile.write(file, out -> ImageIO.write(image(), "png", out));
            }
        } catch (IOException e) {
            throw new InvalidInputException("cannot write the picture " + file + ": " + Reason.of(e), e);
        }
    }
}
