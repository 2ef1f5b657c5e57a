/**
 * Poses in tables: CSV and Parquet. A table has a row for every joint or a row for every frame; which column means what
 * follows from the names of the columns or is said by the user. A table is read twice: once for its clips, joints and
 * classes, so that nothing is stored before all of it is known to fit, and once for the poses. In memory are the ids of the
 * clips and the poses of one clip, which therefore has to stand in rows one after the other.
 */
package org.protogcn.format.tables;
