package org.protogcn.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.protogcn.Printable;
import org.protogcn.skeleton.SkeletonLayout;

/** A layout as a tree of bones for the terminal, each joint with its k-bone partner, mirror partner and limbs. */
public final class LayoutTreeText {
    private final SkeletonLayout layout;
    private final List<String[]> rows = new ArrayList<>();

    private LayoutTreeText(SkeletonLayout layout) {
        this.layout = layout;
    }

    /** Lines with aligned columns, ending in a newline. */
    public static String of(SkeletonLayout layout) {
        return new LayoutTreeText(layout).text();
    }

    private String text() {
        rows.add(new String[] {"bones", "joint", "k-bone to", "mirror", "limb"});
        addBranch(layout.centre(), "", "");
        String about = "%s: %d joints, %s, centre %s%n%n"
                .formatted(
                        Printable.of(layout.name()),
                        layout.size(),
                        layout.dimensions() == 3 ? "x y z" : "x y and a score",
                        name(layout.centre()));
        return about + table();
    }

    /**
     * Adds a joint and all that hang on it.
     *
     * @param before what is drawn before its name
     * @param beneath what is drawn before its children's
     */
    private void addBranch(int joint, String before, String beneath) {
        rows.add(new String[] {
            before + name(joint),
            Integer.toString(joint),
            partner(joint, layout.kBones()),
            partner(joint, layout.mirror()),
            limbs(joint)
        });
        List<Integer> children = children(joint);
        for (int child : children) {
            boolean last = child == children.get(children.size() - 1);
            addBranch(child, beneath + (last ? "└─ " : "├─ "), beneath + (last ? "   " : "│  "));
        }
    }

    private List<Integer> children(int joint) {
        return IntStream.range(0, layout.size())
                .filter(other -> other != joint && layout.bones().get(other) == joint)
                .boxed()
                .toList();
    }

    private String name(int joint) {
        return Printable.of(layout.joints().get(joint));
    }

    private String partner(int joint, List<Integer> partners) {
        return partners.get(joint) == joint ? "·" : name(partners.get(joint));
    }

    private String limbs(int joint) {
        return layout.limbs().entrySet().stream()
                .filter(limb -> limb.getValue().contains(joint))
                .map(Map.Entry::getKey)
                .map(Printable::of)
                .collect(Collectors.joining(", "));
    }

    private String table() {
        int[] widths = new int[rows.get(0).length];
        rows.forEach(
                row -> IntStream.range(0, row.length).forEach(i -> widths[i] = Math.max(widths[i], row[i].length())));
        StringBuilder table = new StringBuilder();
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.length; i++) {
                line.append(row[i]).append(" ".repeat(widths[i] - row[i].length() + 2));
            }
            table.append(line.toString().stripTrailing()).append('\n');
        }
        return table.toString();
    }
}
