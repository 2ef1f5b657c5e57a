package org.protogcn.picture;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import org.protogcn.picture.Canvas.Area;
import org.protogcn.picture.Canvas.Point;
import org.protogcn.picture.Lettering.Anchor;

/** A clip as a moving picture that repeats for ever. */
final class AnimatedGif {
    private static final int HEIGHT = 400;
    private static final int HEAD = 34;
    private static final int BAR = 4;
    /** Hundredths of a second: GIF knows no thirtieths. */
    private static final int DELAY = 3;

    private static final String FORMAT = "javax_imageio_gif_image_1.0";

    private final Film film;
    private final FrameDrawing drawing;
    private final int width;

    AnimatedGif(Film film) {
        this.film = film;
        this.drawing = new FrameDrawing(film);
        this.width = Math.max(300, (int) Math.round((HEIGHT - HEAD) * drawing.aspect()) + 40);
    }

    void write(OutputStream out) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.prepareWriteSequence(null);
            for (int frame = 0; frame < film.frames(); frame++) {
                BufferedImage image = image(frame);
                writer.writeToSequence(new IIOImage(image, null, metadata(writer, image)), null);
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
    }

    private BufferedImage image(int frame) {
        return RasterCanvas.draw(width, HEIGHT, Palette.GROUND, canvas -> {
            canvas.text(film.title(), new Point(14, 18), 13, true, Palette.INK, Anchor.START);
            String number = Integer.toString(film.number(frame));
            canvas.text(number, new Point(width - 14, 18), 12, false, Palette.FAINT_INK, Anchor.END);
            drawing.draw(canvas, frame, new Area(0, HEAD, width, HEIGHT - HEAD - BAR).inset(16));
            double y = HEIGHT - BAR / 2.0;
            double end = width * (frame + 1.0) / film.frames();
            canvas.line(new Point(0, y), new Point(end, y), BAR, Palette.GRID, 1);
        });
    }

    private IIOMetadata metadata(ImageWriter writer, BufferedImage image) throws IOException {
        IIOMetadata metadata = writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), null);
        IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(FORMAT);
        IIOMetadataNode control = (IIOMetadataNode)
                root.getElementsByTagName("GraphicControlExtension").item(0);
        control.setAttribute("disposalMethod", "none");
        control.setAttribute("userInputFlag", "FALSE");
        control.setAttribute("transparentColorFlag", "FALSE");
        control.setAttribute("delayTime", Integer.toString(DELAY * film.step()));
        control.setAttribute("transparentColorIndex", "0");
        root.appendChild(repetition());
        metadata.setFromTree(FORMAT, root);
        return metadata;
    }

    /** The extension by which browsers repeat a picture; 0 times means for ever. */
    private static IIOMetadataNode repetition() {
        IIOMetadataNode extension = new IIOMetadataNode("ApplicationExtension");
        extension.setAttribute("applicationID", "NETSCAPE");
        extension.setAttribute("authenticationCode", "2.0");
        extension.setUserObject(new byte[] {1, 0, 0});
        IIOMetadataNode extensions = new IIOMetadataNode("ApplicationExtensions");
        extensions.appendChild(extension);
        return extensions;
    }
}
