package org.protogcn.format.pyskl;

import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.protogcn.array.DType;
import org.protogcn.array.NdArray;
import org.protogcn.skeleton.Clip.ImageSize;

/**
 * What is kept of a clip in the list until its kpfile is read: a few hundred bytes, for there are 260 000 of them.
 *
 * @param frames {@link FrameRuns}, or the array itself where it is no run of frames; null where the list has none
 * @param kept the skeletons that count; null for all
 * @param skeletons how many the list speaks of, where {@code kept} is not null
 */
record ListedClip(String source, String id, int label, ImageSize image, Object frames, BitSet kept, int skeletons) {
    private static final String FRAMES = "frame_inds";
    private static final String KEPT = "anno_inds";

    /** @param kept the skeletons that a filter leaves; if there is none, those that the list marks */
    static ListedClip of(Annotation annotation, Optional<BitSet> kept) {
        Optional<NdArray> mask = annotation.array(KEPT).filter(array -> array.type() == DType.BOOL);
        Optional<NdArray> frames = annotation.array(FRAMES);
        int skeletons = mask.or(() -> frames).map(NdArray::size).orElse(0);
        return new ListedClip(
                annotation.source(),
                annotation.id(),
                annotation.label(),
                annotation.image().orElse(null),
                frames.map(ListedClip::compact).orElse(null),
                kept.or(() -> mask.map(ListedClip::bits)).orElse(null),
                skeletons);
    }

    private static Object compact(NdArray frames) {
        Optional<FrameRuns> runs = FrameRuns.of(frames);
        return runs.isPresent() ? runs.get() : frames;
    }

    private static BitSet bits(NdArray mask) {
        BitSet bits = new BitSet(mask.size());
        for (int i = 0; i < mask.size(); i++) {
            bits.set(i, mask.getLong(i) != 0);
        }
        return bits;
    }

    Optional<NdArray> frameInds() {
        return Optional.ofNullable(frames)
                .map(known -> known instanceof FrameRuns runs ? runs.toArray() : (NdArray) known);
    }

    /** The clip as the list had it, without what is not needed any more. */
    Annotation annotation() {
        Map<Object, Object> fields = new HashMap<>();
        fields.put("label", (long) label);
        if (image != null) {
            fields.put("img_shape", new Object[] {(long) image.height(), (long) image.width()});
        }
        if (kept != null) {
            fields.put(KEPT, mask());
        }
        return new Annotation(source, id, fields);
    }

    private NdArray mask() {
        byte[] mask = new byte[skeletons];
        kept.stream().forEach(skeleton -> mask[skeleton] = 1);
        return NdArray.of(DType.BOOL, new int[] {skeletons}, ByteBuffer.wrap(mask));
    }
}
