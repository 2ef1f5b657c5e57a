package org.protogcn.format.ntu;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a recording: the number of frames; for every frame the number of bodies; for every body a line that begins with
 * its id, the number of joints, and a line per joint that begins with x, y and z.
 */
final class SkeletonReader {
    /** Eleven minutes; the longest recording has 300 frames. */
    private static final int MAX_FRAMES = 20_000;

    /** The sensor follows six. */
    private static final int MAX_BODIES = 64;

    private static final int BODY_WORDS = 10;
    private static final int JOINT_WORDS = 12;

    private final SkeletonText text;
    private final boolean everyFrame;
    private final Map<String, Body> bodies = new LinkedHashMap<>();

    private SkeletonReader(SkeletonText text, boolean everyFrame) {
        this.text = text;
        this.everyFrame = everyFrame;
    }

    /**
     * The bodies in the order of their appearance.
     *
     * @param everyFrame whether a frame without any body takes a place
     * @throws org.protogcn.InvalidInputException naming file and line
     */
    static List<Body> read(Path file, boolean everyFrame, Tally tally) {
        return new SkeletonReader(SkeletonText.read(file), everyFrame).read(tally);
    }

    private List<Body> read(Tally tally) {
        int frames = text.count("the number of frames", MAX_FRAMES);
        int place = 0;
        for (int frame = 0; frame < frames; frame++) {
            boolean seen = readFrame(place);
            place += seen || everyFrame ? 1 : 0;
        }
        text.requireEnd();
        tally.add(Rule.UNSEEN_FRAMES, frames - place);
        return List.copyOf(bodies.values());
    }

    private boolean readFrame(int place) {
        int count = text.count("the number of bodies", MAX_BODIES);
        for (int body = 0; body < count; body++) {
            String id = text.firstOf(BODY_WORDS, "a body");
            readJoints(bodies.computeIfAbsent(id, first -> new Body()), place);
        }
        return count > 0;
    }

    private void readJoints(Body body, int place) {
        body.appear(place);
        int joints = text.count("the number of joints", Body.JOINTS);
        text.require(joints == Body.JOINTS, joints + " joints instead of " + Body.JOINTS);
        int offset = (body.frames() - 1) * Body.FRAME_VALUES;
        for (int joint = 0; joint < Body.JOINTS; joint++) {
            text.point(JOINT_WORDS, body.points(), offset + joint * 3);
        }
    }
}
