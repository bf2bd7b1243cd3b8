package dev.scalpel.local.desk.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.execution.reading.AccountSource.Traded;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.local.desk.data.DeskData;
import dev.scalpel.local.desk.data.DeskWatch.Snapshot;
import dev.scalpel.local.desk.data.Frame;
import dev.scalpel.local.desk.data.FrameBar;
import dev.scalpel.local.desk.data.FrameBars;
import dev.scalpel.local.desk.data.Scores;
import dev.scalpel.local.desk.data.Scores.Score;
import dev.scalpel.local.desk.http.DeskJson;
import dev.scalpel.market.InstrumentId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** The chart of an instrument: bars of a frame, the model's scores, trades, signals, and what is held. */
public final class ChartView {

    private static final long MILLIS_PER_SECOND = 1_000;
    private static final double VOLUME_UNITS = 1e8;

    private final DeskData data;
    private final PriceDigits digits;
    private final FrameBars frameBars;
    private final Scores scores;
    private final ReceivedSignals signals;

    public ChartView(DeskData data, PriceDigits digits) {
        this.data = data;
        this.digits = digits;
        frameBars = new FrameBars(data);
        scores = new Scores(data);
        signals = new ReceivedSignals(data);
    }

    /** @param to the end, after the last bar */
    public ObjectNode of(InstrumentId instrument, Frame frame, Instant to, int count, Snapshot snapshot) {
        long end = frame.begin(to.toEpochMilli() - 1) + frame.millis();
        List<FrameBar> shown = newest(instrument, frame, end, count);
        long begin =
                shown.isEmpty() ? end - count * frame.millis() : shown.get(0).time();
        ObjectNode chart = DeskJson.object();
        chart.put("symbol", instrument.symbol().toString());
        chart.put("frame", frame.text());
        chart.put("digits", digits.of(instrument, lastClose(shown)));
        ArrayNode bars = chart.putArray("bars");
        shown.forEach(frameBar -> bars.add(bar(frameBar)));
        scores(chart, frame, scores.read(instrument, begin, Math.min(end, to.toEpochMilli())));
        trades(chart, instrument, begin, end);
        chart.set("signals", signals.ofChart(instrument, begin, end));
        chart.set("position", position(instrument, snapshot));
        return chart;
    }

    /** The last one may not have begun: then there is one more before. */
    private List<FrameBar> newest(InstrumentId instrument, Frame frame, long end, int count) {
        List<FrameBar> read = frameBars.read(instrument, frame, end - (count + 1) * frame.millis(), end);
        return read.subList(Math.max(0, read.size() - count), read.size());
    }

    /** Seconds, open, high, low, close, volume. */
    public static ArrayNode bar(FrameBar frameBar) {
        return DeskJson.array()
                .add(seconds(frameBar.time()))
                .add(frameBar.open())
                .add(frameBar.high())
                .add(frameBar.low())
                .add(frameBar.close())
                .add(Math.round(frameBar.volume() * VOLUME_UNITS) / VOLUME_UNITS);
    }

    private static OptionalDouble lastClose(List<FrameBar> shown) {
        return shown.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(shown.get(shown.size() - 1).close());
    }

    private static long seconds(long millis) {
        return Math.floorDiv(millis, MILLIS_PER_SECOND);
    }

    /** Of a longer bar the score of its last minute that has one. */
    private static void scores(ObjectNode chart, Frame frame, List<Score> scores) {
        Map<Long, Double> byFrame = new TreeMap<>();
        scores.forEach(score -> byFrame.put(frame.begin(score.bar()), score.value()));
        ArrayNode shown = chart.putArray("scores");
        byFrame.forEach((time, value) -> shown.addArray().add(seconds(time)).add(value));
        for (int i = scores.size() - 1; i >= 0; i--) {
            Optional<Double> enter = scores.get(i).enter();
            if (enter.isPresent()) {
                ObjectNode bounds = chart.putObject("scoreBounds").put("enter", enter.get());
                DeskJson.put(bounds, "exit", scores.get(i).exit().orElse(Double.NaN));
                return;
            }
        }
    }

    private void trades(ObjectNode chart, InstrumentId instrument, long begin, long end) {
        ArrayNode entries = chart.putArray("entries");
        ArrayNode exits = chart.putArray("exits");
        TradeList.closed(data, instrument, begin, Long.MAX_VALUE).forEach(trade -> {
            if (trade.entry().time() >= begin && trade.entry().time() < end) {
                entries.add(marker(trade, trade.entry()));
            }
            if (trade.exit().time() < end) {
                ObjectNode exit = marker(trade, trade.exit());
                exit.put("netProfit", DeskJson.plain(trade.netProfit()));
                exit.put("reason", trade.exitReason().toString());
                exits.add(exit);
            }
        });
    }

    private static ObjectNode marker(TradeRow trade, TradeRow.Leg leg) {
        return DeskJson.object()
                .put("id", trade.id())
                .put("at", leg.time())
                .put("price", DeskJson.plain(leg.price()))
                .put("side", trade.side().toString())
                .put("strategy", trade.basis().strategy());
    }

    /** What the model holds; without it, what the first strategy of a portfolio does. */
    private JsonNode position(InstrumentId instrument, Snapshot snapshot) {
        List<Traded> traded = new ArrayList<>(data.accounts().ofTheModel());
        data.accounts()
                .portfolios()
                .forEach(portfolio -> traded.addAll(data.accounts().of(portfolio)));
        return traded.stream()
                .filter(each -> each.instrument().equals(instrument))
                .flatMap(each -> Rows.position(each, snapshot).stream().map(row ->
                        (JsonNode) Held.json(row, Rows.view(each, snapshot).price())))
                .findFirst()
                .orElse(NullNode.getInstance());
    }
}
