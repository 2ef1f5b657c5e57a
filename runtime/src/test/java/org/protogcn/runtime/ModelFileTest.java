package org.protogcn.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.protogcn.InvalidInputException;
import org.protogcn.model.Calibration;
import org.protogcn.model.ModelCard;
import org.protogcn.model.ModelCard.StreamShare;
import org.protogcn.model.ModelCards;
import org.protogcn.prepare.Recipe;
import org.protogcn.skeleton.SkeletonLayout;
import org.protogcn.skeleton.SkeletonLayouts;
import org.protogcn.skeleton.Stream;

class ModelFileTest {
    private static final SkeletonLayout LAYOUT = SkeletonLayouts.named("kinect20");

    @TempDir
    Path folder;

    private static ModelCard card() {
        Recipe recipe = new Recipe(
                "kinect20", Stream.J, true, Optional.of("spine"), false, 0, 0, 0, 0, 52, 1, Recipe.Start.RANDOM);
        return new ModelCard(
                "small",
                LAYOUT,
                LAYOUT,
                recipe,
                List.of(new StreamShare(Stream.J, 2), new StreamShare(Stream.BM, 1)),
                List.of("sit", "stand"),
                true,
                10,
                Optional.of(new Calibration(1.5, 0.4, 0.01)),
                JsonNodeFactory.instance.objectNode().put("note", "für alle"));
    }

    private static ModelProto.Builder model() {
        GraphProto.Builder graph = GraphProto.newBuilder()
                .addNode(NodeProto.newBuilder()
                        .setOpType("Relu")
                        .addInput("clips")
                        .addOutput("logits"));
        return ModelProto.newBuilder()
                .setIrVersion(8)
                .setGraph(graph)
                .addMetadataProps(entry(ModelCards.toJson(card())));
    }

    private static StringStringEntryProto entry(String card) {
        return StringStringEntryProto.newBuilder()
                .setKey(ModelCards.KEY)
                .setValue(card)
                .build();
    }

