"""The preparation of clips for training, written in NumPy: what `benchmarks/loading` compares ours with.

A child process of that benchmark. Commands come as lines on standard input, answers go as lines to standard output:
  open FOLDER        the clips and the recipe of a workload
  check COUNT        prepares the first clips with the draws of our training and writes them to FOLDER/numpy.npy
  version            NumPy's
  time               prepares all clips into one batch again and again, and answers with the seconds that took
"""

import json
import sys
import time
from pathlib import Path

import numpy as np

WORD = (1 << 64) - 1


class Draws:
    """The splittable generator of our training, for the same draws; slow, and never timed."""

    def __init__(self, key):
        self.key = key
        self.counter = 0

    @staticmethod
    def mix(z):
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & WORD
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & WORD
        return z ^ (z >> 31)

    @classmethod
    def for_clip(cls, seed, epoch, clip):
        return cls(cls.mix(seed)).split("clips").split(epoch).split(clip)

    def split(self, label):
        if isinstance(label, str):
            text, label = label, len(label)
            for letter in text:
                label = self.mix((label + ord(letter)) & WORD)
        return Draws(self.mix(self.key ^ self.mix((label + 0x632BE59BD9B4E019) & WORD)))

    def next(self):
        self.counter += 1
        return self.mix((self.key + self.counter * 0x9E3779B97F4A7C15) & WORD)

    def random(self):
        return (self.next() >> 11) * 2.0**-53

    def integers(self, bounds):
        if np.ndim(bounds):
            return np.array([self.integers(int(bound)) for bound in bounds])
        return ((self.next() >> 1) * (bounds << 1)) >> 64

    def permutation(self, size):
        values = np.arange(size)
        for i in range(size - 1, 0, -1):
            j = self.integers(i + 1)
            values[i], values[j] = values[j], values[i]
        return values


class Generator:
    """NumPy's own generator behind the same names."""

    def __init__(self, rng):
        self.random, self.integers, self.permutation = rng.random, rng.integers, rng.permutation

    def split(self, purpose):
        return self


def sample(length, frames, draws):
    """T frames spread over a recording."""
    draws.random(), draws.integers(1)  # share and place of the window, which is the whole recording
    if length < frames:
        return (draws.integers(length) + np.arange(frames)) % length
    if length < 2 * frames:
        skipped = np.zeros(frames + 1, dtype=np.int64)
        skipped[draws.permutation(frames + 1)[: length - frames]] = 1
        return np.arange(frames) + np.cumsum(skipped)[:frames]
    edges = np.arange(frames + 1) * length // frames
    return edges[:-1] + draws.integers(np.diff(edges))


def rotation(angles):
    (cx, cy, cz), (sx, sy, sz) = np.cos(angles), np.sin(angles)
    about_x = np.array([[1, 0, 0], [0, cx, sx], [0, -sx, cx]])
    about_y = np.array([[cy, 0, -sy], [0, 1, 0], [sy, 0, cy]])
    about_z = np.array([[cz, sz, 0], [-sz, cz, 0], [0, 0, 1]])
    return about_z @ about_y @ about_x


