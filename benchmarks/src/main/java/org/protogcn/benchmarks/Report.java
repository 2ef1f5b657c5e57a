package org.protogcn.benchmarks;

import java.util.List;

/**
 * A whole run.
 *
 * @param started ISO-8601, UTC
 */
record Report(String started, Machine machine, Plan plan, Agreement agreement, List<Measurement> measurements) {}
