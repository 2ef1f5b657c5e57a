package org.protogcn.store;

import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.protogcn.InvalidInputException;
import org.protogcn.array.DType;

/** The names of a store's files, and the limits within which what they say is believed. */
final class StoreFiles {
    static final String HEAD = "store.json";
    static final String FORMAT = "protogcn-clips";
    static final int VERSION = 2;
    /** No clip has more numbers: room for hours of two persons. */
    static final int MAX_CLIP_VALUES = 1 << 27;

    /** No label is higher, so that a wrong one cannot ask for a billion classes. */
    static final int MAX_LABEL = 99_999;

    /** Memory maps are addressed by int. */
    static final long MAX_FILE_BYTES = Integer.MAX_VALUE;

    private static final Pattern SHARD_NAME = Pattern.compile("(?:keypoints|scores)-(\\d{5,9})\\.npy");
    private static final Pattern LIST_NAME =
            Pattern.compile("(?:clips(?:-\\d{5,9})?\\.jsonl|(?:index|splits)(?:-\\d{5,9})?\\.npy)");

    private StoreFiles() {}

    /** The three files that list the clips. An extended store has later generations of them. */
    record Lists(String clips, String index, String splits) {
        static final Lists FIRST = new Lists("clips.jsonl", "index.npy", "splits.npy");

        static Lists ofGeneration(int generation) {
            String suffix = String.format(Locale.ROOT, "-%05d", generation);
            return new Lists("clips" + suffix + ".jsonl", "index" + suffix + ".npy", "splits" + suffix + ".npy");
        }
    }

    /** Shards of a kind are numbered from 0. */
    enum Kind {
        KEYPOINTS("keypoints-"),
        SCORES("scores-");

        private final String prefix;

        Kind(String prefix) {
            this.prefix = prefix;
        }

        boolean has(String shard) {
            return shard.startsWith(prefix);
        }

        String shard(int number) {
            return String.format(Locale.ROOT, "%s%05d.npy", prefix, number);
        }
    }

    /** A file of {@code elements} numbers, all of one type. */
    record Shard(String file, String type, long elements) {
        private static final Map<String, DType> TYPES =
                Map.of("float16", DType.FLOAT16, "float32", DType.FLOAT32, "float64", DType.FLOAT64);

        static Shard of(String file, DType type, long elements) {
            return new Shard(file, type.name().toLowerCase(Locale.ROOT), elements);
        }

        Optional<DType> dtype() {
            return Optional.ofNullable(TYPES.get(type));
        }

        /** Under which the index knows a shard. */
        static int number(String file) {
            Matcher name = SHARD_NAME.matcher(file);
            if (!name.matches()) {
                throw new IllegalStateException("not the name of a shard: " + file);
            }
            return Integer.parseInt(name.group(1));
        }
    }

    static boolean isShard(String name) {
        return SHARD_NAME.matcher(name).matches();
    }

    static boolean isList(String name) {
        return LIST_NAME.matcher(name).matches();
    }

    static boolean isOfAStore(String name) {
        return name.equals(HEAD) || isShard(name) || isList(name);
    }

    static int crc(byte[] bytes) {
        CRC32 sum = new CRC32();
        sum.update(bytes);
        return (int) sum.getValue();
    }

    static String hex(int crc) {
        return HexFormat.of().toHexDigits(crc);
    }

    static InvalidInputException damaged(Path file, String problem) {
        return new InvalidInputException(file + " is damaged: " + problem + "; import the dataset again");
    }
}
