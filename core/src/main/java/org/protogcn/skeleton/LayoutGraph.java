package org.protogcn.skeleton;

import java.util.ArrayList;
import java.util.List;

/**
 * The joints of a skeleton as a graph, and its adjacency matrices. A link leads from a joint inwards, to its neighbour
 * on the way to the centre.
 *
 * @param size V
 * @param centre the joint in the middle
 * @param links what is joined; no joint is linked to itself
 */
public record LayoutGraph(int size, int centre, List<Link> links) {
    /** Two joined joints. */
    public record Link(int from, int to) {}

    public LayoutGraph {
        links = List.copyOf(links);
    }

    /** The graph of a layout's bones. */
    public static LayoutGraph of(SkeletonLayout layout) {
        List<Link> links = new ArrayList<>();
        for (int joint = 0; joint < layout.size(); joint++) {
            int partner = layout.bones().get(joint);
            if (partner != joint) {
                links.add(new Link(joint, partner));
            }
        }
        return new LayoutGraph(layout.size(), layout.centre(), links);
    }

    /** {@code [V,V]}: 1 where two joints are linked, in either direction. */
    public float[] adjacency() {
        double[] matrix = new double[size * size];
        link(matrix, true);
        link(matrix, false);
        return toFloats(matrix);
    }

    /** {@code [3,V,V]}: every joint itself, the links inwards, the links outwards; columns sum to 1 or 0. */
    public float[] directed() {
        double[] itself = new double[size * size];
        linkToThemselves(itself);
        double[] inwards = new double[size * size];
        link(inwards, true);
        double[] outwards = new double[size * size];
        link(outwards, false);
        return toFloats(itself, normalized(inwards), normalized(outwards));
    }

    /**
     * {@code [3,V,V]}: the neighbourhood of every joint, itself included and columns summing to 1, split into the joint
     * itself, the neighbours no nearer to the centre than it, and the nearer ones. Only the centre and its neighbours
     * have a distance to it here; all others count as equally far.
     */
    public float[] partitioned() {
        double[] near = new double[size * size];
        linkToThemselves(near);
        link(near, true);
        link(near, false);
        double[] weights = normalized(near);
        double[][] parts = new double[3][size * size];
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                int i = row * size + column;
                parts[part(row, column)][i] = weights[i];
            }
        }
        return toFloats(parts);
    }

    private int part(int row, int column) {
        if (row == column) {
            return 0;
        }
        return distanceToCentre(row) >= distanceToCentre(column) ? 1 : 2;
    }

    private int distanceToCentre(int joint) {
        if (joint == centre) {
            return 0;
        }
        boolean linked = links.contains(new Link(joint, centre)) || links.contains(new Link(centre, joint));
        return linked ? 1 : Integer.MAX_VALUE;
    }

    private void linkToThemselves(double[] matrix) {
        for (int joint = 0; joint < size; joint++) {
            matrix[joint * size + joint] = 1;
        }
    }

    private void link(double[] matrix, boolean inwards) {
        for (Link link : links) {
            int row = inwards ? link.to() : link.from();
            int column = inwards ? link.from() : link.to();
            matrix[row * size + column] = 1;
        }
    }

    private double[] normalized(double[] matrix) {
        double[] result = new double[matrix.length];
        for (int column = 0; column < size; column++) {
            double sum = 0;
            for (int row = 0; row < size; row++) {
                sum += matrix[row * size + column];
            }
            for (int row = 0; row < size && sum > 0; row++) {
                result[row * size + column] = matrix[row * size + column] * (1 / sum);
            }
        }
        return result;
    }

    private static float[] toFloats(double[]... matrices) {
        int length = matrices[0].length;
        float[] values = new float[matrices.length * length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) matrices[i / length][i % length];
        }
        return values;
    }
}
