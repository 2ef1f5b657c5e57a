package org.protogcn.format.pickle;

/** Receives the items of one large container of a pickle, one by one, instead of the container. */
public interface ItemSink {
    /** What {@link #streams} is asked for the outermost object. */
    String ROOT = "";

    /** Takes nothing: the whole object is built. */
    ItemSink NONE = new ItemSink() {
        @Override
        public boolean streams(String key, Object container) {
            return false;
        }

        @Override
        public void item(Object key, Object value) {
            throw new IllegalStateException("no items were asked for");
        }
    };

    /**
     * Whether the items of this container shall be handed over. They never enter it: it stays empty.
     *
     * @param key under which the outermost dict holds the container, or {@link #ROOT} for the outermost object itself
     * @param container a List or a Map
     */
    boolean streams(String key, Object container);

    /**
     * One complete item. Nothing of it is kept by the reader.
     *
     * @param key of a dict's item, null for a list's
     */
    void item(Object key, Object value);
}
