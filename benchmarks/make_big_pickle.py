"""Writes an annotation pickle of the size of NTU RGB+D 120, from clips made up at random.

python3 benchmarks/make_big_pickle.py big.pkl --clips 114000 --protocol 4
"""

import argparse
import pickle

import numpy as np


def annotation(number, rng):
    persons = 2 if number % 4 == 0 else 1
    frames = int(rng.integers(40, 132))
    return {
        "frame_dir": f"S{number // 3600:03}C001P{number // 60 % 60:03}R{number % 60:03}A{number % 120 + 1:03}",
        "label": number % 120,
        "keypoint": rng.standard_normal((persons, frames, 25, 3), dtype=np.float32).astype(np.float16),
        "total_frames": frames,
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file")
    parser.add_argument("--clips", type=int, default=114_000)
    parser.add_argument("--protocol", type=int, default=4)
    arguments = parser.parse_args()
    rng = np.random.default_rng(0)
    annotations = [annotation(number, rng) for number in range(arguments.clips)]
    ids = [clip["frame_dir"] for clip in annotations]
    split = {"xsub_train": ids[::2], "xsub_val": ids[1::2], "xset_train": ids[::2], "xset_val": ids[1::2]}
    with open(arguments.file, "wb") as file:
        pickle.dump({"split": split, "annotations": annotations}, file, protocol=arguments.protocol)


if __name__ == "__main__":
    main()
