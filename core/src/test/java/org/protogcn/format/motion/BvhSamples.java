package org.protogcn.format.motion;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small recording of motion capture, here and for tests elsewhere. */
public final class BvhSamples {
    static final String FILE =
            """
            HIERARCHY
            ROOT Hips
            {
              OFFSET 0 0 0
              CHANNELS 6 Xposition Yposition Zposition Zrotation Xrotation Yrotation
              JOINT LeftArm
              {
                OFFSET 2 0 0
                CHANNELS 3 Zrotation Xrotation Yrotation
                End Site
                {
                  OFFSET 0 1 0
                }
              }
              JOINT RightArm
              {
                OFFSET -2 0 0
                CHANNELS 3 Zrotation Xrotation Yrotation
              }
            }
            MOTION
            Frames: 3
            Frame Time: 0.05
            1 2 3 0 0 0 0 0 0 0 0 0
            1 2 3 90 90 0 90 0 0 0 0 0
            0 0 0 0 0 90 0 90 0 0 0 0
            """;

    private BvhSamples() {}

    public static Path write(Path folder) throws IOException {
        return Files.writeString(Files.createDirectories(folder).resolve("a.bvh"), FILE);
    }
}
