/** The way from a source of any format into a clip store: where {@code format} and {@code store} meet. */
package org.protogcn.dataset;
