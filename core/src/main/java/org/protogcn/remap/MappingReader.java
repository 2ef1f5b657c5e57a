package org.protogcn.remap;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.protogcn.InvalidInputException;
import org.protogcn.NearestName;
import org.protogcn.remap.LayoutMapping.ScoreOfMean;
import org.protogcn.skeleton.SkeletonLayout;

/** Reads a mapping from the tree of its file. */
final class MappingReader {
    private static final List<String> KEYS = List.of("from", "to", "joints", "scores", "fill");

    private final JsonNode tree;
    private final String source;
    private final SkeletonLayout from;
    private final SkeletonLayout to;

    MappingReader(JsonNode tree, String source, SkeletonLayout from, SkeletonLayout to) {
        this.tree = tree;
        this.source = source;
        this.from = from;
        this.to = to;
    }

    /** @param missing counts unless the file says {@code fill: zero} */
    LayoutMapping read(MissingJoints missing) {
        requireKeys();
        requireLayout("from", from);
        requireLayout("to", to);
        Map<String, List<Integer>> given = given();
        boolean fills = choice("fill", List.of("refuse", "zero"), "refuse").equals("zero");
        ScoreOfMean scores =
                choice("scores", List.of("min", "mean"), "min").equals("mean") ? ScoreOfMean.MEAN : ScoreOfMean.MIN;
        return LayoutMappings.complete(from, to, given, scores, fills ? MissingJoints.ZERO : missing);
    }

    private void requireKeys() {
        if (!tree.isObject()) {
            throw invalid("a mapping has to hold 'key: value' lines with the keys " + String.join(", ", KEYS));
        }
        for (Map.Entry<String, JsonNode> line : tree.properties()) {
            if (!KEYS.contains(line.getKey())) {
                throw invalid("a mapping has no key '" + line.getKey() + "'" + NearestName.hint(line.getKey(), KEYS));
            }
        }
    }

    private void requireLayout(String key, SkeletonLayout layout) {
        String name = tree.path(key).asText(layout.name());
        if (!name.equals(layout.name())) {
            throw invalid("it maps " + key + " '" + name + "', but here the layout is " + layout.name()
                    + "; give the mapping for that, or correct its line '" + key + "'");
        }
    }

    private Map<String, List<Integer>> given() {
        JsonNode map = tree.path("joints");
        if (!map.isObject() && !map.isMissingNode()) {
            throw invalid("joints has to hold 'joint of " + to.name() + ": joint of " + from.name() + "' lines");
        }
        Map<String, List<Integer>> given = new HashMap<>();
        for (Map.Entry<String, JsonNode> line : map.properties()) {
            requireJoint(line.getKey(), to);
            given.put(line.getKey(), sources(line.getKey(), line.getValue()));
        }
        return given;
    }

    private List<Integer> sources(String joint, JsonNode node) {
        List<Integer> sources = new ArrayList<>();
        for (JsonNode name : node.isArray() ? node : List.of(node)) {
            if (!name.isValueNode() || name.isNull()) {
                throw invalid("joints." + joint + " has to name a joint, or several as [a, b] for their mean");
            }
            requireJoint(name.asText(), from);
            sources.add(from.joints().indexOf(name.asText()));
        }
        if (sources.isEmpty()) {
            throw invalid("joints." + joint
                    + " names no joint; leave the line out, and write 'fill: zero' if it is to be" + " zero");
        }
        return sources;
    }

    private void requireJoint(String joint, SkeletonLayout layout) {
        if (!layout.joints().contains(joint)) {
            throw invalid("joints names '" + joint + "', which " + layout.name() + " does not have"
                    + NearestName.hint(joint, layout.joints()));
        }
    }

    private String choice(String key, List<String> values, String fallback) {
        String value = tree.path(key).asText(fallback);
        if (!values.contains(value)) {
            throw invalid(key + " is '" + value + "'" + NearestName.hint(value, values));
        }
        return value;
    }

    private InvalidInputException invalid(String problem) {
        return new InvalidInputException(source + ": " + problem);
    }
}
