package org.protogcn.training.explain;

import java.util.List;

/**
 * What the prototypes of a network are used for, over some clips.
 *
 * @param effective how many prototypes would respond as evenly if they shared all responses: e to the entropy of the
 *     mean response
 * @param unused prototypes to which no pair of joints of any clip responds more than to the average one
 * @param neverFirst prototypes that are not the first choice of any pair of joints of any clip
 * @param duplicated prototypes whose memory points the same way as that of one with a lower number
 * @param groups what the clips are grouped by, usually classes
 * @param responses {@code [groups][P]}: the mean response of a group's clips, times P; 1 is the even share
 * @param prototypes all of them
 */
public record PrototypeReport(
        double effective,
        List<Integer> unused,
        List<Integer> neverFirst,
        List<Duplicate> duplicated,
        List<String> groups,
        double[][] responses,
        List<Prototype> prototypes) {
    /**
     * One of two alike.
     *
     * @param of the number of the other
     * @param likeness the cosine of the angle between the two
     */
    public record Duplicate(int prototype, int of, double likeness) {}

    /**
     * One prototype.
     *
     * @param share its mean response, times P; 1 is the even share
     * @param decoded {@code [V][V]}: what its mean responses alone decode to, above what none decode to
     * @param clips those that respond most, best first
     * @param pairs the joints that respond most on the whole, best first
     * @param nearest the groups that respond most compared with all clips, best first
     */
    public record Prototype(
            int number,
            double share,
            double[][] decoded,
            List<ClipResponse> clips,
            List<PairResponse> pairs,
            List<GroupResponse> nearest) {}

    /**
     * @param response the mean over the clip's pairs of joints, times P
     * @param strongest the clip's pair of joints that responds most
     */
    public record ClipResponse(String clip, String group, double response, PairResponse strongest) {}

    /**
     * @param from the joint that gives
     * @param to the joint that is given to
     * @param response times P
     */
    public record PairResponse(String from, String to, double response) {}

    /** @param ratio the group's mean response to that of all clips */
    public record GroupResponse(String group, double ratio) {}
}
