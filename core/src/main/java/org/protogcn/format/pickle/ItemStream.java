package org.protogcn.format.pickle;

import java.util.Map;

/**
 * Decides which containers on the stack are handed over item by item, and does it.
 *
 * <p>Python fills containers in batches of a thousand, which lie on the stack until the instruction that appends them.
 * An item that is a dict is therefore handed over earlier, as soon as it has been filled: what could still follow is
 * only an instruction that refers to it again, and that finds a {@link Spent} mark and is refused.
 */
final class ItemStream {
    private final PickleStack stack;
    private final Memo memo;
    private final ItemSink sink;
    private long handedOver;

    ItemStream(PickleStack stack, Memo memo, ItemSink sink) {
        this.stack = stack;
        this.memo = memo;
        this.sink = sink;
    }

    /** Items handed over so far. */
    long handedOver() {
        return handedOver;
    }

    /** Whether the items of the container at this place of the stack are handed over. */
    boolean streams(int container) {
        if (sink == ItemSink.NONE) {
            return false;
        } else if (container == 0) {
            return sink.streams(ItemSink.ROOT, stack.get(0));
        }
        return stack.isValueOfBottom(container)
                && stack.get(0) instanceof Map
                && stack.get(container - 1) instanceof String key
                && sink.streams(key, stack.get(container));
    }

    void handOver(Object key, Object value) {
        if (value != Spent.ITEM) {
            sink.item(key, value);
            memo.sweep();
            handedOver++;
        }
    }

    /** Called when the dict at the top of the stack has been filled. */
    void filled(int dict) {
        if (sink == ItemSink.NONE || !stack.hasMark() || !streams(stack.topMark() - 1)) {
            return;
        }
        int first = stack.topMark();
        boolean inList = stack.get(first - 1) instanceof java.util.List;
        if (inList ? isNextOf(first, dict, 1) : isNextOf(first + 1, dict, 2)) {
            handOver(inList ? null : stack.get(dict - 1), stack.get(dict));
            stack.set(dict, Spent.ITEM);
        }
    }

    private boolean isNextOf(int first, int dict, int step) {
        return dict == first || dict - step >= first && stack.get(dict - step) == Spent.ITEM;
    }
}
