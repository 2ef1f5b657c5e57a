/**
 * New stores out of old ones, and new splits: merging, subsets, random splits. Clips are copied one at a time, with their
 * stored type; a new store appears whole or not at all.
 */
package org.protogcn.store.edit;
