/**
 * Skeleton data and what networks make of it: layouts, clips, readers, the clip store, preparation, scores and metrics.
 * Pure Java, no natives.
 */
module org.protogcn.core {
    requires transitive com.fasterxml.jackson.databind;
    requires aircompressor;
    requires com.fasterxml.jackson.dataformat.csv;
    requires com.fasterxml.jackson.dataformat.yaml;
    requires java.desktop;
    requires us.hebi.matlab.mat.mfl.core;

    exports org.protogcn;
    exports org.protogcn.array;
    exports org.protogcn.dataset;
    exports org.protogcn.evaluation;
    exports org.protogcn.evaluation.ablation;
    exports org.protogcn.evaluation.compare;
    exports org.protogcn.format;
    exports org.protogcn.format.pickle;
    exports org.protogcn.format.pyskl;
    exports org.protogcn.inspect;
    exports org.protogcn.io;
    exports org.protogcn.model;
    exports org.protogcn.people;
    exports org.protogcn.picture;
    exports org.protogcn.prepare;
    exports org.protogcn.random;
    exports org.protogcn.remap;
    exports org.protogcn.report;
    exports org.protogcn.runs;
    exports org.protogcn.skeleton;
    exports org.protogcn.store;
    exports org.protogcn.store.edit;
    exports org.protogcn.store.export;
    exports org.protogcn.synthetic;

    // The records behind JSON files.
    opens org.protogcn.model to
            com.fasterxml.jackson.databind;
    opens org.protogcn.store to
            com.fasterxml.jackson.databind;
}
