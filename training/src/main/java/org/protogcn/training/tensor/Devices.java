package org.protogcn.training.tensor;

import java.util.regex.Pattern;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.global.torch;
import org.protogcn.InvalidInputException;

/** Where a network computes. */
public final class Devices {
    private static final Pattern CUDA = Pattern.compile("cuda(:\\d{1,2})?");

    private Devices() {}

    /**
     * The device that {@code name} asks for.
     *
     * @param name {@code auto} (a GPU if libtorch sees one), {@code cpu}, {@code cuda} or {@code cuda:N}
     * @throws InvalidInputException if there is no such device here
     */
    public static Device named(String name) {
        LibTorch.load(0);
        if (name.equals("auto")) {
            return new Device(torch.cuda_is_available() ? "cuda:0" : "cpu");
        }
        if (name.equals("cpu")) {
            return new Device("cpu");
        }
        if (!CUDA.matcher(name).matches()) {
            throw new InvalidInputException("there is no device '" + name + "'; use auto, cpu or cuda:N");
        }
        requireCuda(name);
        return new Device(name);
    }

    private static void requireCuda(String name) {
        if (!torch.cuda_is_available()) {
            throw new InvalidInputException("device " + name + " was asked for, but libtorch sees no CUDA device here;"
                    + " build with PROTOGCN_GPU=1, see that the NVIDIA driver, CUDA 13, cuDNN 9 and NCCL 2 are installed,"
                    + " or use --device cpu");
        }
        int colon = name.indexOf(':');
        int number = colon < 0 ? 0 : Integer.parseInt(name.substring(colon + 1));
        int count = torch.cuda_device_count();
        if (number >= count) {
            throw new InvalidInputException("device " + name + " was asked for, but there are only " + count
                    + " CUDA devices, cuda:0 to cuda:" + (count - 1));
        }
    }
}
