package org.protogcn.benchmarks;

/** What is timed. */
public enum Task {
    /** From clips in memory to moved weights. */
    TRAINING("training step") {
        @Override
        void begin(Contender contender, Batch batch) {
            contender.begin(batch);
        }

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

    /** The first time in a process. */
    void begin(Contender contender, Batch batch) {
        run(contender, batch);
    }

    abstract void run(Contender contender, Batch batch);
}
