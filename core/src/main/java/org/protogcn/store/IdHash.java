package org.protogcn.store;

import java.nio.charset.StandardCharsets;

/** 64-bit FNV-1a of an id in UTF-8. */
final class IdHash {
    private static final long BASIS = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private IdHash() {}

    static long of(String id) {
        long hash = BASIS;
        for (byte b : id.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * PRIME;
        }
        return hash;
    }
}
