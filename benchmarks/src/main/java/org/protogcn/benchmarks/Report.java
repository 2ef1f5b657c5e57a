package org.protogcn.benchmarks;

import java.util.List;

/** A whole run. Where a check failed, nothing was measured. */
record Report(
        Machine machine,
        Plan plan,
        List<Check> checks,
        List<Peak> peaks,
        List<Measurement> measurements,
        List<Profile> profiles,
        List<Probe.Found> memory) {
    boolean agrees() {
        return checks.stream().allMatch(Check::holds);
    }
}
