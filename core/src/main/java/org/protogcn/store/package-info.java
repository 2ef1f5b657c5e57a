/**
 * The clip store: the one form on disk that everything after the import reads.
 *
 * <p>A store is a folder that appears whole or not at all; afterwards it changes only by having clips appended, in one
 * step. Opening one maps its index and keeps nothing per clip on the heap; reading a clip touches that clip's row, line
 * and bytes only, through memory maps, and checks them against their checksums. Every byte of every file is covered by
 * a checksum. Readers may share an open store between threads; a writer belongs to one thread. {@code docs/store.md}
 * describes the files.
 */
package org.protogcn.store;
