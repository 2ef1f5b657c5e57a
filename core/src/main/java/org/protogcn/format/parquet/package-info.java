/**
 * Reads the flat columns of Parquet files: numbers, truth values and text, plain or from a dictionary, in pages of version
 * 1 and 2. In memory is one page of every column that is asked for, all together at most 256 MiB; every length that a file
 * announces is checked before memory is taken for it.
 */
package org.protogcn.format.parquet;
