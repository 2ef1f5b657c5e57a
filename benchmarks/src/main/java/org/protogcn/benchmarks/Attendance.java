package org.protogcn.benchmarks;

/** Which of the persons of two-person clips are there. */
public enum Attendance {
    ALL("2", 0),
    /** One in every clip. */
    SINGLE("1", 1),
    /** As in NTU RGB+D: four of five clips hold one person. */
    MIXED("mix", 0.8);

    private final String label;
    private final double single;

    /** @param single share of the clips without their last person */
    Attendance(String label, double single) {
        this.label = label;
        this.single = single;
    }

    String label() {
        return label;
    }

    /** How many of so many clips lack their last person. */
    int absent(int clips) {
        return (int) Math.round(single * clips);
    }
}
