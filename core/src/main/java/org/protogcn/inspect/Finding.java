package org.protogcn.inspect;

import java.util.List;

/**
 * Something that a check has found.
 *
 * @param kind a short name that programs may rely on, e.g. {@code copies-across-splits}
 * @param what one sentence without its full stop, with the count in it
 * @param advice what to do about it; empty where there is nothing to do
 * @param count how many there are, of what {@code what} says
 * @param cases where; empty if it concerns the dataset as a whole
 */
public record Finding(String kind, Severity severity, String what, String advice, long count, List<Case> cases) {
    /**
     * One place.
     *
     * @param clip the id
     * @param others ids of other clips that belong to it, as the originals of a copy
     * @param detail person, frame, joint or figure; may be empty
     */
    public record Case(String clip, List<String> others, String detail) {
        static Case of(String clip, String detail) {
            return new Case(clip, List.of(), detail);
        }
    }

    public Finding {
        cases = List.copyOf(cases);
    }

    /** A finding about clips, counted by them. */
    static Finding inClips(String kind, Severity severity, String what, String advice, List<Case> cases) {
        return new Finding(kind, severity, what, advice, cases.size(), cases);
    }

    /** A finding about the dataset as a whole. */
    static Finding overall(String kind, Severity severity, String what, String advice) {
        return new Finding(kind, severity, what, advice, 1, List.of());
    }
}
