package org.protogcn.benchmarks;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The least that an option may be. */
public final class AtLeast {
    private AtLeast() {}

    /** {@code number}, if it is not less than {@code least}; otherwise the command is refused. */
    public static int require(CommandLine command, String option, int least, int number) {
        if (number < least) {
            throw new ParameterException(command, option + " must be " + least + " or more, got " + number);
        }
        return number;
    }
}