    private Path write(byte[] bytes) {
        try {
            return Files.write(folder.resolve("model.onnx"), bytes);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private String refusal(byte[] bytes) {
        String message = assertThrows(InvalidInputException.class, () -> ModelFile.read(write(bytes)))
                .getMessage();
        assertEquals(1, message.lines().count(), message);
        return message;
    }

    private void assertRefused(String part, Consumer<ModelProto.Builder> change) {
        ModelProto.Builder model = model();
        change.accept(model);
        String message = refusal(model.build().toByteArray());
        assertTrue(message.contains(part), message);
    }

    @Test
    void card_ofAModelFile_isWhatWasWritten() {
        assertEquals(
                card(), ModelFile.read(write(model().build().toByteArray())).card());
    }

    @Test
    void foreignOperators_areRefused() {
        assertRefused(
                "the operator Loop", m -> m.getGraphBuilder().getNodeBuilder(0).setOpType("Loop"));
        assertRefused(
                "operators of com.evil",
                m -> m.getGraphBuilder().getNodeBuilder(0).setDomain("com.evil"));
        assertRefused(
                "functions", m -> m.addFunctions(FunctionProto.newBuilder().setName("Relu")));
    }

    @Test
    void graphsWithinTheGraph_areRefused() {
        AttributeProto inner = AttributeProto.newBuilder()
                .setName("body")
                .setG(GraphProto.newBuilder())
                .build();
        assertRefused(
                "graphs within", m -> m.getGraphBuilder().getNodeBuilder(0).addAttribute(inner));
    }

    @Test
    void numbersInOtherFiles_areRefused() {
        TensorProto.Builder outside = TensorProto.newBuilder()
                .addExternalData(
                        StringStringEntryProto.newBuilder().setKey("location").setValue("/etc/passwd"));
        assertRefused("another file", m -> m.getGraphBuilder().addInitializer(outside));
        TensorProto.Builder flagged = TensorProto.newBuilder().setDataLocation(TensorProto.DataLocation.EXTERNAL);
        assertRefused("another file", m -> m.getGraphBuilder().addInitializer(flagged));
        AttributeProto hidden =
                AttributeProto.newBuilder().setName("value").setT(outside).build();
        assertRefused("another file", m -> m.getGraphBuilder().getNodeBuilder(0).addAttribute(hidden));
    }

    @Test
    void filesWithoutADescription_areRefused() {
        assertRefused("no description", ModelProto.Builder::clearMetadataProps);
        assertRefused(
                "damaged description",
                m -> m.setMetadataProps(0, entry(ModelCards.toJson(card()).replace("\"samples\"", "\"simples\""))));
        assertRefused(
                "frames of 1 to 100 persons, this one says 2000000000",
                m -> m.setMetadataProps(
                        0, entry(ModelCards.toJson(card()).replace("\"frames\" : 52", "\"frames\" : 2000000000"))));
        assertRefused(
                "version 2",
                m -> m.setMetadataProps(
                        0, entry(ModelCards.toJson(card()).replace("\"version\" : 1", "\"version\" : 2"))));
        assertRefused(
                "weight of stream",
                m -> m.setMetadataProps(
                        0, entry(ModelCards.toJson(card()).replace("\"weight\" : 2.0", "\"weight\" : -2.0"))));
    }

    @Test
    void filesThatAreNone_areRefused() {
        assertTrue(refusal(new byte[0]).contains("no graph"));
        assertTrue(refusal("hello, I am no model".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .contains("export the model again"));
        String missing = assertThrows(InvalidInputException.class, () -> ModelFile.read(folder.resolve("none.onnx")))
                .getMessage();
        assertTrue(missing.contains("there is no model file"), missing);
    }

    @Test
    void bombs_areRefusedBeforeTheyAreRead() throws IOException {
        Path file = folder.resolve("huge.onnx");
        try (RandomAccessFile huge = new RandomAccessFile(file.toFile(), "rw")) {
            huge.setLength((1L << 30) + 1);
        }
        String message = assertThrows(InvalidInputException.class, () -> ModelFile.read(file))
                .getMessage();
        assertTrue(message.contains("more than any model file"), message);
        Files.delete(file);
        assertRefused("longer than any card", m -> m.setMetadataProps(0, entry(" ".repeat((1 << 25) + 1))));
        assertRefused(
                "damaged description",
                m -> m.setMetadataProps(
                        0, entry(ModelCards.toJson(card()).replace("\"für alle\"", "[".repeat(100_000)))));
    }

    @Test
    void graphThatIsNotTheDescribedOne_isRefusedWhenItIsOpened() {
        int floats = TensorProto.DataType.FLOAT.getNumber();
        GraphProto.Builder graph = GraphProto.newBuilder()
                .setName("echo")
                .addInput(value("clips", floats, 5))
                .addNode(NodeProto.newBuilder()
                        .setOpType("Identity")
                        .addInput("clips")
                        .addOutput("logits"))
                .addOutput(value("logits", floats, 5));
        ModelProto.Builder model =
                model().addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(17));
        assertNotOpened(model.setGraph(graph));
        graph.addInput(value("next", floats, 5)).addInput(value("half", TensorProto.DataType.BOOL.getNumber(), 1));
        assertNotOpened(model.setGraph(graph));
    }

    private void assertNotOpened(ModelProto.Builder model) {
        Path file = write(model.build().toByteArray());
        String message = assertThrows(InvalidInputException.class, () -> Recognizer.load(file))
                .getMessage();
        assertTrue(message.contains("not the one that its description is of"), message);
    }

    /** Of any extents. */
    private static ValueInfoProto value(String name, int type, int axes) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        for (int axis = 0; axis < axes; axis++) {
            shape.addDim(TensorShapeProto.Dimension.newBuilder().setDimParam("axis" + axis));
        }
        TypeProto.Tensor.Builder tensor =
                TypeProto.Tensor.newBuilder().setElemType(type).setShape(shape);
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(tensor))
                .build();
    }

    @Test
    void damagedFiles_areReadOrRefused_andNothingElse() {
        byte[] whole = model().build().toByteArray();
        for (int seed = 0; seed < 3000; seed++) {
            byte[] damaged = damaged(whole, new Random(seed));
            try {
                ModelFile.read(write(damaged));
            } catch (InvalidInputException e) {
                assertEquals(1, e.getMessage().lines().count(), "seed " + seed + ": " + e.getMessage());
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }

    private static byte[] damaged(byte[] whole, Random random) {
        byte[] damaged = Arrays.copyOf(whole, random.nextInt(3) == 0 ? random.nextInt(whole.length) : whole.length);
        for (int i = random.nextInt(4); i > 0 && damaged.length > 0; i--) {
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
        }
        return damaged;
    }
}
