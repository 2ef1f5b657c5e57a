package org.protogcn.training.tensor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
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
            unpack("c10");
            unpack("torch_cpu");
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
     * Puts a library where JavaCPP looks first: beside a system-wide libtorch of another version, the very first load
     * would otherwise mix both and crash. Platforms without such a file need none of this.
     */
    private static void unpack(String library) {
        for (String extension : new String[] {"", "-gpu"}) {
            String name = Loader.getPlatform() + extension + "/" + System.mapLibraryName(library);
            URL resource = torch.class.getResource("/org/bytedeco/pytorch/" + name);
            if (resource != null) {
                cache(resource);
            }
        }
    }

    private static void cache(URL resource) {
        try {
            Loader.cacheResource(resource);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unpack libtorch: " + e.getMessage(), e);
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
