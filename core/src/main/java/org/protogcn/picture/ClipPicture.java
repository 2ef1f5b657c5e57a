package org.protogcn.picture;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.protogcn.InvalidInputException;
import org.protogcn.NearestName;
import org.protogcn.io.DurableFile;
import org.protogcn.io.Reason;
import org.protogcn.skeleton.Clip;
import org.protogcn.skeleton.SkeletonLayout;

/** Draws clips. A file's ending says as what. */
public final class ClipPicture {
    /** A page to play, a moving picture, and contact sheets of twelve moments. */
    public static final List<String> ENDINGS = List.of("html", "gif", "png", "svg");

    /** About a minute; a longer clip is thinned out to as many. */
    private static final int MOST_FRAMES = 2000;

    private static final int MOST_FRAMES_OF_GIF = 400;

    private ClipPicture() {}

    /**
     * Writes a picture; the file appears whole or not at all.
     *
     * @param file ends in one of {@link #ENDINGS}
     * @param className empty where it is not known
     * @throws InvalidInputException if the ending is none of these, or the file cannot be written
     */
    public static void write(Path file, Clip clip, SkeletonLayout layout, String className) {
        String ending = ending(file);
        if (!ENDINGS.contains(ending)) {
            throw new InvalidInputException(
                    "no picture can be written to " + file + " by its ending" + NearestName.hint(ending, ENDINGS));
        }
        Film film = Film.of(clip, layout, className, ending.equals("gif") ? MOST_FRAMES_OF_GIF : MOST_FRAMES);
        try {
            write(file, ending, film);
        } catch (IOException e) {
            throw new InvalidInputException("cannot write the picture " + file + ": " + Reason.of(e), e);
        }
    }

    private static void write(Path file, String ending, Film film) throws IOException {
        switch (ending) {
            case "html" -> DurableFile.write(file, new ClipPage(film).html());
            case "gif" -> DurableFile.write(file, new AnimatedGif(film)::write);
            case "svg" -> DurableFile.write(file, new ContactSheet(film).svg());
            default -> DurableFile.write(file, out -> ImageIO.write(new ContactSheet(film).image(), "png", out));
        }
    }

    static String ending(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
