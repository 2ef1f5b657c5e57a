package org.protogcn.format.mediapipe;

import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;

/**
 * The numbers of one frame: 33 landmarks of the body, then those of the face, then 21 of each hand.
 *
 * @param poseNumbers of a landmark of the body: x,y,z and perhaps its visibility; 0 if the body is not there
 * @param faceLandmarks of three numbers each
 * @param hands of 21 landmarks of three numbers each
 */
record LandmarkVector(int poseNumbers, int faceLandmarks, int hands) {
    private static final int BODY = 33;
    private static final int HAND = 21;
    private static final List<LandmarkVector> KNOWN = List.of(
            new LandmarkVector(4, 468, 2),
            new LandmarkVector(4, 478, 2),
            new LandmarkVector(3, 468, 2),
            new LandmarkVector(3, 478, 2),
            new LandmarkVector(4, 0, 2),
            new LandmarkVector(3, 0, 2),
            new LandmarkVector(4, 0, 0),
            new LandmarkVector(3, 0, 0),
            new LandmarkVector(0, 0, 2),
            new LandmarkVector(0, 0, 1));

    /** Which landmarks to read. */
    enum Part {
        AUTO,
        POSE,
        HANDS,
        BODY_HANDS
    }

    /** What a frame of so many numbers holds; no two kinds have equally many. */
    static Optional<LandmarkVector> ofLength(int length) {
        return KNOWN.stream().filter(vector -> vector.length() == length).findFirst();
    }

    static List<Integer> lengths() {
        return KNOWN.stream().map(LandmarkVector::length).toList();
    }

    int length() {
        return BODY * poseNumbers + 3 * faceLandmarks + 3 * HAND * hands;
    }

    /** {@code part}, or for AUTO all that is there but the face. */
    Part resolve(Part part) {
        if (part != Part.AUTO) {
            return part;
        }
        return poseNumbers == 0 ? Part.HANDS : hands == 0 ? Part.POSE : Part.BODY_HANDS;
    }

    boolean has(Part part) {
        boolean body = part == Part.HANDS || poseNumbers > 0;
        return body && (part == Part.POSE || hands > 0);
    }

    String layout(Part part) {
        return switch (part) {
            case POSE -> "mediapipe33";
            case HANDS -> hands == 1 ? "hand21" : "mediapipe_hands42";
            default -> "mediapipe75";
        };
    }

    int joints(Part part) {
        return (part == Part.HANDS ? 0 : BODY) + (part == Part.POSE ? 0 : hands * HAND);
    }

    /**
     * Copies the positions {@code [V,3]} of a part.
     *
     * @param visibility below which a landmark of the body counts as not seen and stays 0
     */
    void copy(IntToDoubleFunction number, Part part, double visibility, double[] target, int offset) {
        int at = offset;
        if (part != Part.HANDS) {
            for (int landmark = 0; landmark < BODY; landmark++, at += 3) {
                int first = landmark * poseNumbers;
                if (poseNumbers == 3 || number.applyAsDouble(first + 3) >= visibility) {
                    copy(number, first, 3, target, at);
                }
            }
        }
        if (part != Part.POSE) {
            copy(number, length() - 3 * HAND * hands, 3 * HAND * hands, target, at);
        }
    }

    private static void copy(IntToDoubleFunction number, int first, int count, double[] target, int at) {
        for (int i = 0; i < count; i++) {
            target[at + i] = number.applyAsDouble(first + i);
        }
    }
}
