package org.protogcn.dataset;

import java.nio.file.Path;
import java.util.List;
import org.protogcn.format.ntu.NtuResource;
import org.protogcn.io.TextResource;

/** The names of the classes of benchmarks whose checkpoints are published without them. */
public final class PublishedClasses {
    private static final int NTU60 = 60;

    private PublishedClasses() {}

    /**
     * The names in label order; none where the configuration is of no such benchmark.
     *
     * @param configuration its name or file: {@code ntu60-xsub}, {@code configs/kinetics400.yaml}
     */
    public static List<String> of(String configuration) {
        String file = Path.of(configuration).getFileName().toString();
        return switch (file.replaceFirst("[-.].*", "")) {
            case "ntu60" -> NtuResource.actions().subList(0, NTU60);
            case "ntu120" -> NtuResource.actions();
            case "kinetics400" -> TextResource.lines(PublishedClasses.class, "kinetics400.txt");
            case "finegym" -> TextResource.lines(PublishedClasses.class, "finegym.txt");
            default -> List.of();
        };
    }
}
