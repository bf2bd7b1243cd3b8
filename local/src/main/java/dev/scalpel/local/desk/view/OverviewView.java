package dev.scalpel.local.desk.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.execution.reading.AccountSource.Traded;
import dev.scalpel.execution.reading.Holdings.OrderView;
import dev.scalpel.execution.state.ExecutionState;
import dev.scalpel.execution.state.SymbolState;
import dev.scalpel.local.desk.data.DeskData;
import dev.scalpel.local.desk.data.DeskWatch.Snapshot;
import dev.scalpel.local.desk.http.DeskJson;
import dev.scalpel.settings.portfolio.Portfolio;
import dev.scalpel.settings.section.StoreKind;
import dev.scalpel.settings.value.Mode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The overview: the account, the watch-list, portfolios and orders. */
public final class OverviewView {

    /** Longer than a minute that waits for a slow venue. */
    private static final Duration STALLED = Duration.ofMinutes(3);

    private static final DateTimeFormatter AS_OF =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final DeskData data;
    private final String version;
    private final boolean readOnly;
    private final AccountFigures figures;
    private final WatchList watch;
    private final PortfolioDocuments portfolios;

    /**
     * @param version of Scalpel
     * @param readOnly whether another process runs the bot
     */
    public OverviewView(DeskData data, PriceDigits digits, String version, boolean readOnly) {
        this.data = data;
        this.version = version;
        this.readOnly = readOnly;
        figures = new AccountFigures(data.settings());
        watch = new WatchList(data, digits);
        portfolios = new PortfolioDocuments(data);
    }

    /**
     * The whole document.
     *
     * @param lastMinute when the bot last began a minute; empty before the first, and for a bot elsewhere
     * @param venue what the venue says of the account; missing if it was not queried
     * @param problems that the reader should know of
     */
    public ObjectNode of(Snapshot snapshot, Optional<Instant> lastMinute, JsonNode venue, List<String> problems) {
        ObjectNode overview = DeskJson.object();
        overview.put("version", version);
        overview.put("mode", mode(snapshot).toString());
        overview.put("venue", data.settings().venue());
        overview.put("now", snapshot.now().toEpochMilli());
        overview.put("readOnly", readOnly);
        boolean past = snapshot.now().isBefore(data.present().instant().minus(STALLED));
        Optional<Instant> stalled =
                stalledSince(snapshot, lastMinute).filter(since -> !past || mayHoldAtAVenue(snapshot));
        overview.put("stalledSince", stalled.map(Instant::toEpochMilli).orElse(null));
        figures.write(overview, snapshot, venue);
        ArrayNode evidence = data.evidence().of(snapshot.now());
        overview.set("evidence", evidence);
        ArrayNode rows = watch.of(snapshot, evidence, venue);
        overview.set("watch", rows);
        ArrayNode shown = portfolios.of(snapshot);
        overview.set("portfolios", shown);
        overview.set("orders", orders(snapshot));
        ArrayNode attention = overview.putArray("attention");
        if (past) {
            attention.add("Nothing newer than " + AS_OF.format(snapshot.now())
                    + " UTC is stored: everything is shown as it was then.");
        }
        problems.forEach(attention::add);
        attention(rows, shown, venue, snapshot).forEach(attention::add);
        return overview;
    }

    /** The mode in which the bot trades: beside one that runs elsewhere the settings here may be others. */
    private Mode mode(Snapshot snapshot) {
        return snapshot.instruments().values().stream()
                .flatMap(view -> view.state().flatMap(SymbolState::execution).stream())
                .map(ExecutionState::mode)
                .findFirst()
                .filter(traded -> readOnly)
                .orElse(data.settings().mode());
    }

    /** Nobody waits for a bot on paper that ended here long ago. */
    private boolean mayHoldAtAVenue(Snapshot snapshot) {
        Stream<Mode> modes = Stream.concat(
                Stream.of(mode(snapshot)),
                data.accounts().portfolios().stream()
                        .map(portfolio -> portfolio.mode().orElse(Mode.PAPER)));
        return data.settings().store().kind() == StoreKind.S3 || !modes.allMatch(Mode.PAPER::equals);
    }

    private Optional<Instant> stalledSince(Snapshot snapshot, Optional<Instant> lastMinute) {
        Optional<Instant> last = readOnly ? snapshot.lastRun() : lastMinute;
        Duration patience = readOnly ? STALLED.plusMinutes(data.settings().retrievalMinutes()) : STALLED;
        return last.filter(at -> at.plus(patience).isBefore(data.present().instant()));
    }

    private List<String> attention(ArrayNode rows, ArrayNode shown, JsonNode venue, Snapshot snapshot) {
        List<String> attention = new ArrayList<>();
        if (readOnly && snapshot.lastRun().isEmpty()) {
            attention.add("No bot has stored a bar in this store yet.");
        }
        rows.forEach(row -> {
            if (row.path("attention").isTextual()) {
                attention.add(
                        row.path("name").asText() + ": " + row.path("attention").asText());
            }
        });
        shown.forEach(portfolio -> {
            if (portfolio.path("halted").isTextual()) {
                attention.add("Portfolio " + portfolio.path("name").asText() + " is halted: "
                        + portfolio.path("halted").asText());
            }
        });
        if (venue.path("error").isTextual()) {
            attention.add("The venue was not read: " + venue.path("error").asText());
        }
        return attention;
    }

    private ArrayNode orders(Snapshot snapshot) {
        ArrayNode orders = DeskJson.array();
        for (Traded traded : data.accounts().ofTheModel()) {
            Rows.orders(traded, snapshot).forEach(order -> orders.add(order(order)));
        }
        for (Portfolio portfolio : data.accounts().portfolios()) {
            for (Traded traded : data.accounts().of(portfolio)) {
                Rows.orders(traded, snapshot).forEach(order -> orders.add(order(order)));
            }
        }
        return orders;
    }

    private static ObjectNode order(OrderView order) {
        ObjectNode line = DeskJson.object();
        line.put("symbol", order.instrument());
        line.put("account", order.account());
        line.put("strategy", order.strategy());
        line.put("side", order.side().toString());
        line.put("kind", order.kind().toString());
        line.put("quantity", DeskJson.plain(order.quantity()));
        line.put("filled", DeskJson.plain(order.filled()));
        DeskJson.put(line, "price", order.limit());
        DeskJson.put(line, "stopPrice", order.stop());
        DeskJson.put(line, "targetPrice", order.target());
        line.put("status", order.status().toString());
        line.put("clientId", order.id());
        line.put("at", order.sent().toEpochMilli());
        return line;
    }
}
