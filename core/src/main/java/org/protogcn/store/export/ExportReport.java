package org.protogcn.store.export;

import java.util.List;

/**
 * What was exported.
 *
 * @param clips number of different clips
 * @param notes what the file cannot say or leaves out, one sentence each
 */
public record ExportReport(int clips, List<String> notes) {}
