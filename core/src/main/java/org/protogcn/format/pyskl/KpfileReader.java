package org.protogcn.format.pyskl;

import java.nio.file.Path;
import java.util.Map;
import org.protogcn.format.pickle.ItemSink;
import org.protogcn.format.pickle.PickleReader;

/** Reads one kpfile, id to dict, and joins its clips with what the list says of them. */
final class KpfileReader implements ItemSink {
    /** Takes a clip of the list with its entry in the kpfile. */
    interface Consumer {
        void accept(ListedClip listed, Annotation stored);
    }

    private final Path file;
    private final Map<String, ListedClip> wanted;
    private final Consumer consumer;

    private KpfileReader(Path file, Map<String, ListedClip> wanted, Consumer consumer) {
        this.file = file;
        this.wanted = wanted;
        this.consumer = consumer;
    }

    /**
     * Hands over the wanted clips, in the order of the file.
     *
     * @param wanted by id; each is taken out when it is found
     * @throws org.protogcn.InvalidInputException if one is not there
     */
    static void read(Path file, Map<String, ListedClip> wanted, Consumer consumer) {
        PickleReader.read(file, new KpfileReader(file, wanted, consumer));
        for (ListedClip missing : wanted.values()) {
            throw missing.annotation().problem("its keypoints are not in " + file + ", where the list says they are");
        }
    }

    @Override
    public boolean streams(String key, Object container) {
        return key.equals(ROOT) && container instanceof Map;
    }

    @Override
    public void item(Object key, Object value) {
        ListedClip listed = key instanceof String id ? wanted.remove(id) : null;
        if (listed == null) {
            return;
        }
        if (!(value instanceof Map<?, ?> fields)) {
            throw listed.annotation().problem("its entry in " + file + " is no dict");
        }
        consumer.accept(listed, new Annotation(file.toString(), listed.id(), fields));
    }
}
