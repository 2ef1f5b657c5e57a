package org.protogcn.runtime.live;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * Where many are due at once, those who have waited longest come first and the others in the frames after, so that all
 * frames take about the same time.
 *
 * <p>People bear the numbers that the caller gives them. In a source whose people bear none they are followed from frame
 * to frame ({@link org.protogcn.people.PersonTracker}) and numbered in the order of their appearance; no two people of a
 * source get the same number.
 *
 * <p>For one thread. Several live recognisers may share one {@link Recognizer}, which stays the caller's to close.
 */
public final class LiveRecognizer {
    private final Function<List<Clip>, List<Prediction>> recognizer;
    private final LiveOptions options;
    private final SkeletonLayout layout;
    /** From the longest unseen to the last seen. */
    private final Set<Person> people = new LinkedHashSet<>();
    /** Those with somebody in them. */
    private final Map<String, Source> sources = new LinkedHashMap<>();

    /** Of those who are followed. */
    private long firstUnusedNumber;

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
     * @throws InvalidInputException if the frame's number does not grow, some people of its source bear numbers and others
     *     do not, or a pose does not fit the model's layout; the recogniser is then as if the frame had not come
     */
    public LiveUpdate push(LiveFrame frame) {
        FrameCheck.check(frame, known(frame.source()), layout);
        List<LiveEvent> events = forgetTheUnseen(frame);
        LiveFrame shown = frame.withoutNobodies(layout.size());
        Optional<Source> source = shown.people().isEmpty() ? known(frame.source()) : Optional.of(begun(shown));
        List<Decision> decisions = source.isPresent() ? see(source.get(), shown, events) : List.of();
        return new LiveUpdate(decisions, List.copyOf(events));
    }

    private Optional<Source> known(String source) {
        return Optional.ofNullable(sources.get(source));
    }

    private Source begun(LiveFrame frame) {
        return sources.computeIfAbsent(frame.source(), unused -> Source.of(frame, options.forget(), firstUnusedNumber));
    }

    private List<Decision> see(Source source, LiveFrame frame, List<LiveEvent> events) {
        long passed = frame.number() - source.last();
        List<Person> present = new ArrayList<>();
        long[] numbers = source.identify(frame, layout);
        for (int i = 0; i < numbers.length; i++) {
            Person person = person(source, numbers[i], frame.number(), events);
            person.see(frame.number(), frame.people().get(i));
            people.remove(person);
            people.add(person);
            present.add(person);
        }
        present.removeIf(person -> !people.contains(person));
        return decide(present, share(source, passed), events);
    }

    private Person person(Source source, long number, long frame, List<LiveEvent> events) {
        Optional<Person> known = source.person(number);
        if (known.isPresent()) {
            return known.get();
        }
        if (people.size() == options.people()) {
            events.addAll(forget(people.iterator().next()));
        }
        Window window = new Window(layout, options.window(), frame);
        Person person = new Person(source, number, frame, window, new ActionState(options));
        source.add(person);
        sources.putIfAbsent(source.name(), source);
        firstUnusedNumber = source.isNamed() ? firstUnusedNumber : Math.max(firstUnusedNumber, number + 1);
        return person;
    }

    /** How many decisions keep up with a source after so many frames of it. */
    private long share(Source source, long frames) {
        return (source.people().size() * frames + options.stride() - 1) / options.stride();
    }

    /** Those who are due, recognised together. */
    private List<Decision> decide(List<Person> present, long most, List<LiveEvent> events) {
        List<Person> due = present.stream()
                .filter(person -> person.isDue(options))
                .sorted(Comparator.comparingLong(Person::decided))
                .limit(most)
                .toList();
        if (due.isEmpty()) {
            return List.of();
        }
        List<Prediction> predictions =
                recognizer.apply(due.stream().map(Person::clip).toList());
        List<Decision> decisions = new ArrayList<>();
        for (int i = 0; i < due.size(); i++) {
            Decision decision = due.get(i).decide(predictions.get(i));
            decisions.add(decision);
            events.addAll(due.get(i).take(decision));
        }
        return List.copyOf(decisions);
    }

    private List<LiveEvent> forgetTheUnseen(LiveFrame frame) {
        return known(frame.source())
                .map(source -> forget(source.people().stream()
                        .filter(person -> frame.number() - person.seen() > options.forget())
                        .toList()))
                .orElseGet(ArrayList::new);
    }

    private List<LiveEvent> forget(Collection<Person> some) {
        List<LiveEvent> events = new ArrayList<>();
        some.forEach(person -> events.addAll(forget(person)));
        return events;
    }

    private List<LiveEvent> forget(Person person) {
        Source source = person.source();
        people.remove(person);
        source.remove(person);
        if (source.isEmpty()) {
            sources.remove(source.name());
        }
        return person.finish();
    }

    /** Forgets everybody of a source, which may then begin anew, and ends what they were doing. */
    public List<LiveEvent> end(String source) {
        return List.copyOf(
                known(source).map(ended -> forget(List.copyOf(ended.people()))).orElseGet(List::of));
    }

    /** Ends all sources. */
    public List<LiveEvent> end() {
        List<LiveEvent> events = new ArrayList<>();
        List.copyOf(sources.keySet()).forEach(source -> events.addAll(end(source)));
        return List.copyOf(events);
    }
}
