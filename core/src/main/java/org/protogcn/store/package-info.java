/**
 * The clip store: the one form on disk that everything after the import reads.
 *
 * <p>A store is a folder that appears whole or not at all and never changes afterwards. Opening one reads its index (a
 * few hundred bytes a clip); reading a clip touches that clip's bytes only, through a memory map, and checks them
 * against their checksum. Every byte of every file is covered by a checksum. Readers may share an open store between
 * threads; a writer belongs to one thread. {@code docs/store.md} describes the files.
 */
package org.protogcn.store;
