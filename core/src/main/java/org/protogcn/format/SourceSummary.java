package org.protogcn.format;

import java.util.List;
import java.util.Map;
import org.protogcn.skeleton.SkeletonLayout;

/**
 * What a source says beside its clips.
 *
 * @param layout the layout that all clips have
 * @param classNames in label order; empty where the source names none
 * @param splits split name to clip ids; every id is one of a clip handed over
 * @param notes for the user, one sentence each: what was left out or repaired, how often and why
 */
public record SourceSummary(
        SkeletonLayout layout, List<String> classNames, Map<String, List<String>> splits, List<String> notes) {}
