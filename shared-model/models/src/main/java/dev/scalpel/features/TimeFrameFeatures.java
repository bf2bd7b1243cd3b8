package dev.scalpel.features;

import dev.scalpel.features.columns.BarQuantity;
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

    /** Minutes from the end of the last closed frame to this bar: 0 when this bar closes one. */
    private static int since(double minuteOfWeek, int frame) {
        return ((int) minuteOfWeek + 1) % frame;
    }

    private static Feature frameReturn(int frame, int framesAgo) {
        String name = "frame_" + frame + "_return" + (framesAgo == 0 ? "" : "_" + framesAgo + "_before");
        String which = framesAgo == 0 ? "the last closed " : "the last but one closed ";
        String description = "ln(close / close of the frame before) of " + which + frame + "-minute frame";
        int past = frame - 1 + (framesAgo + 1) * frame;
        return Feature.of(
                name,
                past + 1,
                description,
                columns -> columns.derived(
                        name,
                        (in, out, rows) -> {
                            double[] price = in[0];
                            double[] minute = in[1];
                            for (int row = 0; row < rows; row++) {
                                int end = past + row - since(minute[row], frame) - framesAgo * frame;
                                out[row] = price[end] - price[end - frame];
                            }
                        },
                        columns.of(BarQuantity.LOG_CLOSE).withPast(past),
                        columns.of(BarQuantity.MINUTE_OF_WEEK)));
    }

    private static Feature framePosition(int frame) {
        String name = "frame_" + frame + "_position";
        String description =
                "(close - lowest) / (highest - lowest), all of the last closed " + frame + "-minute frame; 0.5 if flat";
        int past = frame - 1;
        return Feature.of(
                name,
                2 * frame - 1,
                description,
                columns -> columns.derived(
                        name,
                        (in, out, rows) -> {
                            double[] close = in[0];
                            double[] lowest = in[1];
                            double[] highest = in[2];
                            double[] minute = in[3];
                            for (int row = 0; row < rows; row++) {
                                int end = past + row - since(minute[row], frame);
                                out[row] = PriceFeatures.position(close[end], lowest[end], highest[end]);
                            }
                        },
                        columns.of(BarQuantity.CLOSE).withPast(past),
                        columns.lowest(BarQuantity.LOW, frame).withPast(past),
                        columns.highest(BarQuantity.HIGH, frame).withPast(past),
                        columns.of(BarQuantity.MINUTE_OF_WEEK)));
    }
}
