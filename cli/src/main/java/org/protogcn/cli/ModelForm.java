package org.protogcn.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.protogcn.InvalidInputException;

/** What a trained network can be written as. */
enum ModelForm {
    /** Runs in services; describes itself. */
    ONNX,
    /** For evaluating and training here; describes itself. */
    SAFETENSORS,
    /** For PyTorch, under the published names. */
    PTH;

    String ending() {
        return "." + name().toLowerCase(Locale.ROOT);
    }

    /** @throws InvalidInputException if the name's ending is none of the forms' */
    static ModelForm ofFile(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(form -> name.endsWith(form.ending()))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException("the ending of " + file
                        + " does not say what to write; let it be one of "
                        + Arrays.stream(values()).map(ModelForm::ending).collect(Collectors.joining(", "))));
    }
}
