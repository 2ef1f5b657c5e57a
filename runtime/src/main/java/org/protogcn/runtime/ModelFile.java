package org.protogcn.runtime;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;
import org.protogcn.InvalidInputException;
import org.protogcn.Printable;
import org.protogcn.io.Reason;
import org.protogcn.model.ModelCard;
import org.protogcn.model.ModelCards;

/**
 * A model file, looked through before any of it is run: its graph may use the operators of our networks and nothing
 * else, and may not point to other files.
 *
 * @param bytes the whole file, so that what was checked is what runs
 */
record ModelFile(ModelCard card, byte[] bytes) {
    private static final long MAX_BYTES = 1L << 30;

    private static final Set<String> OPERATORS = Set.of(
            "Add",
            "AveragePool",
            "Cast",
            "Concat",
            "Conv",
            "DequantizeLinear",
            "Gather",
            "Identity",
            "MatMul",
            "MaxPool",
            "Mul",
            "QuantizeLinear",
            "ReduceMean",
            "Relu",
            "Reshape",
            "Shape",
            "Slice",
            "Softmax",
            "Split",
            "Sub",
            "Tanh",
            "Transpose",
            "Unsqueeze",
            "Where");

    /**
     * Reads and checks a file.
     *
     * @throws InvalidInputException if it is no model file, is cut off, or holds what no model of ours holds
     */
    static ModelFile read(Path file) {
        byte[] bytes = bytes(file);
        try {
            String card = new Check(file).card(new Wire(ByteBuffer.wrap(bytes)));
            return new ModelFile(ModelCards.parse(card, file.toString()), bytes);
        } catch (Wire.MalformedException e) {
            throw new InvalidInputException(
                    file + " is no model file or is damaged: " + e.getMessage() + "; export the model again", e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            long size = Files.size(file);
            if (size > MAX_BYTES) {
                throw new InvalidInputException(
                        file + " has " + size + " bytes, more than any model file (" + MAX_BYTES + ")");
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new InvalidInputException(
                    "there is no model file " + file + "; make one with 'protogcn model export'", e);
        } catch (IOException e) {
            throw new InvalidInputException("cannot read the model file " + file + ": " + Reason.of(e), e);
        }
    }

    /** Fields are numbered as in ONNX's own definition of its messages. */
    private record Check(Path file) {
        String card(Wire model) throws Wire.MalformedException {
            String card = null;
            boolean graph = false;
            while (model.next()) {
                switch (model.field()) {
                    case 7 -> {
                        checkGraph(model.message());
                        graph = true;
                    }
                    case 14 -> card = metadata(model.message(), card);
                    case 20, 25 -> throw refused("training steps or functions of its own");
                    default -> {
                        // Version and producer.
                    }
                }
            }
            if (!graph || card == null) {
                throw new InvalidInputException(file + " is no model file of this program: it has no "
                        + (graph ? "description '" + ModelCards.KEY + "'" : "graph")
                        + "; make one with 'protogcn model export'");
            }
            return card;
        }

        private static String metadata(Wire entry, String found) throws Wire.MalformedException {
            String key = "";
            String value = "";
            while (entry.next()) {
                if (entry.field() == 1) {
                    key = entry.text();
                } else if (entry.field() == 2) {
                    value = entry.text();
                }
            }
            return key.equals(ModelCards.KEY) ? value : found;
        }

        private void checkGraph(Wire graph) throws Wire.MalformedException {
            while (graph.next()) {
                switch (graph.field()) {
                    case 1 -> checkNode(graph.message());
                    case 5 -> checkTensor(graph.message());
                    case 15 -> throw refused("sparse tensors");
                    default -> {
                        // Names and types of inputs and outputs.
                    }
                }
            }
        }

        private void checkNode(Wire node) throws Wire.MalformedException {
            while (node.next()) {
                switch (node.field()) {
                    case 4 -> requireKnown(node.text());
                    case 5 -> checkAttribute(node.message());
                    case 7 -> requireStandard(node.text());
                    default -> {
                        // Names of inputs and outputs.
                    }
                }
            }
        }

        private void requireKnown(String operator) {
            if (!OPERATORS.contains(operator)) {
                throw refused("the operator " + Printable.of(operator));
            }
        }

        private void requireStandard(String domain) {
            if (!domain.isEmpty() && !domain.equals("ai.onnx")) {
                throw refused("operators of " + Printable.of(domain));
            }
        }

        private void checkAttribute(Wire attribute) throws Wire.MalformedException {
            while (attribute.next()) {
                switch (attribute.field()) {
                    case 5, 10 -> checkTensor(attribute.message());
                    case 6, 11 -> throw refused("graphs within its graph");
                    default -> {
                        // Numbers and texts.
                    }
                }
            }
        }

        private void checkTensor(Wire tensor) throws Wire.MalformedException {
            while (tensor.next()) {
                if (tensor.field() == 13 || (tensor.field() == 14 && tensor.number() != 0)) {
                    throw refused("numbers that lie in another file");
                }
            }
        }

        private InvalidInputException refused(String what) {
            return new InvalidInputException(
                    file + " is not run, because its graph holds " + what + ", which no model of this program has");
        }
    }
}
