package dev.scalpel.features;

import dev.scalpel.features.columns.ClockTable;
import dev.scalpel.features.columns.ColumnView;
import dev.scalpel.features.columns.Columns;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Higher time frames aligned to the clock: 5, 15 and 60 minutes UTC. Only a frame whose last minute is closed is read;
 * until then the previous frame is used.
 */
final class TimeFrameFeatures {

    private static final int HOUR = 60;

    private TimeFrameFeatures() {}

    static List<Feature> all() {
        return List.of(
                frameReturn(5, 0), frameReturn(15, 0), frameReturn(60, 0), frameReturn(60, 1), framePosition(60));
    }

    private static Feature frameReturn(int frame, int framesAgo) {
        String name = "frame_" + frame + "_return" + (framesAgo == 0 ? "" : "_" + framesAgo + "_before");
        String which = framesAgo == 0 ? "the last closed " : "the last but one closed ";
        String description = "ln(close / close of the frame before) of " + which + frame + "-minute frame";
        ClockTable sinceClose = sinceClose(frame);
        return Feature.of(name, (framesAgo + 2) * frame, description, columns -> {
            ColumnView value = PriceFeatures.logReturn(columns, frame).back(framesAgo * frame);
            return atLastClose(columns, name, frame, sinceClose, value);
        });
    }

    private static Feature framePosition(int frame) {
        String name = "frame_" + frame + "_position";
        String description =
                "(close - lowest) / (highest - lowest), all of the last closed " + frame + "-minute frame; 0.5 if flat";
        ClockTable sinceClose = sinceClose(frame);
        return Feature.of(
                name,
                2 * frame - 1,
                description,
                columns -> atLastClose(columns, name, frame, sinceClose, PriceFeatures.rangePosition(columns, frame)));
    }

    /** The value at the row that closed the last frame. */
    private static ColumnView atLastClose(
            Columns columns, String name, int frame, ClockTable sinceClose, ColumnView value) {
        return columns.derivedFromPast(
                name,
                (in, at, out, rows) -> {
                    double[] values = in[0];
                    double[] since = in[1];
                    for (int row = 0; row < rows; row++) {
                        out[row] = values[at[0] + row - (int) since[at[1] + row]];
                    }
                },
                value.withPast(frame - 1),
                columns.of("minutes since " + frame + " minutes closed", sinceClose));
    }

    /** The minutes from the last close of a frame to this bar: 0 when this bar closes one. */
    private static ClockTable sinceClose(int frame) {
        return ClockTable.utc(IntStream.range(0, HOUR)
                .mapToDouble(minute -> (minute + 1) % frame)
                .toArray());
    }
}
