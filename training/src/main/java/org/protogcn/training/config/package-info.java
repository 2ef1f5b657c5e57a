/**
 * Configuration: layers of YAML and command-line settings, resolved for one stream and bound to records that are
 * checked once.
 *
 * <p>A configuration is text from wherever the user got it: files over a megabyte, YAML tags, anchors, aliases and lists
 * are refused, and nothing in a file can name a class. Whatever is wrong is said with its place, its key and what was
 * expected. What a resolved configuration writes, it reads back equal.
 */
package org.protogcn.training.config;
