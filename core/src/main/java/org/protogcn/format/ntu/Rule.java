package org.protogcn.format.ntu;

/** What may be left out or changed in recordings, in the order in which it happens. */
enum Rule {
    BEYOND("recordings of actions that the benchmark does not have were left out (see benchmark)"),
    BAD("recordings of the list of bad ones were left out (bad=none takes them)"),
    EMPTY("recordings without any body were left out"),
    UNSEEN_FRAMES("frames without any body were left out (frames=all keeps them)"),
    CLOSED_GAPS("bodies were lost for a while and have that gap closed (frames=all keeps it)"),
    SHORT("bodies seen in too few frames were dropped (shortest=1 keeps them)"),
    WIDE("bodies too wide for a person were dropped (spread=false keeps them)"),
    CROWDED_OUT("bodies were dropped as somebody more active was there at the same time (see tracks)"),
    TRIMMED("frames at the beginning or end of recordings, in which all was zero, were cut (trim=false keeps them)"),
    SWAPPED("recordings have the person first who is there from the beginning (swap=false keeps the more active one"
            + " first)");

    private final String consequence;

    Rule(String consequence) {
        this.consequence = consequence;
    }

    String note(int count) {
        return count + " " + consequence;
    }
}
