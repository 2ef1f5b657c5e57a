package org.protogcn.picture;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import org.protogcn.io.DurableFile;

/**
 * A figure, drawn by the same strokes as SVG and as PNG.
 *
 * @param width pixels
 * @param height pixels
 * @param strokes draws it all on the canvas that it is given
 */
public record Drawing(int width, int height, Consumer<Canvas> strokes) {
    public String svg() {
        return SvgCanvas.draw(width, height, Palette.GROUND, strokes);
    }

    /** Writes {@code NAME.svg} and {@code NAME.png} into a folder, replacing earlier ones. */
    public void write(Path folder, String name) throws IOException {
        DurableFile.write(folder.resolve(name + ".svg"), svg());
        DurableFile.write(
                folder.resolve(name + ".png"),
                out -> ImageIO.write(RasterCanvas.draw(width, height, Palette.GROUND, strokes), "png", out));
    }
}
