package org.protogcn.training.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** A graph in the making. Operators are methods that take values and return values; names are found by themselves. */
public final class OnnxGraph {
    /** Something that a node yields or a constant, by its name in the graph. */
    public record Value(String name) {}

    private final GraphProto.Builder graph;
    private final Map<String, Integer> used;
    private final Map<List<Object>, Value> constants;
    private final Precision precision;
    private final String prefix;

    public OnnxGraph(String name) {
        this(name, Precision.SINGLE);
    }

    OnnxGraph(String name, Precision precision) {
        this(GraphProto.newBuilder().setName(name), new HashMap<>(), new HashMap<>(), precision, "");
    }

    private OnnxGraph(
            GraphProto.Builder graph,
            Map<String, Integer> used,
            Map<List<Object>, Value> constants,
            Precision precision,
            String prefix) {
        this.graph = graph;
        this.precision = precision;
        this.used = used;
        this.constants = constants;
        this.prefix = prefix;
    }

    /** The same graph; what is added through it is named {@code part.…}. */
    OnnxGraph part(String part) {
        return new OnnxGraph(graph, used, constants, precision, prefix + part + ".");
    }

    /** The same graph; convolutions that are added through it stay in float32. */
    OnnxGraph exact() {
        return new OnnxGraph(graph, used, constants, Precision.SINGLE, prefix);
    }

    public GraphProto build() {
        return graph.build();
    }

    /** @param axes a number, or a name for an extent that may differ from call to call */
    public Value input(String name, Object... axes) {
        graph.addInput(described(name, TensorProto.DataType.FLOAT, axes));
        return new Value(name);
    }

    /** Truth values. */
    Value flags(String name, Object... axes) {
        graph.addInput(described(name, TensorProto.DataType.BOOL, axes));
        return new Value(name);
    }

    public void output(String name, Value value, Object... axes) {
        graph.addNode(NodeProto.newBuilder()
                .setOpType("Identity")
                .setName(name)
                .addInput(value.name())
                .addOutput(name));
        graph.addOutput(described(name, TensorProto.DataType.FLOAT, axes));
    }

