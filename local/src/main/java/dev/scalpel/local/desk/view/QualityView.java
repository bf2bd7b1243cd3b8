package dev.scalpel.local.desk.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.local.desk.data.DeskData;
import dev.scalpel.local.desk.http.DeskJson;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Gap;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.pipeline.PipelineDay;
import dev.scalpel.pipeline.PipelineStore;
import dev.scalpel.store.bars.InvalidBarLog;
import dev.scalpel.store.bars.InvalidBarLog.InvalidBar;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Whether the bars of the last week are complete, and what failed of the newest daily pipeline. */
public final class QualityView {

    private static final Duration SHOWN = Duration.ofDays(7);
    private static final int MAX_GAPS = 50;
    /** Longer than retrieval needs for a minute. */
    private static final int LATE_MINUTES = 3;

    private final DeskData data;
    private final InvalidBarLog invalidBars;

    public QualityView(DeskData data) {
        this.data = data;
        invalidBars = new InvalidBarLog(data.store());
    }

    public ObjectNode read() {
        Instant now = data.clock().instant();
        ObjectNode answer = DeskJson.object();
        answer.put("from", now.minus(SHOWN).toEpochMilli());
        ArrayNode symbols = answer.putArray("symbols");
        PipelineStore pipelines = new PipelineStore(data.store());
        Optional<PipelineDay> newest = pipelines.newest().flatMap(pipelines::day);
        data.accounts().instruments().forEach(instrument -> symbols.add(of(instrument, now, newest)));
        return answer;
    }

    private ObjectNode of(InstrumentId instrument, Instant now, Optional<PipelineDay> pipeline) {
        long to = Minutes.floor(now);
        long from = Minutes.floor(now.minus(SHOWN));
        BarSeries bars = data.repositories().bars().readRecent(instrument, from, to, now.toEpochMilli());
        ObjectNode line = DeskJson.object().put("symbol", instrument.symbol().toString());
        line.put("bars", bars.size());
        List<String> problems = new ArrayList<>();
        ArrayNode gaps = DeskJson.array();
        long missing = 0;
        if (bars.isEmpty()) {
            data.repositories()
                    .bars()
                    .lastOpenTime(instrument)
                    .ifPresentOrElse(bar -> line.put("lastBar", bar), () -> line.putNull("lastBar"));
            missing = Minutes.between(from, to);
            gaps.addObject().put("from", from).put("to", to);
            problems.add("no bars are stored of the last " + SHOWN.toDays() + " days");
        } else {
            line.put("lastBar", bars.lastOpenTime());
            // What lies before the first bar was never fetched, and what lies behind the last may still come.
            List<Gap> found = bars.gapsWithin(bars.firstOpenTime(), Minutes.plus(bars.lastOpenTime(), 1));
            missing = found.stream().mapToLong(Gap::minutes).sum();
            found.stream()
                    .sorted(Comparator.comparingLong(Gap::minutes).reversed())
                    .limit(MAX_GAPS)
                    .forEach(gap -> gaps.addObject().put("from", gap.from()).put("to", gap.to()));
            long late = Minutes.between(Minutes.plus(bars.lastOpenTime(), 1), to);
            if (late > LATE_MINUTES + data.settings().retrievalMinutes()) {
                problems.add("no bar for " + late + " minutes");
            }
        }
        line.put("missing", missing);
        line.set("gaps", gaps);
        List<InvalidBar> invalid = invalidBars.read(instrument, from, now.toEpochMilli());
        if (!invalid.isEmpty()) {
            problems.add(invalid.size() + (invalid.size() == 1 ? " invalid bar" : " invalid bars")
                    + " from the venue, the last one: "
                    + invalid.get(invalid.size() - 1).reason());
        }
        pipeline.ifPresent(day -> problems.addAll(failures(day, instrument.symbol())));
        ArrayNode words = line.putArray("problems");
        problems.forEach(words::add);
        return line;
    }

    private static List<String> failures(PipelineDay day, Symbol symbol) {
        List<String> failures = new ArrayList<>();
        day.results()
                .forEach((step, result) -> Optional.ofNullable(result.failed().get(symbol.toString()))
                        .or(() -> result.missing().contains(symbol.toString())
                                ? Optional.of("not done")
                                : Optional.empty())
                        .ifPresent(reason -> failures.add("pipeline of " + day.day() + ", " + step + ": " + reason)));
        return failures;
    }
}
