package org.protogcn.format.pickle;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.protogcn.InvalidInputException;

/**
 * Carries out the instructions of one pickle.
 *
 * <p>Malformed contents are reported as {@link IllegalArgumentException} inside the package; {@link #read} makes of them
 * one sentence with the file's name.
 */
public final class PickleReader {
    private static final int HIGHEST_PROTOCOL = 5;
    private static final int MAX_CONTAINERS = 1 << 22;
    private static final int MAX_LONG_BYTES = 1 << 11;
    private static final int BEGINNING = 4;

    private final PickleInput input;
    private final Globals globals;
    private final UnaryOperator<Object> persistent;
    private final PickleStack stack = new PickleStack();
    private final Memo memo = new Memo();
    private final ItemStream items;
    private int containers;
    private long containersOfItem;

    /** @param persistent resolves a reference to something outside the pickle */
    public PickleReader(PickleInput input, Globals globals, UnaryOperator<Object> persistent, ItemSink sink) {
        this.input = input;
        this.globals = globals;
        this.persistent = persistent;
        this.items = new ItemStream(stack, memo, sink);
    }

    /** Reads plain data and arrays, handing items over to {@code sink}; returns what is left of the outermost object. */
    public static Object read(Path file, ItemSink sink) {
        try (PickleInput input = PickleInput.open(file)) {
            return read(input, sink);
        } catch (IOException e) {
            throw new InvalidInputException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /** As {@link #read(Path, ItemSink)}, from a stream. */
    public static Object read(PickleInput input, ItemSink sink) {
        return new PickleReader(input, Globals.DATA, PickleReader::refusePersistent, sink).read();
    }

    /** Refuses references to things outside the pickle. */
    public static Object refusePersistent(Object id) {
        throw new IllegalArgumentException("refers to data outside the file");
    }

    /**
     * Reads up to the end of the pickle and leaves the input behind it.
     *
     * @throws InvalidInputException one sentence, if the pickle is cut off, malformed, too deep, or names anything but data
     */
    public Object read() {
        long start = input.position();
        try {
            for (int opcode = input.unsignedByte(); opcode != Opcode.STOP; opcode = input.unsignedByte()) {
                execute(opcode);
            }
            return stack.pop();
        } catch (IllegalArgumentException e) {
            boolean atOnce = input.position() - start <= BEGINNING;
            String problem = atOnce ? " is not a Python pickle: it " : " ";
            throw new InvalidInputException(
                    input.name() + problem + e.getMessage() + " (byte " + input.position() + ")", e);
        } catch (IOException e) {
            throw new InvalidInputException("cannot read " + input.name() + ": " + e.getMessage(), e);
        }
    }

    private void execute(int opcode) throws IOException {
        if (!scalar(opcode)
                && !text(opcode)
                && !container(opcode)
                && !fill(opcode)
                && !object(opcode)
                && !control(opcode)) {
            throw new IllegalArgumentException("has an unknown instruction " + opcode);
        }
    }

    private boolean scalar(int opcode) throws IOException {
        switch (opcode) {
            case Opcode.NONE -> stack.push(null);
            case Opcode.NEWTRUE -> stack.push(true);
            case Opcode.NEWFALSE -> stack.push(false);
            case Opcode.INT, Opcode.LONG -> stack.push(TextLiterals.integer(input.line()));
            case Opcode.BININT -> stack.push((long) input.int32());
            case Opcode.BININT1 -> stack.push((long) input.unsignedByte());
            case Opcode.BININT2 -> stack.push((long) input.unsignedShort());
            case Opcode.LONG1 -> stack.push(longInteger(input.unsignedByte()));
            case Opcode.LONG4 -> stack.push(longInteger(input.int32()));
            case Opcode.FLOAT -> stack.push(TextLiterals.real(input.line()));
            case Opcode.BINFLOAT -> stack.push(input.bigEndianDouble());
            default -> {
                return false;
            }
        }
        return true;
    }

    private Object longInteger(int length) throws IOException {
        if (length < 0 || length > MAX_LONG_BYTES) {
            throw new IllegalArgumentException("has an integer of " + length + " bytes");
        }
        byte[] littleEndian = input.bytes(length);
        byte[] bigEndian = new byte[length + 1];
        for (int i = 0; i < length; i++) {
            bigEndian[length - i] = littleEndian[i];
        }
        bigEndian[0] = (byte) (length > 0 && littleEndian[length - 1] < 0 ? -1 : 0);
        return TextLiterals.shortest(new BigInteger(bigEndian));
    }

    /** Texts of Python 2 hold bytes or Latin-1; both survive as one char for each byte. */
    private boolean text(int opcode) throws IOException {
        switch (opcode) {
            case Opcode.STRING -> stack.push(TextLiterals.quoted(input.line()));
            case Opcode.BINSTRING -> stack.push(input.text(input.int32(), StandardCharsets.ISO_8859_1));
            case Opcode.SHORT_BINSTRING -> stack.push(input.text(input.unsignedByte(), StandardCharsets.ISO_8859_1));
            case Opcode.UNICODE -> stack.push(TextLiterals.unicode(input.line()));
            case Opcode.SHORT_BINUNICODE -> stack.push(input.text(input.unsignedByte(), StandardCharsets.UTF_8));
            case Opcode.BINUNICODE -> stack.push(input.text(input.unsignedInt(), StandardCharsets.UTF_8));
            case Opcode.BINUNICODE8 -> stack.push(input.text(input.int64(), StandardCharsets.UTF_8));
            case Opcode.SHORT_BINBYTES -> stack.push(input.bytes(input.unsignedByte()));
            case Opcode.BINBYTES -> stack.push(input.bytes(input.unsignedInt()));
            case Opcode.BINBYTES8, Opcode.BYTEARRAY8 -> stack.push(input.bytes(input.int64()));
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean container(int opcode) {
        switch (opcode) {
            case Opcode.EMPTY_LIST -> pushContainer(new ArrayList<>(0));
            case Opcode.EMPTY_DICT -> pushContainer(new LinkedHashMap<>());
            case Opcode.EMPTY_SET -> pushContainer(new LinkedHashSet<>());
            case Opcode.EMPTY_TUPLE -> pushContainer(new Object[0]);
            case Opcode.TUPLE -> pushContainer(stack.popToMark());
            case Opcode.TUPLE1 -> pushContainer(stack.pop(1));
            case Opcode.TUPLE2 -> pushContainer(stack.pop(2));
            case Opcode.TUPLE3 -> pushContainer(stack.pop(3));
            case Opcode.LIST -> pushContainer(new ArrayList<>(Arrays.asList(stack.popToMark())));
            case Opcode.FROZENSET -> pushContainer(PythonCalls.set(new Object[] {stack.popToMark()}));
            case Opcode.DICT -> pushContainer(dict(stack.popToMark()));
            default -> {
                return false;
            }
        }
        return true;
    }

    private void pushContainer(Object container) {
        if (items.handedOver() != containersOfItem) {
            containersOfItem = items.handedOver();
            containers = 0;
        }
        if (++containers > MAX_CONTAINERS) {
            throw new IllegalArgumentException(
                    "has more than " + MAX_CONTAINERS + " lists, tuples and dicts in one item");
        }
        stack.push(container);
    }

    private static Map<Object, Object> dict(Object[] keysAndValues) {
        Map<Object, Object> dict = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            putPair(dict, keysAndValues, i);
        }
        return dict;
    }

    private static void putPair(Map<Object, Object> dict, Object[] keysAndValues, int i) {
        if (i + 1 == keysAndValues.length) {
            throw new IllegalArgumentException("has a dict with a key without a value");
        }
        dict.put(Python.key(keysAndValues[i]), keysAndValues[i + 1]);
    }

    private boolean fill(int opcode) {
        switch (opcode) {
            case Opcode.APPEND -> append(stack.size() - 1);
            case Opcode.APPENDS -> append(stack.popMark());
            case Opcode.SETITEM -> setItems(stack.size() - 2);
            case Opcode.SETITEMS -> setItems(stack.popMark());
            case Opcode.ADDITEMS -> addToSet(stack.popToMark());
            default -> {
                return false;
            }
        }
        return true;
    }

    private void append(int first) {
        List<Object> list = require(List.class, first - 1, "a list");
        boolean streams = items.streams(first - 1);
        for (int i = first; i < stack.size(); i++) {
            if (streams) {
                items.handOver(null, stack.get(i));
            } else {
                list.add(Spent.refuse(stack.get(i)));
            }
        }
        stack.truncate(first);
    }

    private void setItems(int first) {
        Map<Object, Object> dict = require(Map.class, first - 1, "a dict");
        if ((stack.size() - first) % 2 != 0) {
            throw new IllegalArgumentException("has a dict with a key without a value");
        }
        boolean streams = items.streams(first - 1);
        for (int i = first; i < stack.size(); i += 2) {
            Object key = Python.key(Spent.refuse(stack.get(i)));
            if (streams) {
                items.handOver(key, stack.get(i + 1));
            } else {
                dict.put(key, Spent.refuse(stack.get(i + 1)));
            }
        }
        stack.truncate(first);
        items.filled(first - 1);
    }

    private void addToSet(Object[] elements) {
        Collection<Object> set = require(LinkedHashSet.class, stack.size() - 1, "a set");
        Arrays.stream(elements).forEach(element -> set.add(Python.key(element)));
    }

    @SuppressWarnings("unchecked") // the containers on the stack are made here, of any object
    private <T> T require(Class<?> type, int index, String what) {
        Object container = Spent.refuse(stack.get(index));
        if (!type.isInstance(container)) {
            throw new IllegalArgumentException("adds to " + Python.describe(container) + " as if it were " + what);
        }
        return (T) container;
    }

    private boolean object(int opcode) throws IOException {
        switch (opcode) {
            case Opcode.GLOBAL -> stack.push(globals.find(input.utf8Line(), input.utf8Line()));
            case Opcode.STACK_GLOBAL -> stackGlobal();
            case Opcode.REDUCE, Opcode.NEWOBJ -> reduce();
            case Opcode.INST ->
                pushContainer(globals.find(input.utf8Line(), input.utf8Line()).call(stack.popToMark()));
            case Opcode.OBJ -> construct(stack.popToMark());
            case Opcode.BUILD -> build();
            case Opcode.PERSID -> stack.push(persistent.apply(input.line()));
            case Opcode.BINPERSID -> stack.push(persistent.apply(stack.pop()));
            case Opcode.NEWOBJ_EX -> throw new IllegalArgumentException("makes an object with named arguments");
            default -> {
                return false;
            }
        }
        return true;
    }

    private void stackGlobal() {
        Object[] names = stack.pop(2);
        stack.push(globals.find(Python.text(names[0]), Python.text(names[1])));
    }

    private void reduce() {
        Object[] arguments = Python.tuple(stack.pop(), 0);
        pushContainer(callable(stack.pop()).call(arguments));
    }

    private void construct(Object[] callAndArguments) {
        PythonCall call = callable(Python.tuple(callAndArguments, 1)[0]);
        pushContainer(call.call(Arrays.copyOfRange(callAndArguments, 1, callAndArguments.length)));
    }

    private static PythonCall callable(Object value) {
        if (value instanceof PythonCall call) {
            return call;
        }
        throw new IllegalArgumentException("calls " + Python.describe(value));
    }

    /** Attributes of a dict (torch keeps versions of modules there) are no data and dropped. */
    private void build() {
        Object state = stack.pop();
        Object target = stack.pop();
        if (target instanceof Reconstruction reconstruction) {
            reconstruction.build(state);
            stack.push(reconstruction.result());
        } else if (target instanceof Map) {
            stack.push(target);
        } else {
            throw new IllegalArgumentException("gives a state to " + Python.describe(target));
        }
    }

    private boolean control(int opcode) throws IOException {
        switch (opcode) {
            case Opcode.MARK -> stack.mark();
            case Opcode.POP -> stack.pop();
            case Opcode.POP_MARK -> stack.popToMark();
            case Opcode.DUP -> stack.push(stack.top());
            case Opcode.MEMOIZE -> memo.add(stack.top());
            case Opcode.PUT -> memo.put(Python.integer(TextLiterals.integer(input.line())), stack.top());
            case Opcode.BINPUT -> memo.put(input.unsignedByte(), stack.top());
            case Opcode.LONG_BINPUT -> memo.put(input.unsignedInt(), stack.top());
            case Opcode.GET -> stack.push(memo.get(Python.integer(TextLiterals.integer(input.line()))));
            case Opcode.BINGET -> stack.push(memo.get(input.unsignedByte()));
            case Opcode.LONG_BINGET -> stack.push(memo.get(input.unsignedInt()));
            case Opcode.PROTO -> requireKnown(input.unsignedByte());
            case Opcode.FRAME -> input.int64();
            default -> {
                return false;
            }
        }
        return true;
    }

    private static void requireKnown(int protocol) {
        if (protocol > HIGHEST_PROTOCOL) {
            throw new IllegalArgumentException("says it is of protocol " + protocol + "; 0 to 5 are known");
        }
    }
}
