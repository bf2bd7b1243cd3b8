package dev.scalpel.features;

import dev.scalpel.features.columns.ColumnView;
import dev.scalpel.features.columns.Columns;
import java.util.Arrays;
import java.util.List;

/**
 * Higher time frames aligned to the clock: 5, 15 and 60 minutes UTC. Only a frame whose last minute is closed is read;
 * until then the previous frame is used.
 */
final class TimeFrameFeatures {

    private TimeFrameFeatures() {}

    static List<Feature> all() {
        return List.of(
                frameReturn(5, 0), frameReturn(15, 0), frameReturn(60, 0), frameReturn(60, 1), framePosition(60));
    }

    private static Feature frameReturn(int frame, int framesAgo) {
        String name = "frame_" + frame + "_return" + (framesAgo == 0 ? "" : "_" + framesAgo + "_before");
        String which = framesAgo == 0 ? "the last closed " : "the last but one closed ";
        String description = "ln(close / close of the frame before) of " + which + frame + "-minute frame";
        return Feature.of(name, (framesAgo + 2) * frame, description, columns -> {
            ColumnView value = PriceFeatures.logReturn(columns, frame);
            return atLastClose(columns, name, frame, value.back(framesAgo * frame));
        });
    }

    private static Feature framePosition(int frame) {
        String name = "frame_" + frame + "_position";
        String description =
                "(close - lowest) / (highest - lowest), all of the last closed " + frame + "-minute frame; 0.5 if flat";
        return Feature.of(
                name,
                2 * frame - 1,
                description,
                columns -> atLastClose(columns, name, frame, PriceFeatures.rangePosition(columns, frame)));
    }

    /** The value at the row that closed the last frame: one for all rows until the next closes. */
    private static ColumnView atLastClose(Columns columns, String name, int frame, ColumnView value) {
        return columns.derivedFromPast(
                name,
                (in, at, out, rows) -> {
                    for (int row = 0; row < rows; ) {
                        int since = ((int) in[1][at[1] + row] + 1) % frame;
                        int end = Math.min(rows, row + frame - since);
                        Arrays.fill(out, row, end, in[0][at[0] + row - since]);
                        row = end;
                    }
                },
                value.withPast(frame - 1),
                CalendarFeatures.minuteOfDay(columns));
    }
}
