package org.protogcn.training.checkpoint;

import org.protogcn.format.pickle.Python;

/**
 * How a pickle refers to a block of numbers that stands elsewhere in the file.
 *
 * @param elements how many numbers the block holds
 */
record StorageReference(StorageType type, String key, long elements) {
    /** From torch's persistent id {@code ('storage', type, key, device, elements)}; the device does not matter. */
    static StorageReference of(Object persistentId) {
        Object[] id = Python.tuple(persistentId, 5);
        if (!"storage".equals(id[0]) || !(id[1] instanceof StorageType type)) {
            throw new IllegalArgumentException("refers to something that is no storage of numbers");
        }
        if (id.length > 5 && id[5] != null) {
            throw new IllegalArgumentException(
                    "has a view of a storage in the form of torch before 0.4; load and save it with a newer one");
        }
        long elements = Python.integer(id[4]);
        if (elements < 0 || elements > Integer.MAX_VALUE / type.type().bytes()) {
            throw new IllegalArgumentException("has a storage of " + elements + " elements; 2 GiB is the most");
        }
        return new StorageReference(type, Python.text(id[2]), elements);
    }

    long bytes() {
        return elements * type.type().bytes();
    }
}
