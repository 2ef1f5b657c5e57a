package org.protogcn.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.protogcn.skeleton.Clip;
import org.protogcn.store.ClipLine.Block;
import org.protogcn.store.StoreFiles.Kind;
import org.protogcn.store.StoreFiles.Lists;
import org.protogcn.store.StoreFiles.Shard;

/**
 * The clips of a store in the making. A clip's numbers are written before its line; after an interruption a line
 * therefore stands for numbers that are there, and what follows the last whole line can be cut off.
 */
final class ClipJournal implements Closeable {
    private final Path lineFile;
    private final ShardSet keypoints;
    private final ShardSet scores;
    private final FileChannel lines;

    /**
     * Goes on with a list of clips, or begins one.
     *
     * @param firstKeypoints number of the first shard of keypoints
     * @param firstScores number of the first shard of scores
     */
    ClipJournal(StoreDraft draft, int firstKeypoints, int firstScores, long shardBytes) throws IOException {
        this.lineFile = draft.file(Lists.FIRST.clips());
        this.keypoints = new ShardSet(draft, Kind.KEYPOINTS, firstKeypoints, shardBytes);
        this.scores = new ShardSet(draft, Kind.SCORES, firstScores, shardBytes);
        this.lines = FileChannel.open(lineFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    /** Keeps the clips that are there whole, telling their lines, and cuts off the rest. */
    void keepWhatIsWhole(Consumer<ClipLine> kept) throws IOException {
        long end = 0;
        try (LineInput in = new LineInput(lineFile)) {
            for (Optional<byte[]> bytes = in.next(); bytes.isPresent(); bytes = in.next()) {
                Optional<ClipLine> line = read(bytes.get());
                if (line.isEmpty() || !isWhole(line.get())) {
                    break;
                }
                keep(line.get());
                kept.accept(line.get());
                end += bytes.get().length;
            }
        }
        lines.truncate(end);
        lines.position(end);
    }

    private static Optional<ClipLine> read(byte[] line) {
        try {
            return Optional.of(ClipLine.read(line));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private boolean isWhole(ClipLine line) throws IOException {
        return line.values() <= StoreFiles.MAX_CLIP_VALUES
                && keypoints.holdsNext(line.keypoints(), (int) line.values())
                && (line.scores().isEmpty() || scores.holdsNext(line.scores().get(), (int) line.joints()));
    }

    private void keep(ClipLine line) throws IOException {
        keypoints.keep(line.keypoints(), (int) line.values());
        if (line.scores().isPresent()) {
            scores.keep(line.scores().get(), (int) line.joints());
        }
    }

    void add(Clip clip) throws IOException {
        Block numbers = keypoints.append(clip.keypoints().toArray());
        Optional<Block> confidence = clip.scores().isPresent()
                ? Optional.of(scores.append(clip.scores().get().toArray()))
                : Optional.empty();
        ByteBuffer line = ByteBuffer.wrap(new ClipLine(
                        clip.id(), clip.label(), ClipLine.shape(clip.keypoints()), numbers, confidence, clip.image())
                .write());
        while (line.hasRemaining()) {
            lines.write(line);
        }
    }

    /** Brings everything to the disk. */
    List<Shard> finish() throws IOException {
        List<Shard> shards = new ArrayList<>(keypoints.finish());
        shards.addAll(scores.finish());
        lines.force(true);
        lines.close();
        return shards;
    }

    @Override
    public void close() throws IOException {
        try (keypoints;
                scores;
                lines) {
            // closed in any case, all of them
        }
    }
}
