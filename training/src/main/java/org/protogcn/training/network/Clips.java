package org.protogcn.training.network;

import java.nio.FloatBuffer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.protogcn.training.tensor.Inputs;
import org.protogcn.training.tensor.Tensors;

/**
 * Clips on a device, and which of their persons are there: those of whom any number is not zero. What is to be computed
 * depends on it, so the host must know; it looks at the numbers before the device gets them, which then need not be waited for.
 */
public final class Clips {
    private final Tensor tensor;
    private final boolean[] present;

    private Clips(Tensor tensor, boolean[] present) {
        this.tensor = tensor;
        this.present = present;
    }

    /**
     * Sends clips to a device without waiting until they have arrived. See {@link Inputs#floats} for the life of the buffer.
     *
     * @param values in direct memory
     * @param shape {@code B,M,T,V,3}
     */
    public static Clips of(FloatBuffer values, Device device, long... shape) {
        Tensor tensor = Inputs.floats(values, device, shape);
        boolean[] present = new boolean[Math.toIntExact(shape[0] * shape[1])];
        int each = present.length == 0 ? 0 : values.remaining() / present.length;
        for (int person = 0; person < present.length; person++) {
            present[person] = isPresent(values.slice(values.position() + person * each, each));
        }
        return new Clips(tensor, present);
    }

    private static boolean isPresent(FloatBuffer person) {
        while (person.hasRemaining()) {
            if (person.get() != 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * Clips that are on their device already, which is asked who is there and waited for.
     *
     * @param clips {@code [B,M,T,V,3]}
     */
    public static Clips of(Tensor clips) {
        double[] largest = largest(clips);
        boolean[] present = new boolean[largest.length];
        for (int person = 0; person < present.length; person++) {
            present[person] = largest[person] != 0;
        }
        return new Clips(clips, present);
    }

    private static double[] largest(Tensor clips) {
        try (PointerScope scope = new PointerScope()) {
            Tensor persons = clips.flatten(2, 4).flatten(0, 1);
            return Tensors.toArray(persons.abs().amax(new long[] {1}, false)).toDoubles();
        }
    }

    /** {@code [B,M,T,V,3]}. */
    Tensor tensor() {
        return tensor;
    }

    /** How many persons are there, in all clips together. */
    public int countPresent() {
        int persons = 0;
        for (boolean there : present) {
            persons += there ? 1 : 0;
        }
        return persons;
    }

    /** Clip by clip, person by person: {@code B*M}. */
    boolean[] present() {
        return present;
    }
}
