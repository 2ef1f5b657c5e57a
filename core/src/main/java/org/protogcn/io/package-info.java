/**
 * Writing that survives a crash: {@link org.protogcn.io.DurableFile} and {@link org.protogcn.io.DurableFolder} show
 * their old contents or their new ones, never a mixture. Drafts lie beside their target as hidden files, so the file
 * system must have room for both; a process that is killed may leave a draft behind. Two writers of one target do not
 * disturb each other: the last one stays. {@link org.protogcn.io.ResumableFolder} keeps its draft for whoever goes on
 * with the work, and admits one writer at a time.
 */
package org.protogcn.io;
