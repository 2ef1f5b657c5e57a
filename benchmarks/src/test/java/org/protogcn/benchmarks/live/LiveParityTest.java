package org.protogcn.benchmarks.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.protogcn.benchmarks.loading.Workload;
import org.protogcn.format.recordings.UtKinectFormat;
import org.protogcn.runtime.Recognizer;
import org.protogcn.runtime.RecognizerOptions;
import org.protogcn.runtime.live.Decision;
import org.protogcn.runtime.live.LiveOptions;
import org.protogcn.runtime.live.LiveRecognizer;
import org.protogcn.skeleton.Stream;
import org.protogcn.testing.Imported;
import org.protogcn.testing.Shared;
import org.protogcn.training.tensor.LibTorch;

/** Decisions on streams of concatenated clips equal those of an offline recogniser on the same windows. */
class LiveParityTest {
    private static final double TOLERANCE = 1e-5;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"1, 3, 300", "10, 7, 150", "100, 25, 80"})
    void decisions_onMadeUpActions_equalOfflineOnes(int people, int stride, int frames) throws IOException {
        assertParity(Reel.madeUp(), people, stride, frames);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 100})
    void decisions_onRealRecordings_equalOfflineOnes(int people) throws IOException {
        Imported real = Imported.from(new UtKinectFormat(), Shared.unpacked("utkinect-action3d", folder));
        assertParity(new Reel(real.summary().layout(), real.clips()), people, 20, 100);
    }

    @Test
    void decisions_inThePlane_equalOfflineOnes() throws IOException {
        Workload planar = Workload.of("finegym", Stream.B);
        assertParity(new Reel(planar.layout(), planar.clips(20, 1)), 3, 10, 80);
    }

    private void assertParity(Reel reel, int people, int stride, int frames) throws IOException {
        try (Recognizer recognizer = recognizer(reel)) {
            Watch watch = Watch.of(recognizer, Crowd.of(reel.clips(), people), options(stride), frames);
            int warm = options(stride).warmUp();
            assertTrue(watch.decisions() >= (long) people * ((frames - warm) / stride), watch::toString);
            assertEquals(0, watch.otherActions(), watch::toString);
            assertTrue(watch.largestDifference() <= TOLERANCE, watch::toString);
        }
    }

    private static LiveOptions options(int stride) {
        return LiveOptions.DEFAULT.withWindow(40, 20).withStride(stride);
    }

    private Recognizer recognizer(Reel reel) throws IOException {
        LibTorch.load(1);
        Path file = folder.resolve("fresh.onnx");
        FreshModel.write(file, reel.layout());
        return Recognizer.load(file, RecognizerOptions.DEFAULT.withThreads(1));
    }

    @Test
    void windowsThatAreOneFrameOff_areNoticed() throws IOException {
        Reel reel = Reel.madeUp();
        try (Recognizer recognizer = recognizer(reel)) {
            Crowd crowd = Crowd.of(reel.clips(), 5);
            Comparison comparison = new Comparison(recognizer, crowd);
            LiveRecognizer live = new LiveRecognizer(recognizer, options(10));
            for (int t = 0; t < 60; t++) {
                List<Decision> decisions = live.push(crowd.frame(t)).decisions();
                comparison.add(
                        decisions.stream().map(LiveParityTest::oneFrameLater).toList());
            }
            comparison.finish();
            assertTrue(comparison.largestDifference() > 10 * TOLERANCE, "" + comparison.largestDifference());
        }
    }

    private static Decision oneFrameLater(Decision decision) {
        return new Decision(
                decision.source(), decision.person(), decision.first() + 1, decision.last() + 1, decision.prediction());
    }

    @Test
    void memoryOfALongStream_isSampledAtTheEndOfEachTenth() throws IOException {
        Reel reel = Reel.madeUp();
        try (Recognizer recognizer = recognizer(reel)) {
            Crowd crowd = Crowd.of(reel.clips(), Endurance.PEOPLE);
            List<Endurance.Sample> samples = Endurance.run(recognizer, crowd, 2000);
            assertEquals(10, samples.size());
            assertEquals(2000, samples.get(9).frames());
            assertTrue(samples.stream().allMatch(sample -> sample.heap() > 0));
        }
    }

    @Test
    void lag_addsUpWhileFramesTakeLongerThanTheCamera() {
        assertEquals(100, Watch.lag(new double[] {1, 100, 1, 1, 1}), 1e-9);
        assertEquals(50 + 2 * (50 - 1000.0 / Watch.RATE), Watch.lag(new double[] {50, 50, 50}), 1e-9);
        assertEquals(2, Watch.percentile(new double[] {1, 2, 3}, 50));
    }
}
