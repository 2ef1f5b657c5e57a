package org.protogcn.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.protogcn.Printable;
import org.protogcn.evaluation.ConfusionMatrix;
import org.protogcn.picture.Film;
import org.protogcn.picture.Markup;
import org.protogcn.skeleton.SkeletonLayout;
import org.protogcn.store.ClipStore;

/** The numbers that the page's script draws from, as JSON. */
final class PageData {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final MathContext DIGITS = new MathContext(3);
    private static final int TOPOLOGY_BYTES = 1_000_000;

    private PageData() {}

    /** All but the clips. */
    static ObjectNode of(ReportContents contents) {
        ObjectNode data = NODES.objectNode();
        ArrayNode classes = data.putArray("classes");
        contents.scores().classNames().forEach(name -> classes.add(Printable.of(name)));
        data.set("cells", cells(ConfusionMatrix.of(contents.scores())));
        contents.store().map(ClipStore::layout).ifPresent(layout -> data.set("layout", layout(layout)));
        data.set("topologies", topologies(contents.topologies()));
        return data;
    }

    /** {@code [truth, prediction, clips]} wherever there are any. */
    private static ArrayNode cells(ConfusionMatrix confusion) {
        ArrayNode cells = NODES.arrayNode();
        for (int truth = 0; truth < confusion.classes(); truth++) {
            for (int prediction = 0; prediction < confusion.classes(); prediction++) {
                int count = confusion.count(truth, prediction);
                if (count > 0) {
                    cells.add(NODES.arrayNode().add(truth).add(prediction).add(count));
                }
            }
        }
        return cells;
    }

    private static ObjectNode layout(SkeletonLayout layout) {
        ObjectNode node = NODES.objectNode();
        node.put("dimensions", layout.dimensions());
        ArrayNode joints = node.putArray("joints");
        layout.joints().forEach(name -> joints.add(Printable.of(name)));
        ArrayNode bones = node.putArray("bones");
        layout.bones().forEach(bones::add);
        ArrayNode sides = node.putArray("sides");
        Film.sides(layout).forEach(side -> sides.add(side.ordinal()));
        return node;
    }

    /** As many as may be, in their order. */
    private static ArrayNode topologies(List<NamedMatrix> matrices) {
        ArrayNode all = NODES.arrayNode();
        int left = TOPOLOGY_BYTES;
        for (NamedMatrix matrix : matrices) {
            ObjectNode node = topology(matrix);
            left -= bytes(node);
            if (left < 0) {
                break;
            }
            all.add(node);
        }
        return all;
    }

    private static ObjectNode topology(NamedMatrix matrix) {
        ObjectNode node = NODES.objectNode();
        node.put("group", Printable.of(matrix.group()));
        node.put("name", Printable.of(matrix.name()));
        ArrayNode labels = node.putArray("labels");
        matrix.labels().forEach(label -> labels.add(Printable.of(label)));
        ArrayNode values = node.putArray("values");
        for (double[] row : matrix.values()) {
            for (double value : row) {
                values.add(new BigDecimal(value, DIGITS).stripTrailingZeros());
            }
        }
        return node;
    }

    static int bytes(Object json) {
        return Markup.insideScript(json.toString()).getBytes(StandardCharsets.UTF_8).length;
    }
}
