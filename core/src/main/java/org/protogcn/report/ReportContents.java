package org.protogcn.report;

import java.util.List;
import java.util.Optional;
import org.protogcn.evaluation.Scores;
import org.protogcn.runs.RunRecord;
import org.protogcn.store.ClipStore;

/**
 * What a report is made of; whatever is absent leaves out its part of the page.
 *
 * @param title stands above everything, e.g. the run's name
 * @param split what was scored; empty if that is not known
 * @param run what is known of the training
 * @param store the clips that were scored, to be shown moving; open, and closed by whoever opened it
 * @param topologies shown in this order
 * @param command what a user types for this program, in the commands that repeat the run
 * @param notes sentences for the reader, such as why something is absent
 */
public record ReportContents(
        String title,
        String split,
        Scores scores,
        Optional<RunRecord> run,
        Optional<ClipStore> store,
        List<NamedMatrix> topologies,
        String command,
        List<String> notes) {
    public ReportContents {
        topologies = List.copyOf(topologies);
        notes = List.copyOf(notes);
    }

    /** The same with topologies to show. */
    public ReportContents withTopologies(List<NamedMatrix> matrices) {
        return new ReportContents(title, split, scores, run, store, matrices, command, notes);
    }
}
