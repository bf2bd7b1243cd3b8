package dev.scalpel.local.desk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.local.desk.data.FrameBar;
import dev.scalpel.local.desk.data.InstrumentView;
import dev.scalpel.local.desk.http.DeskJson;
import dev.scalpel.local.desk.stream.EventStreams;
import dev.scalpel.local.desk.stream.LogRing;
import dev.scalpel.local.desk.view.ChartView;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Sends what has changed to the pages that are open; without one it reads nothing. */
final class DeskFeed {

    private final Overview overview;
    private final LogRing log;
    private final EventStreams streams;
    private final Map<InstrumentId, Long> sentBars = new HashMap<>();
    private Optional<ObjectNode> sent = Optional.empty();
    private long sentLines;

    DeskFeed(Overview overview, LogRing log, EventStreams streams) {
        this.overview = overview;
        this.log = log;
        this.streams = streams;
        sentLines = log.newest();
    }

    /** To be called about once a second. */
    synchronized void send() {
        if (streams.isEmpty()) {
            sent = Optional.empty();
            sentBars.clear();
            sentLines = log.newest();
            return;
        }
        for (LogRing.Line line : log.after(sentLines)) {
            streams.send("log", line.json());
            sentLines = line.number();
        }
        Overview.Read read = overview.read();
        read.snapshot().instruments().values().forEach(this::sendBars);
        ObjectNode timeless = read.document().deepCopy();
        timeless.remove("now");
        if (!sent.equals(Optional.of(timeless))) {
            streams.send("overview", read.document());
            sent = Optional.of(timeless);
        }
    }

    private void sendBars(InstrumentView view) {
        BarSeries bars = view.bars();
        if (bars.isEmpty()) {
            return;
        }
        Long known = sentBars.put(view.instrument(), bars.lastOpenTime());
        int first = known == null ? bars.size() - 1 : bars.firstRowFrom(known + 1);
        for (int row = first; row < bars.size(); row++) {
            ObjectNode event = DeskJson.object();
            event.put("symbol", view.instrument().symbol().toString());
            event.set("bar", ChartView.bar(FrameBar.of(bars, row)));
            streams.send("bar", event);
        }
    }
}
