package org.protogcn.training.explain;

import java.util.List;
import java.util.Optional;
import org.protogcn.skeleton.SkeletonLayout;

/**
 * What a network makes of some subjects.
 *
 * @param model what to call the network
 * @param file where its weights came from
 * @param classNames in label order
 * @param layout the joints that the network sees
 * @param subjects in the order in which they were asked for
 * @param prototypes empty where the network has none
 */
public record Explanation(
        String model,
        String file,
        List<String> classNames,
        SkeletonLayout layout,
        List<SubjectExplanation> subjects,
        Optional<PrototypeReport> prototypes) {}
