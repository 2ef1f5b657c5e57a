package org.protogcn.benchmarks;

import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * One thing to time.
 *
 * @param data whose sizes these are
 * @param clips of a batch
 */
public record Setting(Task task, String data, Sizes sizes, Attendance attendance, int clips, int threads) {
    /** Random clips; the same for equal settings. */
    Batch batch(ScalarType type) {
        return Batch.random(sizes, clips, type, clips).without(attendance.absent(clips));
    }

    /** What has to be computed at least, in 10^9 additions and multiplications. */
    public double gigaflop() {
        FlopCount count = FlopCount.of(sizes);
        int absent = attendance.absent(clips);
        return task == Task.TRAINING
                ? count.training(clips, absent, sizes.persons())
                : count.inference(clips, absent, sizes.persons());
    }
}
