package dev.scalpel.monitoring.report.html;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.Deflater;

/**
 * Every bar of a price chart in few characters. Long periods also have an overview of longer bars, which a page draws at
 * once; it unpacks the minutes of a chunk only when somebody zooms in there. The script bars.js reads both.
 *
 * <pre>
 * {"decimals": 2, "step": 1, "from": 1763251200, "to": …,
 *  "levels": [{"minutes": 60, "chunks": [{"from": …, "to": …, "plain": "base64"}]},
 *             {"minutes": 1, "chunks": [{"from": …, "to": …, "deflated": "base64"}, …]}]}
 * </pre>
 */
public final class PackedBars {

    /** So many bars a page draws at once. */
    private static final int OVERVIEW_BARS = 12_000;

    private static final int CHUNK_MINUTES = 14 * (int) Minutes.PER_DAY;
    private static final long SECONDS = 60;
    private static final int[] LENGTHS = {1, 2, 3, 5, 10, 15, 20, 30, 60, 120, 240, 360, 720, 1_440};

    private PackedBars() {}

    /** Times are in seconds; {@code from} and {@code to} are absent where there are no bars. */
    public static ObjectNode of(BarSeries bars) {
        PriceUnit unit = PriceUnit.of(bars);
        ObjectNode packed =
                ChartNumbers.object().put("decimals", unit.decimals()).put("step", unit.step());
        ArrayNode levels = packed.putArray("levels");
        if (bars.isEmpty()) {
            return packed;
        }
        BarCounts minutes = BarCounts.of(bars, unit);
        packed.put("from", seconds(minutes, 0)).put("to", seconds(minutes, minutes.size() - 1) + SECONDS);
        int length = overviewMinutes(bars);
        BarCounts overview = length == 1 ? minutes : minutes.combined(length);
        chunk(level(levels, overview), overview, 0, overview.size(), false);
        if (length > 1) {
            ArrayNode chunks = level(levels, minutes);
            int from = 0;
            while (from < minutes.size()) {
                int to = minutes.firstRowFrom((minutes.slot(from) / CHUNK_MINUTES + 1) * CHUNK_MINUTES);
                chunk(chunks, minutes, from, to, true);
                from = to;
            }
        }
        return packed;
    }

    /** The length of the bars that a page shows first: 1 where these are the minutes. */
    private static int overviewMinutes(BarSeries bars) {
        long all = Minutes.between(bars.firstOpenTime(), bars.lastOpenTime()) + 1;
        return Arrays.stream(LENGTHS)
                .filter(length -> length * (long) OVERVIEW_BARS >= all)
                .findFirst()
                .orElse(LENGTHS[LENGTHS.length - 1]);
    }

    private static ArrayNode level(ArrayNode levels, BarCounts bars) {
        return levels.addObject().put("minutes", bars.minutes()).putArray("chunks");
    }

    private static void chunk(ArrayNode chunks, BarCounts bars, int from, int to, boolean deflated) {
        byte[] bytes = bars.bytes(from, to);
        chunks.addObject()
                .put("from", seconds(bars, from))
                .put("to", seconds(bars, to - 1) + bars.minutes() * SECONDS)
                .put(
                        deflated ? "deflated" : "plain",
                        Base64.getEncoder().encodeToString(deflated ? deflate(bytes) : bytes));
    }

    private static long seconds(BarCounts bars, int row) {
        return bars.slot(row) * bars.minutes() * SECONDS;
    }

    /** In the format of zlib, which a browser's DecompressionStream reads and checks. */
    private static byte[] deflate(byte[] bytes) {
        Deflater deflater = new Deflater();
        try {
            deflater.setInput(bytes);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 2 + 64);
            byte[] buffer = new byte[8_192];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }
}
