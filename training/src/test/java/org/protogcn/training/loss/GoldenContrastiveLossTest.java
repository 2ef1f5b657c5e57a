package org.protogcn.training.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.protogcn.training.GoldenNetwork.relativeError;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;
import org.protogcn.array.DType;
import org.protogcn.array.NdArray;
import org.protogcn.array.Npy;
import org.protogcn.testing.Shared;
import org.protogcn.training.tensor.LibTorch;
import org.protogcn.training.tensor.Tensors;

/** The contrastive loss alone, with several true positives per class, against the authors' implementation. */
class GoldenContrastiveLossTest {
    private final Path folder = Shared.path("goldens/csc_unit");

    @Test
    void lossGradientsAndBank_overTwoCalls_areTheAuthors() throws IOException {
        LibTorch.load(2);
        JsonNode manifest =
                new ObjectMapper().readTree(folder.resolve("manifest.json").toFile());
        try (PointerScope scope = new PointerScope();
                MemoryBank bank = new MemoryBank(7, new Device("cpu"), ScalarType.Double)) {
            bank.load(array("avg_f_0"));
            ContrastiveLoss loss = new ContrastiveLoss(7, 0.125, 0.9);
            Tensor feature = tensor("feature").requires_grad_(true);
            Tensor weight = tensor("cl_fc_weight").requires_grad_(true);
            Tensor bias = tensor("cl_fc_bias").requires_grad_(true);
            Tensor labels = Tensors.of(array("labels"));

            Tensor first = loss.forward(bank, embed(feature, weight, bias), tensor("logits"), labels);
            first.backward();
            assertEquals(manifest.get("loss_call1").asDouble(), first.item_double(), 1e-6);
            assertClose("grad_feature", feature.grad());
            assertClose("grad_cl_fc_bias", bias.grad());
            JsonNode expected = manifest.get("grad_cl_fc_weight");
            double[] gradient = Tensors.toArray(weight.grad()).toDoubles();
            for (int i = 0; i < expected.get("sample").size(); i++) {
                double sample = expected.get("sample").get(i).asDouble();
                assertEquals(sample, gradient[i * expected.get("stride").asInt()], 1e-7, "sample " + i);
            }
            assertBank("avg_f_1", bank);

            Tensor second = loss.forward(bank, embed(feature, weight, bias), tensor("logits"), labels);
            assertEquals(manifest.get("loss_call2_same_inputs").asDouble(), second.item_double(), 1e-6);
            assertBank("avg_f_2", bank);
        }
    }

    private static Tensor embed(Tensor feature, Tensor weight, Tensor bias) {
        return torch.linear(feature, weight).add(bias);
    }

    private NdArray array(String name) {
        return Npy.read(folder.resolve(name + ".npy"));
    }

    private Tensor tensor(String name) {
        return Tensors.of(array(name).to(DType.FLOAT64));
    }

    private void assertClose(String name, Tensor actual) {
        double error =
                relativeError(Tensors.toArray(actual).toDoubles(), array(name).toDoubles());
        assertTrue(error <= 1e-6, () -> name + ": relative error " + error);
    }

    private void assertBank(String name, MemoryBank bank) {
        double error = relativeError(bank.toArray().toDoubles(), array(name).toDoubles());
        assertTrue(error <= 1e-6, () -> name + ": relative error " + error);
    }
}
