package org.protogcn.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.protogcn.skeleton.SkeletonLayout;
import org.protogcn.skeleton.SkeletonLayouts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the built-in layouts. */
@Command(
        name = "list",
        header = "List the built-in layouts.",
        footerHeading = "%nExamples:%n",
        footer = "  protogcn layout list")
final class LayoutListCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        for (String name : SkeletonLayouts.builtIn()) {
            SkeletonLayout layout = SkeletonLayouts.named(name);
            String coordinates = layout.dimensions() == 3 ? "x y z" : "x y and a score";
            out.println("%-20s%3d joints, %-17s centre %s"
                    .formatted(
                            name,
                            layout.size(),
                            coordinates + ",",
                            layout.joints().get(layout.centre())));
        }
        return 0;
    }
}
