package org.protogcn.format.pickle;

/** Stands where an item was that has been handed over and forgotten. */
enum Spent {
    ITEM;

    /** {@code value}, unless it is gone. */
    static Object refuse(Object value) {
        if (value == ITEM) {
            throw new IllegalArgumentException(
                    "refers again to a part of an item that was read before and is not kept in"
                            + " memory; copy shared arrays before pickling");
        }
        return value;
    }
}