    private static ValueInfoProto described(String name, TensorProto.DataType type, Object... axes) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        for (Object axis : axes) {
            TensorShapeProto.Dimension.Builder dimension = TensorShapeProto.Dimension.newBuilder();
            shape.addDim(
                    axis instanceof Integer extent
                            ? dimension.setDimValue(extent)
                            : dimension.setDimParam(axis.toString()));
        }
        TypeProto.Tensor.Builder tensor =
                TypeProto.Tensor.newBuilder().setElemType(type.getNumber()).setShape(shape);
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(tensor))
                .build();
    }

    /** Float32 numbers that belong to the graph. */
    public Value numbers(double[] values, long... shape) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (double value : values) {
            bytes.putFloat((float) value);
        }
        return constant(TensorProto.DataType.FLOAT, bytes, shape);
    }

    /** Int64 numbers: shapes, axes, indices. */
    public Value integers(long... values) {
        List<Object> key = List.of(
                IntStream.range(0, values.length).mapToObj(i -> values[i]).toArray());
        return constants.computeIfAbsent(key, unused -> {
            ByteBuffer bytes = ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            for (long value : values) {
                bytes.putLong(value);
            }
            return constant(TensorProto.DataType.INT64, bytes, values.length);
        });
    }

    /** Eight-bit numbers. */
    Value bytes(boolean signed, int[] values, long... shape) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length);
        for (int value : values) {
            bytes.put((byte) value);
        }
        return constant(signed ? TensorProto.DataType.INT8 : TensorProto.DataType.UINT8, bytes, shape);
    }

    /** A vector of int32 numbers. */
    Value wholes32(int[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asIntBuffer().put(values);
        return constant(TensorProto.DataType.INT32, bytes.position(bytes.limit()), values.length);
    }

    private Value constant(TensorProto.DataType type, ByteBuffer bytes, long... shape) {
        String name = fresh("constant");
        TensorProto.Builder tensor = TensorProto.newBuilder()
                .setName(name)
                .setDataType(type.getNumber())
                .setRawData(ByteString.copyFrom(bytes.flip()));
        for (long extent : shape) {
            tensor.addDims(extent);
        }
        graph.addInitializer(tensor);
        return new Value(name);
    }

    private String fresh(String kind) {
        return prefix + kind + used.merge(prefix + kind, 1, Integer::sum);
    }

    /** An operator that yields one value. */
    public Value node(String operator, List<Value> inputs, AttributeProto... attributes) {
        return nodes(operator, name(operator), 1, inputs, attributes).get(0);
    }

    private String name(String operator) {
        return fresh(operator.toLowerCase(Locale.ROOT));
    }

    private List<Value> nodes(
            String operator, String name, int outputs, List<Value> inputs, AttributeProto... attributes) {
        List<Value> results = IntStream.range(0, outputs)
                .mapToObj(i -> new Value(outputs == 1 ? name : name + ":" + i))
                .toList();
        graph.addNode(NodeProto.newBuilder()
                .setOpType(operator)
                .setName(name)
                .addAllInput(inputs.stream().map(Value::name).toList())
                .addAllOutput(results.stream().map(Value::name).toList())
                .addAllAttribute(List.of(attributes)));
        return results;
    }

    public static AttributeProto whole(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INT)
                .setI(value)
                .build();
    }

    public static AttributeProto wholes(String name, long... values) {
        AttributeProto.Builder attribute =
                AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INTS);
        for (long value : values) {
            attribute.addInts(value);
        }
        return attribute.build();
    }

    /** {@code [N,C,T,V] -> [N,C',T/stride,V]}, see {@link Convolution}. */
    Value conv(Value x, Convolution c) {
        return precision.conv(this, fresh("conv"), x, c, false);
    }

    /** A convolution and the larger of its outcome and zero. */
    Value convRelu(Value x, Convolution c) {
        return precision.conv(this, fresh("conv"), x, c, true);
    }

    /**
     * @param weight {@code [C',C,length,1]}
     * @param bias {@code [C']}
     * @param c what else decides the convolution
     */
    Value conv(String name, Value x, Value weight, Value bias, Convolution c) {
        long padding = (long) c.dilation() * (c.length() - 1) / 2;
        return nodes(
                        "Conv",
                        name,
                        1,
                        List.of(x, weight, bias),
                        wholes("kernel_shape", c.length(), 1),
                        wholes("strides", c.stride(), 1),
                        wholes("pads", padding, 0, padding, 0),
                        wholes("dilations", c.dilation(), 1))
                .get(0);
    }

    /** The largest of three frames. */
    public Value pool(Value x, int stride) {
        return node(
                "MaxPool",
                List.of(x),
                wholes("kernel_shape", 3, 1),
                wholes("strides", stride, 1),
                wholes("pads", 1, 0, 1, 0));
    }

    /** {@code [N,C,T,V] -> [N,C,T,1]}; as a pooling it needs no other layout than convolutions do. */
    Value meanOfRows(Value x, int length) {
        return node("AveragePool", List.of(x), wholes("kernel_shape", 1, length));
    }

    public Value add(Value a, Value b) {
        return node("Add", List.of(a, b));
    }

    public Value subtract(Value a, Value b) {
        return node("Sub", List.of(a, b));
    }

    public Value multiply(Value a, Value b) {
        return node("Mul", List.of(a, b));
    }

    public Value matmul(Value a, Value b) {
        return node("MatMul", List.of(a, b));
    }

    public Value relu(Value x) {
        return node("Relu", List.of(x));
    }

    public Value tanh(Value x) {
        return node("Tanh", List.of(x));
    }

    public Value softmax(Value x, int axis) {
        return node("Softmax", List.of(x), whole("axis", axis));
    }

    public Value mean(Value x, boolean keep, long... axes) {
        return node("ReduceMean", List.of(x), wholes("axes", axes), whole("keepdims", keep ? 1 : 0));
    }

    public Value transpose(Value x, long... order) {
        return node("Transpose", List.of(x), wholes("perm", order));
    }

    /** @param shape 0 keeps the extent of that axis, -1 takes what remains */
    public Value reshape(Value x, long... shape) {
        return reshape(x, integers(shape));
    }

    public Value reshape(Value x, Value shape) {
        return node("Reshape", List.of(x, shape));
    }

    public Value unsqueeze(Value x, long... axes) {
        return node("Unsqueeze", List.of(x, integers(axes)));
    }

    public Value concat(int axis, List<Value> parts) {
        return node("Concat", parts, whole("axis", axis));
    }

    List<Value> split(Value x, int axis, long... extents) {
        return nodes("Split", name("Split"), extents.length, List.of(x, integers(extents)), whole("axis", axis));
    }

    /** From {@code start} up to, without, {@code end}. */
    public Value slice(Value x, int axis, long start, long end) {
        return node("Slice", List.of(x, integers(start), integers(end), integers(axis)));
    }

    /** The entries of one axis at the given places. */
    Value gather(Value x, int axis, long... places) {
        return node("Gather", List.of(x, integers(places)), whole("axis", axis));
    }

    Value where(Value condition, Value yes, Value no) {
        return node("Where", List.of(condition, yes, no));
    }

    /** {@code [1]}, the lowest number of all. */
    Value lowest(Value x) {
        return reshape(node("ReduceMin", List.of(x), whole("keepdims", 0)), 1);
    }

    /** {@code [1]}, the highest number of all. */
    Value highest(Value x) {
        return reshape(node("ReduceMax", List.of(x), whole("keepdims", 0)), 1);
    }

    /** Rounded to whole steps of {@code size} from {@code zero}. */
    Value quantize(Value x, Value size, Value zero) {
        return node("QuantizeLinear", List.of(x, size, zero));
    }

    /** Steps as float32 numbers, along the first axis if there is a size for each of its entries. */
    Value dequantize(Value steps, Value size, Value zero) {
        return node("DequantizeLinear", List.of(steps, size, zero), whole("axis", 0));
    }

    /** Rounded to half precision. */
    Value throughHalf(Value x) {
        Value half = node("Cast", List.of(x), whole("to", TensorProto.DataType.FLOAT16.getNumber()));
        return node("Cast", List.of(half), whole("to", TensorProto.DataType.FLOAT.getNumber()));
    }

    /** The first extent of {@code x}, as a shape of one axis. */
    Value firstExtent(Value x) {
        return slice(node("Shape", List.of(x)), 0, 0, 1);
    }
}
