package org.protogcn.runtime;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.protogcn.model.Calibration;
import org.protogcn.model.ModelCard;
import org.protogcn.model.ModelCard.StreamShare;
import org.protogcn.prepare.Preparation;
import org.protogcn.prepare.SampledJoints;
import org.protogcn.skeleton.Clip;

/**
 * Recognises the action of a clip.
 *
 * <pre>{@code
 * try (Recognizer recognizer = Recognizer.load(Path.of("model.onnx"))) {
 *     Prediction prediction = recognizer.recognize(clip);
 *     System.out.println(prediction.best().name());
 * }
 * }</pre>
 *
 * <p>Immutable: any number of threads may recognise at once. Close it when nobody does any more.
 */
public final class Recognizer implements AutoCloseable {
    private final ModelCard card;
    private final Session session;
    private final Preparation preparation;
    private final SequenceScorer scorer;
    private final int samples;

    private Recognizer(ModelCard card, Session session, RecognizerOptions options) {
        this.card = card;
        this.session = session;
        this.preparation = Preparation.of(card.recipe(), card.stored(), card.seen());
        this.scorer = new SequenceScorer(session, card, options.sequencesAtOnce());
        this.samples = options.samples().orElse(card.samples());
    }

    /** Opens a model file with {@link RecognizerOptions#DEFAULT}. */
    public static Recognizer load(Path model) {
        return load(model, RecognizerOptions.DEFAULT);
    }

    /**
     * Opens a model file.
     *
     * @throws org.protogcn.InvalidInputException if it is no model file of ours, or cannot be run as asked
     */
    public static Recognizer load(Path model, RecognizerOptions options) {
        ModelFile file = ModelFile.read(model);
        Session session = Session.open(file.card(), file.bytes(), options, model.toString());
        try {
            return new Recognizer(file.card(), session, options);
        } catch (RuntimeException | Error e) {
            session.close();
            throw e;
        }
    }

    /**
     * What a model file says of itself, without opening its network.
     *
     * @throws org.protogcn.InvalidInputException if it is no model file of ours
     */
    public static ModelCard describe(Path model) {
        return ModelFile.read(model).card();
    }

    /** What the model is and was made from. */
    public ModelCard card() {
        return card;
    }

    /**
     * Recognises a clip, all its persons together.
     *
     * @throws org.protogcn.InvalidInputException if the clip is of another layout or holds something that is no number
     */
    public Prediction recognize(Clip clip) {
        return recognize(List.of(clip)).get(0);
    }

    /**
     * What some of a clip's persons are doing.
     *
     * @param persons their numbers in the clip
     */
    public record Of(List<Integer> persons, Prediction prediction) {}

    /** Recognises each person of a clip as if there were nobody else. Persons who are never seen are left out. */
    public List<Of> recognizeEach(Clip clip) {
        return recognize(clip, People.present(clip).stream().map(List::of).toList());
    }

    /** Recognises every two persons of a clip as if there were nobody else. Persons who are never seen are left out. */
    public List<Of> recognizePairs(Clip clip) {
        return recognize(clip, People.pairs(People.present(clip)));
    }

    private List<Of> recognize(Clip clip, List<List<Integer>> groups) {
        List<Prediction> predictions =
                recognize(groups.stream().map(group -> People.only(clip, group)).toList());
        return IntStream.range(0, groups.size())
                .mapToObj(i -> new Of(groups.get(i), predictions.get(i)))
                .toList();
    }

    /** Recognises several clips at once, which is faster than one after another. */
    public List<Prediction> recognize(List<Clip> clips) {
        double[][] scores = scores(clips);
        List<Prediction> predictions = new ArrayList<>();
        for (int i = 0; i < scores.length; i++) {
            predictions.add(prediction(clips.get(i).id(), scores[i]));
        }
        return predictions;
    }

    private Prediction prediction(String clip, double[] scores) {
        double[] trusted = card.calibration().map(c -> c.apply(scores)).orElse(scores);
        double threshold = card.calibration().map(Calibration::threshold).orElse(0.0);
        return Prediction.of(clip, trusted, card.classes(), threshold);
    }

    /**
     * The scores of clips, {@code [clips][classes]}: the softmax of every stream averaged over the samples and weighed.
     * Each row sums to 1; nothing is calibrated.
     */
    public double[][] scores(List<Clip> clips) {
        List<SampledJoints> joints =
                clips.stream().map(clip -> preparation.joints(clip, samples)).toList();
        double[][] logits = scorer.logits(joints);
        double[][] scores = new double[clips.size()][card.classes().size()];
        for (int i = 0; i < logits.length; i++) {
            addScores(logits[i], scores[i / samples]);
        }
        return scores;
    }

    /** @param logits {@code [S*classes]} of one sample */
    private void addScores(double[] logits, double[] scores) {
        double total = card.streams().stream().mapToDouble(StreamShare::weight).sum();
        for (int stream = 0; stream < card.streams().size(); stream++) {
            double share = card.streams().get(stream).weight() / total / samples;
            addSoftmax(logits, stream * scores.length, share, scores);
        }
    }

    private static void addSoftmax(double[] logits, int start, double share, double[] sum) {
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < sum.length; i++) {
            highest = Math.max(highest, logits[start + i]);
        }
        double norm = 0;
        for (int i = 0; i < sum.length; i++) {
            norm += Math.exp(logits[start + i] - highest);
        }
        for (int i = 0; i < sum.length; i++) {
            sum[i] += share * Math.exp(logits[start + i] - highest) / norm;
        }
    }

    @Override
    public void close() {
        session.close();
    }
}
