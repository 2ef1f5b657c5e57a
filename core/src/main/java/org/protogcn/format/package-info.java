/**
 * What a reader of clips is: it hands over one clip at a time, in memory bounded by the largest of them, and says at the
 * end what the source tells beside its clips. The readers stand in the packages below; {@code dataset} knows them by name.
 */
package org.protogcn.format;
