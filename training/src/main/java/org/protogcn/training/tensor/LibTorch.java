package org.protogcn.training.tensor;

import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas;
import org.bytedeco.pytorch.global.torch;

/** Loads libtorch once, with the thread pools it needs. */
public final class LibTorch {
    private static boolean loaded;

    private LibTorch() {}

    /**
     * Loads the native library; a second call only sets the number of threads.
     *
     * @param threads of the OpenMP pool that computes; 0 leaves libtorch's choice
     */
    public static synchronized void load(int threads) {
        if (!loaded) {
            liftMemoryLimits();
            Loader.load(torch.class);
            // OpenBLAS keeps a thread pool of its own that competes with OpenMP's: one pool is enough.
            openblas.blas_set_num_threads(1);
            loaded = true;
        }
        if (threads > 0) {
            torch.set_num_threads(threads);
        }
    }

    /**
     * JavaCPP limits native memory by the size of the heap and collects garbage, over and over, when it comes near. Here
     * scopes release native memory; the limits would only stall. Whoever sets them keeps them.
     */
    private static void liftMemoryLimits() {
        for (String limit : new String[] {"maxbytes", "maxphysicalbytes"}) {
            String property = "org.bytedeco.javacpp." + limit;
            if (System.getProperty(property) == null) {
                System.setProperty(property, "0");
            }
        }
    }

    /** The number of threads that compute. */
    public static int threads() {
        return torch.get_num_threads();
    }
}
