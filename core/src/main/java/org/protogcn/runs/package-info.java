/**
 * What run folders say of their runs: settings, curves, evaluations, and how runs differ.
 *
 * <p>Nothing here needs the network a run has trained. Folders may be unfinished or damaged: what can be read is read, and
 * what cannot is said in a sentence beside it.
 */
package org.protogcn.runs;
