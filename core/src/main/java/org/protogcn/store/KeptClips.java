package org.protogcn.store;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import org.protogcn.InvalidInputException;
import org.protogcn.skeleton.Clip;
import org.protogcn.skeleton.Clip.ImageSize;
import org.protogcn.skeleton.Keypoints;
import org.protogcn.store.ClipLine.Block;

/** The clips that an interrupted import has left, held against those that the source gives now. */
final class KeptClips {
    /** What a clip is, as short as can tell a change. */
    private record Fingerprint(
            int label, List<Integer> shape, int keypoints, Optional<Integer> scores, Optional<ImageSize> image) {
        static Fingerprint of(ClipLine line) {
            return new Fingerprint(
                    line.label(),
                    line.shape(),
                    line.keypoints().crc(),
                    line.scores().map(Block::crc),
                    line.image());
        }

        static Fingerprint of(Clip clip) {
            return new Fingerprint(
                    clip.label(),
                    ClipLine.shape(clip.keypoints()),
                    crc(clip.keypoints()),
                    clip.scores().map(Fingerprint::crc),
                    clip.image());
        }

        private static int crc(Keypoints keypoints) {
            CRC32 sum = new CRC32();
            sum.update(keypoints.toArray().bytes());
            return (int) sum.getValue();
        }
    }

    private final List<Integer> hashes = new ArrayList<>();
    private final BitSet given = new BitSet();
    private final BitSet seen = new BitSet();
    private int seenCount;
    private int last = -1;

    void add(ClipLine line) {
        hashes.add(Fingerprint.of(line).hashCode());
    }

    int size() {
        return hashes.size();
    }

    /** Notes that the source still has a clip, whether or not it will give it. */
    void see(int place) {
        if (!seen.get(place)) {
            seen.set(place);
            seenCount++;
        }
    }

    /** Notes that the source gives a clip. */
    void meet(int place, Clip clip) {
        require(place > last && hashes.get(place) == Fingerprint.of(clip).hashCode());
        last = place;
        given.set(place);
        see(place);
    }

    boolean wasGiven(int place) {
        return given.get(place);
    }

    /** To be asked before the first clip that was not kept, and at the end. */
    void requireAllSeen() {
        require(seenCount == hashes.size());
    }

    private static void require(boolean same) {
        if (!same) {
            throw new InvalidInputException(
                    "the source gives other clips than when its import was interrupted; what was"
                            + " kept of it is deleted now, repeat the command");
        }
    }
}
