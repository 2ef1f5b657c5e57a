/**
 * What a model file says of itself, so that whoever serves it prepares clips exactly as it was trained. Plain data and
 * its JSON form; the networks stand in the modules above.
 */
package org.protogcn.model;
