package org.protogcn.format.pickle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The values a pickle is working on, and the marks from which the next container is filled. */
final class PickleStack {
    private static final int MAX_VALUES = 1 << 22;
    private static final int MAX_MARKS = 1 << 10;

    private final List<Object> values = new ArrayList<>();
    private final int[] marks = new int[MAX_MARKS];
    private int markCount;

    int size() {
        return values.size();
    }

    void push(Object value) {
        if (values.size() == MAX_VALUES) {
            throw new IllegalArgumentException("piles up more than " + MAX_VALUES + " values");
        }
        values.add(value);
    }

    Object pop() {
        requireAboveMark(1);
        return Spent.refuse(values.remove(values.size() - 1));
    }

    Object top() {
        requireAboveMark(1);
        return Spent.refuse(values.get(values.size() - 1));
    }

    Object get(int index) {
        if (index < 0 || index >= values.size()) {
            throw underflow();
        }
        return values.get(index);
    }

    void set(int index, Object value) {
        values.set(index, value);
    }

    /** The uppermost values, taken off. */
    Object[] pop(int n) {
        requireAboveMark(n);
        return popFrom(values.size() - n);
    }

    /** All values above the uppermost mark, taken off with it. */
    Object[] popToMark() {
        return popFrom(popMark());
    }

    private Object[] popFrom(int start) {
        List<Object> taken = values.subList(start, values.size());
        Object[] result = taken.toArray();
        taken.clear();
        Arrays.stream(result).forEach(Spent::refuse);
        return result;
    }

    void truncate(int size) {
        values.subList(size, values.size()).clear();
    }

    void mark() {
        if (markCount == MAX_MARKS) {
            throw new IllegalArgumentException("nests containers more than " + MAX_MARKS + " deep");
        }
        marks[markCount++] = values.size();
    }

    /** Takes the uppermost mark off and says where the values above it begin. */
    int popMark() {
        if (markCount == 0) {
            throw underflow();
        }
        return marks[--markCount];
    }

    boolean hasMark() {
        return markCount > 0;
    }

    /** Where the values above the uppermost mark begin. */
    int topMark() {
        return marks[markCount - 1];
    }

    /** Whether {@code index} is where a dict that lies at the bottom gets a value of its own. */
    boolean isValueOfBottom(int index) {
        int below = 0;
        while (below < markCount && marks[below] <= index) {
            below++;
        }
        return below == 0 ? index == 2 : below == 1 && marks[0] == 1 && index % 2 == 0;
    }

    private void requireAboveMark(int n) {
        int available = values.size() - (markCount == 0 ? 0 : topMark());
        if (available < n) {
            throw underflow();
        }
    }

    private static IllegalArgumentException underflow() {
        return new IllegalArgumentException("takes a value from where there is none");
    }
}
