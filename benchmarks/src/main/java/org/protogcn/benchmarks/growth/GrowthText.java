package org.protogcn.benchmarks.growth;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.protogcn.benchmarks.Sizes;
import org.protogcn.benchmarks.Variant;
import org.protogcn.evaluation.Csv;

/** Growth in words and figures. */
final class GrowthText {
    private static final String ROW = "%-9s %6s %9s %12s %12s %12s %12s%n";

    private GrowthText() {}

    /** A table for each variant; beneath each dimension the power with which its columns grow. */
    static String of(Growth growth) {
        Sizes base = growth.base();
        return format(
                        "threads: %d; unless varied: %d clips, %d persons, %d frames, %d joints, width %d, %d classes%n"
                                + "milliseconds and 10^6 bytes of a batch, the fastest of some%n",
                        growth.threads(),
                        growth.clips(),
                        base.persons(),
                        base.frames(),
                        base.joints(),
                        base.width(),
                        base.classes())
                + Growth.VARIANTS.stream().map(variant -> of(growth, variant)).collect(Collectors.joining());
    }

    private static String of(Growth growth, Variant variant) {
        return format("%n%s%n", variant.label())
                + format(ROW, "", "", "", "training", "", "inference", "")
                + format(ROW, "", "", "GFLOP", "ms", "10^6 bytes", "ms", "10^6 bytes")
                + Arrays.stream(Dimension.values())
                        .map(d -> of(growth, variant, d))
                        .collect(Collectors.joining());
    }

    private static String of(Growth growth, Variant variant, Dimension dimension) {
        return growth.of(variant, dimension).stream().map(GrowthText::row).collect(Collectors.joining())
                + format(
                        ROW,
                        "",
                        "power",
                        power(growth.power(variant, dimension, Point::gigaflop)),
                        power(growth.power(
                                variant, dimension, point -> point.training().millis())),
                        power(growth.power(
                                variant, dimension, point -> point.training().megabytes())),
                        power(growth.power(
                                variant, dimension, point -> point.inference().millis())),
                        power(growth.power(
                                variant, dimension, point -> point.inference().megabytes())));
    }

    static String power(double power) {
        return format("%.2f", power);
    }

    static String row(Point point) {
        return format(
                ROW,
                point.dimension().label(),
                point.value(),
                format("%.1f", point.gigaflop()),
                format("%.0f", point.training().millis()),
                format("%.0f", point.training().megabytes()),
                format("%.0f", point.inference().millis()),
                format("%.0f", point.inference().megabytes()));
    }

    /** A file for spreadsheets. */
    static String csv(Growth growth) {
        String head = "precision,dimension,value,gigaflop,training_ms,training_mb,inference_ms,inference_mb\n";
        return head + growth.points().stream().map(GrowthText::line).collect(Collectors.joining());
    }

    private static String line(Point point) {
        return Csv.line(List.of(
                        point.variant().precision(),
                        point.dimension().label(),
                        String.valueOf(point.value()),
                        String.valueOf(point.gigaflop()),
                        String.valueOf(point.training().millis()),
                        String.valueOf(point.training().megabytes()),
                        String.valueOf(point.inference().millis()),
                        String.valueOf(point.inference().megabytes())))
                + "\n";
    }

    private static String format(String pattern, Object... arguments) {
        return String.format(Locale.ROOT, pattern, arguments);
    }
}
