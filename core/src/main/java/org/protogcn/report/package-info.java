/**
 * A run's results as one page for the browser that needs nothing beside it, and its pictures as files.
 *
 * <p>{@link org.protogcn.report.Report} writes both from {@link org.protogcn.report.ReportContents}. Sections become HTML here,
 * so that the page can be read without its script; the script makes the confusion matrix, the moving skeletons and the
 * topologies, from numbers that the page carries as JSON. Names and ids come from strangers: they are escaped, and the
 * page's security policy runs no script and opens no address but its own. A page has at most
 * {@link org.protogcn.report.Report#MOST_BYTES} bytes: clips that do not fit are left out, those of the same mistake first.
 */
package org.protogcn.report;
