package org.protogcn.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.protogcn.InvalidInputException;
import org.protogcn.runtime.RecognizerOptions.Provider;
import org.protogcn.testing.Sentence;

class ProvidersTest {
    @ParameterizedTest
    @EnumSource(names = {"CUDA", "TENSORRT", "DIRECTML"})
    void providerThatThisBuildLacks_isNamedInOneSentence(Provider provider) {
        RecognizerOptions options = RecognizerOptions.DEFAULT.on(provider, 0);
        String message = assertThrows(InvalidInputException.class, () -> Providers.settings(options))
                .getMessage();
        assertEquals(Optional.empty(), Sentence.problem(message));
        assertTrue(message.contains("cannot compute with " + provider), message);
    }

    @Test
    void processor_isAlwaysThere() throws OrtException {
        try (SessionOptions settings = Providers.settings(RecognizerOptions.DEFAULT.withThreads(1))) {
            assertEquals("1", settings.getConfigEntries().get("session.force_spinning_stop"));
        }
    }
}
