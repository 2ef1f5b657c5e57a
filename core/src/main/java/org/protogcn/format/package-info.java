/** One reader per file format, behind one interface, each in bounded memory. */
package org.protogcn.format;
