package org.protogcn.dataset;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What an import has brought in.
 *
 * @param store the folder of the new store
 * @param clips number of clips
 * @param layout name of their layout
 * @param classes number of class names; 0 where the source names none
 * @param splits split name to number of clips
 * @param notes what was left out or repaired, one sentence each
 * @param contentHash the hash by which manifests name this data
 */
public record ImportReport(
        Path store,
        int clips,
        String layout,
        int classes,
        Map<String, Integer> splits,
        List<String> notes,
        String contentHash) {}
