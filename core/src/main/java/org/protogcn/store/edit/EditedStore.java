package org.protogcn.store.edit;

import java.nio.file.Path;
import java.util.Map;

/**
 * A store that was made of others.
 *
 * @param clips how many it has
 * @param classes how many class names
 * @param splits split name to number of clips
 */
public record EditedStore(Path folder, int clips, int classes, Map<String, Integer> splits) {}
