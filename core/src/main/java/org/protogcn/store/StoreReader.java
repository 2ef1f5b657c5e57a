package org.protogcn.store;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.MappingIterator;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.protogcn.InvalidInputException;
import org.protogcn.io.Sha256;
import org.protogcn.skeleton.SkeletonLayout;
import org.protogcn.skeleton.SkeletonLayouts;
import org.protogcn.store.StoreFiles.ClipLine;
import org.protogcn.store.StoreFiles.Head;
import org.protogcn.store.StoreFiles.Shard;

/** Reads the index of a store and checks every statement in it before anybody relies on it. */
final class StoreReader {
    private static final long MAX_HEAD_BYTES = 1L << 29;

    private final Path folder;
    private final Path headFile;
    private final Path indexFile;

    StoreReader(Path folder) {
        this.folder = folder;
        this.headFile = folder.resolve(StoreFiles.HEAD);
        this.indexFile = folder.resolve(StoreFiles.INDEX);
    }

    /** What {@link ClipStore} keeps in memory. */
    record Contents(
            String checksum,
            SkeletonLayout layout,
            List<String> classNames,
            Map<String, int[]> splits,
            List<ClipEntry> clips,
            List<MappedShard> shards) {}

    Contents read() throws IOException {
        byte[] bytes = headBytes();
        String checksum = Seal.check(bytes)
                .orElseThrow(() -> StoreFiles.damaged(headFile, "its bytes do not match the checksum at its end"));
        Head head = head(bytes);
        SkeletonLayout layout = SkeletonLayouts.fromTree(head.layout(), headFile + ", layout");
        List<MappedShard> shards = shards(head.shards());
        List<ClipEntry> clips = clips(head, layout, shards);
        return new Contents(checksum, layout, List.copyOf(head.classes()), splits(head), clips, shards);
    }

    private byte[] headBytes() throws IOException {
        if (!Files.isRegularFile(headFile)) {
            throw new InvalidInputException(folder + " is not a clip store: it has no " + StoreFiles.HEAD
                    + "; make one with 'protogcn data import'");
        }
        if (Files.size(headFile) > MAX_HEAD_BYTES) {
            throw StoreFiles.damaged(headFile, "it is larger than any such file");
        }
        return Files.readAllBytes(headFile);
    }

    private Head head(byte[] bytes) throws IOException {
        try {
            Head head = StoreFiles.JSON.readValue(bytes, Head.class);
            requireVersion(head);
            return head;
        } catch (JacksonException e) {
            throw new InvalidInputException(
                    headFile + " does not have the form of a clip store's head: " + problem(e)
                            + "; import the dataset again",
                    e);
        }
    }

    private void requireVersion(Head head) {
        if (!StoreFiles.FORMAT.equals(head.format())) {
            throw new InvalidInputException(headFile + " is of the format '" + head.format() + "', not '"
                    + StoreFiles.FORMAT + "'; give the folder of a clip store");
        }
        if (head.version() != StoreFiles.VERSION) {
            throw new InvalidInputException(headFile + " has the format version " + head.version()
                    + ", and this program reads version " + StoreFiles.VERSION
                    + "; use the program that wrote it or import the dataset again");
        }
        requireNoNulls(head);
    }

    private void requireNoNulls(Head head) {
        boolean complete = !head.layout().isNull()
                && head.index() != null
                && head.splits() != null
                && hasNoNull(head.classes())
                && hasNoNull(head.shards())
                && head.splits().values().stream().allMatch(StoreReader::hasNoNull);
        if (!complete) {
            throw StoreFiles.damaged(headFile, "it holds a null");
        }
    }

    private static boolean hasNoNull(List<?> list) {
        return list != null && list.stream().noneMatch(Objects::isNull);
    }

    private List<MappedShard> shards(List<Shard> lines) throws IOException {
        List<MappedShard> shards = new ArrayList<>();
        for (Shard line : lines) {
            if (line.file() == null
                    || !StoreFiles.SHARD_NAME.matcher(line.file()).matches()) {
                throw StoreFiles.damaged(headFile, "it lists a shard with the impossible name '" + line.file() + "'");
            }
            if (line.dtype().isEmpty()) {
                throw StoreFiles.damaged(headFile, "shard " + line.file() + " has the unknown type " + line.type());
            }
            shards.add(MappedShard.open(folder.resolve(line.file()), line));
        }
        return shards;
    }

    private List<ClipEntry> clips(Head head, SkeletonLayout layout, List<MappedShard> shards) throws IOException {
        requireIndexChecksum(head);
        Map<String, MappedShard> byName = new HashMap<>();
        shards.forEach(shard -> byName.put(shard.name(), shard));
        List<ClipEntry> clips = new ArrayList<>();
        try (InputStream in = Files.newInputStream(indexFile);
                MappingIterator<ClipLine> lines =
                        StoreFiles.JSON.readerFor(ClipLine.class).readValues(in)) {
            while (lines.hasNextValue()) {
                String place = place(clips.size());
                ClipLine line = requireLine(lines.nextValue(), place, head);
                clips.add(ClipEntry.of(line, layout, byName, indexFile, place));
            }
        } catch (JacksonException e) {
            throw StoreFiles.damaged(indexFile, place(clips.size()) + " is not a clip's: " + problem(e));
        }
        if (clips.size() != head.clips()) {
            throw StoreFiles.damaged(
                    indexFile, "it lists " + clips.size() + " clips, but " + StoreFiles.HEAD + " says " + head.clips());
        }
        return clips;
    }

    private static String place(int clip) {
        return "line " + (clip + 1);
    }

    private void requireIndexChecksum(Head head) throws IOException {
        if (!StoreFiles.INDEX.equals(head.index().file())) {
            throw StoreFiles.damaged(headFile, "its index is '" + head.index().file() + "', not " + StoreFiles.INDEX);
        }
        try {
            if (!Sha256.of(indexFile).equals(head.index().sha256())) {
                throw StoreFiles.damaged(indexFile, "its bytes do not match the checksum in " + StoreFiles.HEAD);
            }
        } catch (NoSuchFileException e) {
            throw new InvalidInputException(
                    indexFile + " is missing; copy the whole folder again or import the dataset again", e);
        }
    }

    private ClipLine requireLine(ClipLine line, String place, Head head) {
        if (line == null
                || (!head.classes().isEmpty() && line.label() >= head.classes().size())) {
            throw StoreFiles.damaged(indexFile, place + " is null or has a label without a class");
        }
        return line;
    }

    private Map<String, int[]> splits(Head head) {
        Map<String, int[]> splits = new LinkedHashMap<>();
        head.splits().forEach((name, places) -> {
            for (int place : places) {
                if (place < 0 || place >= head.clips()) {
                    throw StoreFiles.damaged(headFile, "the split " + name + " names clip number " + place);
                }
            }
            splits.put(name, places.stream().mapToInt(Integer::intValue).toArray());
        });
        return splits;
    }

    private static String problem(JacksonException e) {
        return e.getOriginalMessage().lines().findFirst().orElse("not JSON");
    }
}
