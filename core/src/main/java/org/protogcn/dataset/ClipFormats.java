package org.protogcn.dataset;

import java.util.List;
import org.protogcn.InvalidInputException;
import org.protogcn.NearestName;
import org.protogcn.format.ClipFormat;
import org.protogcn.format.arrays.MatFormat;
import org.protogcn.format.arrays.NpyFormat;
import org.protogcn.format.arrays.NpzFormat;
import org.protogcn.format.mediapipe.MediaPipeFormat;
import org.protogcn.format.motion.BvhFormat;
import org.protogcn.format.ntu.NtuRawFormat;
import org.protogcn.format.poses.AlphaPoseFormat;
import org.protogcn.format.poses.CocoJsonFormat;
import org.protogcn.format.poses.KineticsSkeletonFormat;
import org.protogcn.format.poses.MmposeFormat;
import org.protogcn.format.poses.OpenPoseFormat;
import org.protogcn.format.pyskl.KineticsFormat;
import org.protogcn.format.pyskl.PysklFormat;
import org.protogcn.format.recordings.MsrAction3dFormat;
import org.protogcn.format.recordings.NwUclaFormat;
import org.protogcn.format.recordings.PennActionFormat;
import org.protogcn.format.recordings.UtKinectFormat;
import org.protogcn.format.recordings.UtdMhadFormat;
import org.protogcn.format.tables.CsvFormat;
import org.protogcn.format.tables.ParquetFormat;

/** All file formats that can be read, by name. */
public final class ClipFormats {
    private static final List<ClipFormat> ALL = List.of(
            new PysklFormat(),
            new KineticsFormat(),
            new NtuRawFormat(),
            new NwUclaFormat(),
            new UtdMhadFormat(),
            new PennActionFormat(),
            new MsrAction3dFormat(),
            new UtKinectFormat(),
            new KineticsSkeletonFormat(),
            new OpenPoseFormat(),
            new AlphaPoseFormat(),
            new MmposeFormat(),
            new CocoJsonFormat(),
            new NpyFormat(),
            new NpzFormat(),
            new MatFormat(),
            new MediaPipeFormat(),
            new CsvFormat(),
            new ParquetFormat(),
            new BvhFormat());

    private ClipFormats() {}

    public static List<ClipFormat> all() {
        return ALL;
    }

    /**
     * A format by its name.
     *
     * @throws InvalidInputException naming the known formats, if there is none of this name
     */
    public static ClipFormat named(String name) {
        List<String> names = ALL.stream().map(ClipFormat::name).toList();
        int index = names.indexOf(name);
        if (index < 0) {
            throw new InvalidInputException("there is no format named '" + name + "'" + NearestName.hint(name, names));
        }
        return ALL.get(index);
    }
}
