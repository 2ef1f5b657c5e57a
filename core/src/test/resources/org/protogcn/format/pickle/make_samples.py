"""Writes the pickles beside this file, with any Python 3 that has NumPy: python3 make_samples.py"""
import collections
import os
import pathlib
import pickle

import numpy as np

HERE = pathlib.Path(__file__).parent


def write(name, value, protocol):
    (HERE / f"{name}_p{protocol}.pkl").write_bytes(pickle.dumps(value, protocol=protocol))


class Command:
    def __reduce__(self):
        return os.system, ("touch executed",)


EVERYTHING = [
    None, True, False,
    0, -1, 255, 65535, 2**31 - 1, -(2**31), 2**40, -(2**63), 2**64, 10**30,
    1.5, float("inf"),
    "é€\U0001f600", "", b"\x00\xff", bytearray(b"ab"),
    (), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4),
    [], {}, {"a": [1]}, {1, 2}, frozenset([3]),
    collections.OrderedDict([("x", 1)]), collections.defaultdict(list, {"k": [2]}),
]
GRID = np.arange(6, dtype="<f4").reshape(2, 3)

for protocol in range(6):
    write("everything", EVERYTHING, protocol)
    write("grid", GRID, protocol)
    write("fortran", np.asfortranarray(GRID), protocol)
    write("command", Command(), protocol)
write("big_endian", GRID.astype(">f4"), 4)
write("unsigned", np.array([1, 65535], dtype="u2"), 4)
write("texts", np.array(["ab", "é"]), 4)
write("zero_axes", np.array(3.5), 4)
write("scalars", [np.float16(1.5), np.int8(-3), np.bool_(True), np.float64(2.25), np.uint64(7), np.str_("é")], 4)
write("objects", np.array([{}, 1], dtype=object), 4)
write("complex", np.zeros(1, dtype=complex), 4)

# 1100 annotations: two batches; ids are shared with the split, the size of the image with all others.
SIZE = (1080, 1920)
IDS = [f"clip{i:04d}" for i in range(1100)]
MANY = [
    {"frame_dir": id, "label": i % 7, "img_shape": SIZE, "keypoint": np.full(1, i, dtype=np.float16)}
    for i, id in enumerate(IDS)
]
write("split_first", {"split": {"val": IDS[::500]}, "annotations": MANY}, 2)
write("split_first", {"split": {"val": IDS[::500]}, "annotations": MANY}, 4)
write("split_last", {"annotations": MANY, "split": {"val": IDS[::500]}}, 0)
write("split_last", {"annotations": MANY, "split": {"val": IDS[::500]}}, 3)
write("by_id", {a["frame_dir"]: {"keypoint": a["keypoint"]} for a in MANY}, 3)
ARRAY = MANY[0]["keypoint"]
write("shared_array", [{"frame_dir": id, "label": 0, "keypoint": ARRAY} for id in "ab"], 4)
