package example;

import java.nio.file.Path;
import org.protogcn.dataset.FormatRecognition;
import org.protogcn.format.ImportOptions;
import org.protogcn.runtime.Prediction;
import org.protogcn.runtime.Recognizer;

/** Says what the people in a file of poses are doing: {@code java example.Embed MODEL FILE}. */
public final class Embed {
    private Embed() {}

    public static void main(String[] arguments) {
        Path poses = Path.of(arguments[1]);
        try (Recognizer recognizer = Recognizer.load(Path.of(arguments[0]))) {
            ImportOptions layout = ImportOptions.ofLayout(recognizer.card().stored());
            FormatRecognition.of(poses).format().read(poses, layout, clip -> {
                Prediction prediction = recognizer.recognize(clip);
                System.out.println(clip.id() + ": " + prediction.action().orElse("not sure") + ", most likely "
                        + prediction.best().name());
            });
        }
    }
}
