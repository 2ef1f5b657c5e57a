package org.protogcn.runtime.live;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.protogcn.InvalidInputException;
import org.protogcn.runtime.Prediction;
import org.protogcn.runtime.Recognizer;
import org.protogcn.skeleton.Clip;
import org.protogcn.skeleton.SkeletonLayout;

/**
 * Recognises what each of any number of people is doing while frames come in. Every {@code stride} frames a person's
 * last {@code window} frames are recognised as an offline recogniser would; smoothed decisions begin and end actions.
 *
 * <p>For one thread. Several live recognisers may share one {@link Recognizer}, which stays the caller's to close.
 */
public final class LiveRecognizer {
    private final Function<List<Clip>, List<Prediction>> recognizer;
    private final LiveOptions options;
    private final SkeletonLayout layout;
    /** From the longest unseen to the last seen. */
    private final Map<Key, Person> people = new LinkedHashMap<>();

    private final Map<String, Source> sources = new HashMap<>();

    private record Key(String source, long person) {}

    /** A source with somebody in it. */
    private static final class Source {
        private final Set<Long> persons = new LinkedHashSet<>();
        private long last;
    }

    /** What is known of somebody. */
    private static final class Person {
        private final Window window;
        private final ActionState state;
        private long seen;
        private long decided;

        Person(Window window, ActionState state, long frame) {
            this.window = window;
            this.state = state;
            this.decided = frame - 1;
        }
    }

    public LiveRecognizer(Recognizer recognizer, LiveOptions options) {
        this(recognizer::recognize, recognizer.card().stored(), options);
    }

    /** @param recognizer of clips of {@code layout} */
    LiveRecognizer(Function<List<Clip>, List<Prediction>> recognizer, SkeletonLayout layout, LiveOptions options) {
        this.recognizer = recognizer;
        this.options = options;
        this.layout = layout;
    }

    /** How many people are being watched. */
    public int people() {
        return people.size();
    }

    /**
     * Takes the next frame of a source.
     *
     * @throws InvalidInputException if the frame's number does not grow, or a pose does not fit the model's layout; the
     *     recogniser is then as if the frame had not come
     */
    public LiveUpdate push(LiveFrame frame) {
        check(frame);
        List<LiveEvent> events = forgetTheUnseen(frame);
        frame.people().forEach(pose -> see(pose, frame, events));
        List<Decision> decisions = decide(frame);
        for (Decision decision : decisions) {
            events.addAll(people.get(key(decision)).state.take(decision));
        }
        return new LiveUpdate(decisions, List.copyOf(events));
    }

    private void see(LiveFrame.Pose pose, LiveFrame frame, List<LiveEvent> events) {
        Key key = new Key(frame.source(), pose.person());
        if (!people.containsKey(key) && people.size() == options.people()) {
            events.addAll(forget(people.keySet().iterator().next()));
        }
        Person known = people.remove(key);
        Person person = known == null ? newcomer(frame.number()) : known;
        people.put(key, person);
        person.window.put(frame.number(), pose);
        person.seen = frame.number();
        Source source = sources.computeIfAbsent(frame.source(), unused -> new Source());
        source.persons.add(pose.person());
        source.last = frame.number();
    }

    private static Key key(Decision decision) {
        return new Key(decision.source(), decision.person());
    }

    private void check(LiveFrame frame) {
        Source source = sources.get(frame.source());
        if (source != null && frame.number() <= source.last) {
            throw new InvalidInputException("frame " + frame.number() + " of source " + frame.source()
                    + " comes after frame " + source.last + "; frame numbers have to grow");
        }
        Set<Long> persons = new HashSet<>();
        for (LiveFrame.Pose pose : frame.people()) {
            if (!persons.add(pose.person())) {
                throw new InvalidInputException("frame " + frame.number() + " of source " + frame.source()
                        + " holds person " + pose.person() + " twice; give everybody a number of their own");
            }
            PoseCheck.check(pose, layout, frame);
        }
    }

    private Person newcomer(long frame) {
        return new Person(new Window(layout, options.window(), frame), new ActionState(options), frame);
    }

    private List<LiveEvent> forgetTheUnseen(LiveFrame frame) {
        List<LiveEvent> events = new ArrayList<>();
        for (Key key : watched(frame.source())) {
            if (frame.number() - people.get(key).seen > options.forget()) {
                events.addAll(forget(key));
            }
        }
        return events;
    }

    private List<Key> watched(String source) {
        return sources.containsKey(source)
                ? sources.get(source).persons.stream()
                        .map(person -> new Key(source, person))
                        .toList()
                : List.of();
    }

    private List<LiveEvent> forget(Key key) {
        Person person = people.remove(key);
        Source source = sources.get(key.source());
        source.persons.remove(key.person());
        if (source.persons.isEmpty()) {
            sources.remove(key.source());
        }
        return person.state.finish(key.source(), key.person(), person.seen);
    }

    /** All who are due in this frame, recognised together. */
    private List<Decision> decide(LiveFrame frame) {
        List<Long> due = new ArrayList<>();
        List<Clip> clips = new ArrayList<>();
        for (LiveFrame.Pose pose : frame.people()) {
            Person person = people.get(new Key(frame.source(), pose.person()));
            if (person != null && isDue(person, frame.number())) {
                person.decided = frame.number();
                due.add(pose.person());
                clips.add(person.window.clip(frame.source() + "/" + pose.person() + "/" + frame.number()));
            }
        }
        return clips.isEmpty() ? List.of() : decisions(frame, due, recognizer.apply(clips));
    }

    private boolean isDue(Person person, long frame) {
        return person.window.held() >= options.warmUp() && frame - person.decided >= options.stride();
    }

    private List<Decision> decisions(LiveFrame frame, List<Long> due, List<Prediction> predictions) {
        List<Decision> decisions = new ArrayList<>();
        for (int i = 0; i < due.size(); i++) {
            Window window = people.get(new Key(frame.source(), due.get(i))).window;
            decisions.add(new Decision(frame.source(), due.get(i), window.first(), window.last(), predictions.get(i)));
        }
        return List.copyOf(decisions);
    }

    /** Forgets everybody of a source, which may then begin anew, and ends what they were doing. */
    public List<LiveEvent> end(String source) {
        List<LiveEvent> events = new ArrayList<>();
        watched(source).forEach(key -> events.addAll(forget(key)));
        return List.copyOf(events);
    }
}
