package org.protogcn.benchmarks.loading;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.protogcn.array.NdArray;
import org.protogcn.array.Npy;
import org.protogcn.prepare.Recipe;
import org.protogcn.skeleton.Clip;
import org.protogcn.skeleton.Keypoints;
import org.protogcn.skeleton.SkeletonLayout;
import org.protogcn.skeleton.Stream;
import org.protogcn.training.config.ConfigurationWriter;

/** A workload in files that the NumPy side reads: its clips, its recipe and the tables of its layouts, no more. */
final class Exchange {
    private Exchange() {}

    static void write(Path folder, Workload workload, List<Clip> clips, long seed, int epoch) throws IOException {
        Files.createDirectories(folder);
        Npy.write(folder.resolve("points.npy"), flat(workload, clips, Clip::keypoints));
        if (workload.isPlanar()) {
            Npy.write(folder.resolve("scores.npy"), flat(workload, clips, clip -> clip.scores()
                    .orElseThrow()));
        }
        Map<String, Object> description = description(workload);
        description.put("seed", seed);
        description.put("epoch", epoch);
        description.put(
                "shapes", clips.stream().map(clip -> shape(clip.keypoints())).toList());
        clips.get(0).image().ifPresent(image -> description.put("width", image.width()));
        new ObjectMapper().writeValue(folder.resolve("workload.json").toFile(), description);
    }

    private static Map<String, Object> description(Workload workload) {
        Recipe recipe = workload.recipe();
        SkeletonLayout stored = workload.layout();
        SkeletonLayout seen = workload.preparation().layout();
        Map<String, Object> description = new LinkedHashMap<>();
        description.put("recipe", ConfigurationWriter.toTree(recipe));
        description.put("planar", workload.isPlanar());
        description.put("partners", recipe.stream().source() == Stream.K ? seen.kBones() : seen.bones());
        description.put("mirror", stored.mirror());
        description.put(
                "limbs",
                stored.limbs().keySet().stream()
                        .sorted()
                        .map(stored.limbs()::get)
                        .toList());
        description.put(
                "centre",
                recipe.centre()
                        .map(stored.joints()::indexOf)
                        .orElse(stored.normalization().centre()));
        description.put("mean_scores", seen.kBoneScores() == SkeletonLayout.ScoreRule.MEAN);
        return description;
    }

    private static int[] shape(Keypoints points) {
        return new int[] {points.persons(), points.frames(), points.joints(), points.channels()};
    }

    private static NdArray flat(Workload workload, List<Clip> clips, Function<Clip, Keypoints> part) {
        double[] values = clips.stream()
                .map(part)
                .map(Keypoints::values)
                .flatMapToDouble(Arrays::stream)
                .toArray();
        return NdArray.ofDoubles(values, values.length).to(workload.type());
    }
}
