package org.protogcn.synthetic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.protogcn.format.SourceSummary;
import org.protogcn.random.Draws;
import org.protogcn.skeleton.Clip;
import org.protogcn.skeleton.SkeletonLayouts;

/**
 * A small dataset made by calculation: people of different build, views and tempo do ten actions, in pairs that differ in
 * a detail only. Nobody is in two splits. Equal arguments give equal bytes on every machine.
 *
 * @param trainPeople people in the split {@code train}
 * @param validationPeople people in {@code val}
 * @param testPeople people in {@code test}
 * @param repetitions how often everybody does each action
 */
public record SyntheticActions(long seed, int trainPeople, int validationPeople, int testPeople, int repetitions) {
    /** The layout of the clips: Kinect v2, 25 joints, metres, as the sensor sees them. */
    public static final String LAYOUT = "ntu25";

    public SyntheticActions {
        if (trainPeople < 0 || validationPeople < 0 || testPeople < 0 || repetitions < 1) {
            throw new IllegalArgumentException("people " + trainPeople + ", " + validationPeople + ", " + testPeople
                    + ", repetitions " + repetitions + ": no negative numbers, at least one repetition");
        }
    }

    /** In label order. */
    public static List<String> classNames() {
        return Arrays.stream(Action.values()).map(Action::className).toList();
    }

    /** What an import of these clips says beside them. */
    public SourceSummary summary() {
        return new SourceSummary(SkeletonLayouts.named(LAYOUT), classNames(), splits(), List.of());
    }

    /** Hands over every clip; memory holds one at a time. */
    public void forEach(Consumer<Clip> clips) {
        for (int number = 1; number <= people(); number++) {
            Person person = person(number);
            for (Action action : Action.values()) {
                for (int repetition = 1; repetition <= repetitions; repetition++) {
                    clips.accept(clip(number, person, action, repetition));
                }
            }
        }
    }

    /** All clips at once: a few hundred kilobytes for each person. */
    public List<Clip> clips() {
        List<Clip> clips = new ArrayList<>();
        forEach(clips::add);
        return clips;
    }

    /** Split name to clip ids: {@code train}, {@code val} and {@code test}. */
    public Map<String, List<String>> splits() {
        Map<String, List<String>> splits = new LinkedHashMap<>();
        splits.put("train", ids(1, trainPeople));
        splits.put("val", ids(trainPeople + 1, trainPeople + validationPeople));
        splits.put("test", ids(trainPeople + validationPeople + 1, people()));
        return splits;
    }

    private int people() {
        return trainPeople + validationPeople + testPeople;
    }

    private List<String> ids(int firstPerson, int lastPerson) {
        List<String> ids = new ArrayList<>();
        for (int number = firstPerson; number <= lastPerson; number++) {
            for (Action action : Action.values()) {
                for (int repetition = 1; repetition <= repetitions; repetition++) {
                    ids.add(id(number, action, repetition));
                }
            }
        }
        return ids;
    }

    private static String id(int person, Action action, int repetition) {
        String name = action.className().replace(' ', '-');
        return String.format(Locale.ROOT, "P%02d-%s-%02d", person, name, repetition);
    }

    /** One in four is left-handed, so that small splits have both kinds. */
    private Person person(int number) {
        return Person.draw(draws(number).split("build"), number % 4 == 2);
    }

    private Draws draws(int person) {
        return Draws.of(seed).split(person);
    }

    private Clip clip(int number, Person person, Action action, int repetition) {
        Draws draws = draws(number).split(action.ordinal()).split(repetition);
        return new Clip(id(number, action, repetition), action.ordinal(), Recording.of(person, action, draws));
    }
}
