package org.protogcn.benchmarks;

/** What is timed. */
public enum Task {
    /** From clips in memory to moved weights. */
    TRAINING("training step") {
        @Override
        void run(Contender contender, Batch batch) {
            contender.accumulate(batch);
            contender.update();
        }
    },
    /** From clips in memory to logits. */
    INFERENCE("inference") {
        @Override
        void run(Contender contender, Batch batch) {
            contender.recognise(batch.clips());
        }
    };

    private final String label;

    Task(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    abstract void run(Contender contender, Batch batch);
}
