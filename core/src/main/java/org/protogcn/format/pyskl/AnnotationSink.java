package org.protogcn.format.pyskl;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.protogcn.InvalidInputException;
import org.protogcn.format.pickle.ItemSink;
import org.protogcn.format.pickle.PickleReader;
import org.protogcn.format.pickle.Python;

/** Takes the annotations out of a pickle in any of PYSKL's forms. */
final class AnnotationSink implements ItemSink {
    private static final String LIST = "annotations";

    private final String source;
    private final Consumer<Annotation> consumer;
    private long count;

    private AnnotationSink(String source, Consumer<Annotation> consumer) {
        this.source = source;
        this.consumer = consumer;
    }

    /** Reads a file and returns its outermost object without the annotations. */
    static Object read(java.nio.file.Path file, Consumer<Annotation> consumer) {
        AnnotationSink sink = new AnnotationSink(file.toString(), consumer);
        Object root = PickleReader.read(file, sink);
        sink.finish(root);
        return root;
    }

    @Override
    public boolean streams(String key, Object container) {
        return container instanceof List && (key.equals(ROOT) || key.equals(LIST));
    }

    @Override
    public void item(Object key, Object value) {
        consumer.accept(Annotation.of(value, source, count++));
    }

    /** A single annotation is no list: it is still there at the end. */
    private void finish(Object root) {
        if (root instanceof Map<?, ?> dict && dict.containsKey("keypoint")) {
            item(null, root);
        } else if (!(root instanceof List) && !(root instanceof Map<?, ?> file && file.get(LIST) instanceof List)) {
            throw new InvalidInputException(source + " holds " + Python.describe(root)
                    + "; a dict with 'annotations', or a list of annotations, is expected");
        }
    }
}
