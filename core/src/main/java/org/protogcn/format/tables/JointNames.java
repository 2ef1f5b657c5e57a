package org.protogcn.format.tables;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.protogcn.InvalidInputException;
import org.protogcn.NearestName;
import org.protogcn.format.ImportOptions;
import org.protogcn.format.LayoutChoice;
import org.protogcn.skeleton.SkeletonLayout;
import org.protogcn.skeleton.SkeletonLayouts;

/**
 * The joints of a table in a layout. Names are compared by their letters and digits only, whole numbers are places in the
 * layout, from 0, or from 1 if 0 never occurs.
 *
 * @param places of every name in the layout; names that it does not have are absent
 * @param notes on joints that are not in the layout or not in the table
 */
record JointNames(SkeletonLayout layout, Map<String, Integer> places, List<String> notes) {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,4}");

    /**
     * Finds the layout, unless the user names it.
     *
     * @param names as the table has them
     * @param solid whether z is there
     * @param scored whether scores are there
     * @throws InvalidInputException if no built-in layout has exactly these joints, or the user's has none of them
     */
    static JointNames of(Set<String> names, boolean solid, boolean scored, ImportOptions options, String source) {
        boolean numbered = names.stream().allMatch(name -> NUMBER.matcher(name).matches());
        Map<String, Integer> places = numbered ? numbers(names) : null;
        SkeletonLayout layout = options.layout()
                .orElseGet(() -> numbered ? ofSize(places.values(), solid, scored, source) : ofNames(names, source));
        requireDepth(layout, solid, source);
        return known(layout, numbered ? within(places, layout) : named(names, layout), names, source);
    }

    private static Map<String, Integer> numbers(Set<String> names) {
        int first = names.stream().mapToInt(Integer::parseInt).min().orElse(0) == 0 ? 0 : 1;
        Map<String, Integer> places = new LinkedHashMap<>();
        names.forEach(name -> places.put(name, Integer.parseInt(name) - first));
        return places;
    }

    private static SkeletonLayout ofSize(Collection<Integer> places, boolean solid, boolean scored, String source) {
        int joints = places.stream().mapToInt(Integer::intValue).max().orElse(-1) + 1;
        try {
            return new LayoutChoice(ImportOptions.NONE).of(joints, solid ? 3 : 2, scored && !solid);
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException(source + " " + e.getMessage(), e);
        }
    }

    private static SkeletonLayout ofNames(Set<String> names, String source) {
        Set<String> keys = names.stream().map(JointNames::key).collect(Collectors.toCollection(TreeSet::new));
        return SkeletonLayouts.builtIn().stream()
                .map(SkeletonLayouts::named)
                .filter(layout -> keys.equals(
                        layout.joints().stream().map(JointNames::key).collect(Collectors.toSet())))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(source + " has the joints " + shown(names)
                        + ", which are not exactly those of a built-in layout; name yours with --layout"));
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private static void requireDepth(SkeletonLayout layout, boolean solid, String source) {
        if (layout.dimensions() == 3 && !solid) {
            throw new InvalidInputException(source + " has no z for its joints, which the layout " + layout.name()
                    + " needs; name the column with --set z= or a layout in 2-D with --layout");
        }
    }

    private static Map<String, Integer> within(Map<String, Integer> places, SkeletonLayout layout) {
        places.values().removeIf(place -> place >= layout.size());
        return places;
    }

    private static Map<String, Integer> named(Set<String> names, SkeletonLayout layout) {
        List<String> keys = layout.joints().stream().map(JointNames::key).toList();
        Map<String, Integer> places = new LinkedHashMap<>();
        for (String name : names) {
            int place = keys.indexOf(key(name));
            if (place >= 0) {
                places.put(name, place);
            }
        }
        return places;
    }

    private static JointNames known(
            SkeletonLayout layout, Map<String, Integer> places, Set<String> names, String source) {
        if (places.isEmpty()) {
            String some = names.stream().findFirst().orElse("");
            throw new InvalidInputException(source + " has no joint of the layout " + layout.name() + ", but '" + some
                    + "'" + NearestName.hint(some, layout.joints()));
        }
        List<String> notes = new ArrayList<>();
        note(names.stream().filter(name -> !places.containsKey(name)).toList())
                .ifPresent(list -> notes.add("the layout " + layout.name() + " does not have the joints " + list
                        + " of the table; they were left out"));
        List<String> absent = new ArrayList<>(layout.joints());
        places.values().forEach(place -> absent.remove(layout.joints().get(place)));
        note(absent)
                .ifPresent(list -> notes.add("the table does not have the joints " + list + " of the layout "
                        + layout.name() + "; they are 0 everywhere"));
        return new JointNames(layout, places, notes);
    }

    private static Optional<String> note(List<String> names) {
        return names.isEmpty() ? Optional.empty() : Optional.of(shown(names));
    }

    private static String shown(Collection<String> names) {
        String list = names.stream().limit(10).collect(Collectors.joining(", "));
        return names.size() > 10 ? list + " and " + (names.size() - 10) + " more" : list;
    }
}
