package dev.scalpel.features;

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
    private static int since(int minuteOfWeek, int frame) {
        return (minuteOfWeek + 1) % frame;
    }

    private static Feature frameReturn(int frame, int framesAgo) {
        String name = "frame_" + frame + "_return" + (framesAgo == 0 ? "" : "_" + framesAgo + "_before");
        String which = framesAgo == 0 ? "the last closed " : "the last but one closed ";
        String description = "ln(close / close of the frame before) of " + which + frame + "-minute frame";
        int oldest = frame - 1 + (framesAgo + 1) * frame;
        return Feature.of(name, oldest + 1, description, block -> {
            double[] price = block.of(BarQuantity.LOG_CLOSE);
            int[] minute = block.minuteOfWeek();
            return row -> {
                int end = row - since(minute[row], frame) - framesAgo * frame;
                return price[end] - price[end - frame];
            };
        });
    }

    private static Feature framePosition(int frame) {
        String description =
                "(close - lowest) / (highest - lowest), all of the last closed " + frame + "-minute frame; 0.5 if flat";
        return Feature.of("frame_" + frame + "_position", 2 * frame - 1, description, block -> {
            double[] highest = block.highest(BarQuantity.HIGH, frame);
            double[] lowest = block.lowest(BarQuantity.LOW, frame);
            double[] close = block.of(BarQuantity.CLOSE);
            int[] minute = block.minuteOfWeek();
            return row -> {
                int end = row - since(minute[row], frame);
                return PriceFeatures.position(close[end], lowest[end], highest[end]);
            };
        });
    }
}
