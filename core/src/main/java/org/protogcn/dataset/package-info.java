/**
 * The way from a source into a clip store, where {@code format} and {@code store} meet: all formats by name, the import
 * of one, and the store of made clips. An import holds one clip in memory; if it fails, no store appears.
 */
package org.protogcn.dataset;
