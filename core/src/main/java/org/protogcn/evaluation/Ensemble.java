package org.protogcn.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.protogcn.InvalidInputException;

/**
 * The weighted sum of several networks' scores, joined by clip id, never by position.
 *
 * @param members what each network says, with its weight
 * @param fused the sums, in the order of the first member's clips
 */
public record Ensemble(List<Member> members, Scores fused) {
    private static final int NAMED_AT_MOST = 5;

    /**
     * One network's part.
     *
     * @param name what to call it in tables and errors, e.g. its file
     */
    public record Member(String name, Scores scores, double weight) {
        public Member {
            if (!Double.isFinite(weight)) {
                throw new InvalidInputException("the weight of " + name + " is " + weight + "; weights are numbers");
            }
        }

        public Metrics metrics() {
            return Metrics.of(scores);
        }
    }

    public Ensemble {
        members = List.copyOf(members);
    }

    /** @throws InvalidInputException naming clips and files, if the members do not score the same clips and classes */
    public static Ensemble of(List<Member> members) {
        if (members.isEmpty()) {
            throw new InvalidInputException("an ensemble needs at least one score file");
        }
        Member first = members.get(0);
        double[] sums = new double[first.scores().clips() * first.scores().classes()];
        for (Member member : members) {
            requireSameClasses(first, member);
            addTo(sums, member, rowsInOrderOf(first, member));
        }
        Scores scores = first.scores();
        return new Ensemble(members, new Scores(scores.ids(), scores.labels(), scores.classNames(), sums));
    }

    public Metrics metrics() {
        return Metrics.of(fused);
    }

    private static void addTo(double[] sums, Member member, int[] rows) {
        int classes = member.scores().classes();
        for (int clip = 0; clip < rows.length; clip++) {
            for (int c = 0; c < classes; c++) {
                sums[clip * classes + c] += member.weight() * member.scores().score(rows[clip], c);
            }
        }
    }

    private static void requireSameClasses(Member first, Member other) {
        List<String> expected = first.scores().classNames();
        List<String> actual = other.scores().classNames();
        if (expected.size() != actual.size()) {
            throw new InvalidInputException(first.name() + " scores " + expected.size() + " classes, " + other.name()
                    + " " + actual.size() + "; only networks for the same classes can be fused");
        }
        for (int c = 0; c < expected.size(); c++) {
            if (!expected.get(c).equals(actual.get(c))) {
                throw new InvalidInputException("class " + c + " is '" + expected.get(c) + "' in " + first.name()
                        + " but '" + actual.get(c) + "' in " + other.name());
            }
        }
    }

    /** For every clip of {@code first} its row in {@code other}. */
    private static int[] rowsInOrderOf(Member first, Member other) {
        Map<String, Integer> rows = new HashMap<>();
        for (int row = 0; row < other.scores().clips(); row++) {
            rows.put(other.scores().ids().get(row), row);
        }
        requireSameClips(first, other);
        requireSameLabels(first, other, rows);
        return first.scores().ids().stream().mapToInt(rows::get).toArray();
    }

    private static void requireSameClips(Member first, Member other) {
        Map<String, List<String>> absent = new LinkedHashMap<>();
        absent.put(other.name(), difference(first.scores().ids(), other.scores().ids()));
        absent.put(first.name(), difference(other.scores().ids(), first.scores().ids()));
        absent.forEach((name, ids) -> {
            if (!ids.isEmpty()) {
                throw new InvalidInputException(name + " has no scores for " + named(ids)
                        + "; fuse score files of the same split (" + first.name() + ", " + other.name() + ")");
            }
        });
    }

    private static List<String> difference(List<String> ids, List<String> without) {
        List<String> rest = new ArrayList<>(ids);
        rest.removeAll(new HashSet<>(without));
        return rest;
    }

    private static void requireSameLabels(Member first, Member other, Map<String, Integer> rows) {
        List<String> differing = new ArrayList<>();
        for (int clip = 0; clip < first.scores().clips(); clip++) {
            String id = first.scores().ids().get(clip);
            int label = first.scores().label(clip);
            int otherLabel = other.scores().label(rows.get(id));
            if (label != otherLabel) {
                differing.add(id + " (" + label + " and " + otherLabel + ")");
            }
        }
        if (!differing.isEmpty()) {
            throw new InvalidInputException(
                    first.name() + " and " + other.name() + " disagree on the label of " + named(differing));
        }
    }

    private static String named(List<String> ids) {
        String some = String.join(", ", ids.subList(0, Math.min(ids.size(), NAMED_AT_MOST)));
        String more = ids.size() > NAMED_AT_MOST ? ", ..." : "";
        return ids.size() + (ids.size() == 1 ? " clip: " : " clips: ") + some + more;
    }
}
