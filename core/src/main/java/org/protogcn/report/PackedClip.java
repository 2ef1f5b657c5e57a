package org.protogcn.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.IntStream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.protogcn.picture.Film;
import org.protogcn.skeleton.Clip;
import org.protogcn.skeleton.SkeletonLayout;

/**
 * A clip in few bytes: each coordinate one byte of its axis's range, as the difference to the frame before, deflated.
 *
 * @param persons those who are seen at all, P of them
 * @param frames T
 * @param step every how many-th frame of the clip is here
 * @param range {@code [C][2]}: what the values 1 and 255 mean, in the onlooker's coordinates
 * @param data base64 of deflated bytes {@code [P,V,C,T]}; the value 0 is a joint that was not seen
 */
record PackedClip(int persons, int frames, int step, double[][] range, String data) {
    /** Outermost points beyond which a jumping joint may not stretch the range, and the margin around the others. */
    private static final double OUTLIERS = 0.003;

    private static final double MARGIN = 0.1;
    private static final int LEVELS = 254;

    /** @param mostFrames a longer clip is thinned out to so many */
    static PackedClip of(Clip clip, SkeletonLayout layout, int mostFrames) {
        Film film = Film.of(clip, layout, "", mostFrames);
        int[] persons = IntStream.range(0, film.persons())
                .filter(person -> isSeen(film, person))
                .toArray();
        double[][] range = new double[layout.dimensions()][];
        Arrays.setAll(range, channel -> range(film, channel));
        byte[] packed = deflated(differences(film, persons, range));
        return new PackedClip(
                persons.length,
                film.frames(),
                film.step(),
                range,
                Base64.getEncoder().encodeToString(packed));
    }

    private static boolean isSeen(Film film, int person) {
        int joints = film.layout().size();
        return IntStream.range(0, film.frames() * joints)
                .anyMatch(i -> Float.isFinite(film.points()[3 * film.place(i / joints, person, i % joints)]));
    }

    private static double[] range(Film film, int channel) {
        double[] seen = IntStream.range(0, film.strength().length)
                .mapToDouble(i -> film.points()[3 * i + channel])
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        if (seen.length == 0) {
            return new double[] {0, 1};
        }
        double low = seen[(int) Math.round(OUTLIERS * (seen.length - 1))];
        double high = seen[(int) Math.round((1 - OUTLIERS) * (seen.length - 1))];
        double margin = Math.max((high - low) * MARGIN, 1e-6);
        return new double[] {low - margin, high + margin};
    }

    /** {@code [P,V,C,T]} */
    private static byte[] differences(Film film, int[] persons, double[][] range) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int person : persons) {
            for (int joint = 0; joint < film.layout().size(); joint++) {
                for (int channel = 0; channel < range.length; channel++) {
                    int before = 0;
                    for (int frame = 0; frame < film.frames(); frame++) {
                        float value = film.points()[3 * film.place(frame, person, joint) + channel];
                        int level = level(value, range[channel]);
                        bytes.write(level - before);
                        before = level;
                    }
                }
            }
        }
        return bytes.toByteArray();
    }

    private static int level(float value, double[] range) {
        if (!Float.isFinite(value)) {
            return 0;
        }
        double share = (value - range[0]) / (range[1] - range[0]);
        return 1 + (int) Math.round(LEVELS * Math.max(0, Math.min(1, share)));
    }

    private static byte[] deflated(byte[] bytes) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed, deflater)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            deflater.end();
        }
        return packed.toByteArray();
    }
}
