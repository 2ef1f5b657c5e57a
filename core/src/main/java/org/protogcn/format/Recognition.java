package org.protogcn.format;

/**
 * Why a source seems to be of a format.
 *
 * @param certainty how much that is worth
 * @param why for the user, e.g. {@code it is a folder of files a01_s01_e00_v01.json}
 */
public record Recognition(Certainty certainty, String why) {
    /** From weak to strong. */
    public enum Certainty {
        /** The name fits; other formats have such names too. */
        NAME,
        /** The content fits, but could mean something else. */
        LIKELY,
        /** The content is of this format and of no other. */
        CERTAIN
    }

    public static Recognition name(String why) {
        return new Recognition(Certainty.NAME, why);
    }

    public static Recognition likely(String why) {
        return new Recognition(Certainty.LIKELY, why);
    }

    public static Recognition certain(String why) {
        return new Recognition(Certainty.CERTAIN, why);
    }
}