class Pipeline:
    def __init__(self, workload):
        self.recipe = workload["recipe"]
        self.frames = self.recipe["frames"]
        self.persons = self.recipe["persons"]
        self.partners = np.array(workload["partners"])
        self.mirror = np.array(workload["mirror"])
        self.limbs = [np.array(limb) for limb in workload["limbs"]]
        self.centre = workload["centre"]
        self.planar = workload["planar"]
        self.mean_scores = workload["mean_scores"]
        self.stream = self.recipe["stream"]

    def prepare(self, clip, draws, target):
        features, frames = self.planar_clip(clip, draws) if self.planar else self.spatial_clip(clip, draws)
        present = min(self.persons, len(features))
        target[:present] = features[:present, frames]
        target[present:] = 0

    def spatial_clip(self, clip, draws):
        points = self.centred(clip["points"]) if self.recipe["normalize"] else clip["points"]
        largest = self.recipe["rotation"]
        if largest > 0:
            turns = draws.split("rotation")
            angles = [largest * (2 * turns.random() - 1) for _ in range(3)]
            points = points @ rotation(angles).T
        if draws.split("mirror").random() < self.recipe["mirror"]:
            points = points[:, :, self.mirror]
        drop = draws.split("part drop")
        if drop.random() < self.recipe["part_drop"]:
            points = points.copy()
            points[:, :, self.limbs[drop.integers(len(self.limbs))]] = 0
        features = self.features(points)
        return features, sample(features.shape[1], self.frames, draws.split("sampling"))

    def centred(self, points):
        seen = (np.abs(points) > 1e-8).any(axis=(2, 3))
        if len(points) > 1 and seen[1].sum() > seen[0].sum():
            points, seen = points[[1, 0, *range(2, len(points))]], seen[[1, 0]]
        if not seen[0].any():
            return points
        points = points[:, seen[0]]
        found = (points != 0).any(axis=-1, keepdims=True)
        return (points - points[0, 0, self.centre]) * found

    def planar_clip(self, clip, draws):
        taken = sample(clip["points"].shape[1], self.frames, draws.split("sampling"))
        points = clip["points"][: self.persons, taken].astype(np.float32)
        scores = clip["scores"][: self.persons, taken].astype(np.float32)
        if draws.split("flip").random() < self.recipe["flip"]:
            x = points[..., 0]
            points[..., 0] = np.where(x != 0, np.float32(clip["width"]) - x, x)
            points, scores = points[:, :, self.mirror], scores[:, :, self.mirror]
        joints = np.concatenate([points, scores[..., None]], axis=-1)
        if len(self.partners) == joints.shape[2] + 3:
            hips = (joints[:, :, 11] + joints[:, :, 12]) / 2
            neck = (joints[:, :, 5] + joints[:, :, 6]) / 2
            middle = np.stack([hips, (hips + neck) / 2, neck], axis=2)
            joints = np.concatenate([joints, middle], axis=2)
        return self.features(joints), slice(None)

    def features(self, joints):
        source = joints
        if self.stream[0] != "j":
            source = joints - joints[:, :, self.partners]
            if self.planar and (self.stream[0] == "b" or self.mean_scores):
                source[..., 2] = (joints[..., 2] + joints[:, :, self.partners, 2]) / 2
            source = source.astype(np.float32)
        if not self.stream.endswith("m"):
            return source
        motion = np.zeros_like(source)
        motion[:, :-1] = source[:, 1:] - source[:, :-1]
        if self.planar and self.mean_scores:
            motion[:, :-1, :, 2] = (source[:, 1:, :, 2] + source[:, :-1, :, 2]) / 2
        return motion


class Workload:
    def __init__(self, folder):
        self.folder = folder
        description = json.loads((folder / "workload.json").read_text())
        self.pipeline = Pipeline(description)
        self.seed, self.epoch = description["seed"], description["epoch"]
        points = np.load(folder / "points.npy", mmap_mode="r")
        scores = np.load(folder / "scores.npy", mmap_mode="r") if description["planar"] else None
        self.clips = []
        at = 0
        for persons, frames, joints, channels in description["shapes"]:
            size = persons * frames * joints
            clip = {"points": points[at * channels :][: size * channels].reshape(persons, frames, joints, channels)}
            if scores is not None:
                clip["scores"] = scores[at:][:size].reshape(persons, frames, joints)
                clip["width"] = description["width"]
            self.clips.append(clip)
            at += size
        self.shape = (self.pipeline.persons, self.pipeline.frames, len(self.pipeline.partners), 3)

    def check(self, count):
        prepared = np.empty((count, *self.shape), dtype=np.float32)
        for i in range(count):
            self.pipeline.prepare(self.clips[i], Draws.for_clip(self.seed, self.epoch, i), prepared[i])
        np.save(self.folder / "numpy.npy", prepared)
        return "done"

    def time(self):
        batch = np.empty((16, *self.shape), dtype=np.float32)
        draws = Generator(np.random.default_rng(self.seed))
        start = time.perf_counter()
        for i, clip in enumerate(self.clips):
            self.pipeline.prepare(clip, draws, batch[i % 16])
        return repr(time.perf_counter() - start)


def main():
    workload = None
    for line in sys.stdin:
        command, _, argument = line.strip().partition(" ")
        if command == "open":
            workload = Workload(Path(argument))
            answer = "open"
        elif command == "version":
            answer = np.__version__
        elif command == "check":
            answer = workload.check(int(argument))
        else:
            answer = workload.time()
        print(answer, flush=True)


if __name__ == "__main__":
    main()
