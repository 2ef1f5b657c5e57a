package org.protogcn.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.protogcn.InvalidInputException;
import org.protogcn.format.pickle.ItemSink;
import org.protogcn.format.pickle.PickleInput;
import org.protogcn.format.pickle.PickleReader;

/** Whatever its bytes, a pickle is read or refused. */
class PickleCoverageTest {
    @FuzzTest(maxDuration = "10m")
    void pickle(byte[] bytes) throws IOException {
        try {
            PickleReader.read(new PickleInput(new ByteArrayInputStream(bytes), "fuzz.pkl"), ItemSink.NONE);
        } catch (InvalidInputException e) {
            // A refusal is a result.
        }
    }
}
