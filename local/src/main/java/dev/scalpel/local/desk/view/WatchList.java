package dev.scalpel.local.desk.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.execution.reading.AccountSource.Traded;
import dev.scalpel.execution.reading.Holdings.PositionRow;
import dev.scalpel.execution.state.ExecutionState;
import dev.scalpel.execution.state.SymbolState;
import dev.scalpel.local.desk.data.DeskData;
import dev.scalpel.local.desk.data.DeskWatch.Snapshot;
import dev.scalpel.local.desk.data.InstrumentView;
import dev.scalpel.local.desk.http.DeskJson;
import dev.scalpel.portfolio.state.PortfolioState;
import dev.scalpel.portfolio.state.StrategyState;
import dev.scalpel.promotion.Champion;
import dev.scalpel.settings.portfolio.Portfolio;
import java.util.Locale;
import java.util.Optional;

/** The watch-list: a row for each instrument of the model, and for each strategy of a portfolio. */
final class WatchList {

    private final DeskData data;
    private final PriceDigits digits;

    WatchList(DeskData data, PriceDigits digits) {
        this.data = data;
        this.digits = digits;
    }

    /**
     * @param evidence the accounts of evidence, that of the present procedure first
     * @param venue what the venue says of the account
     */
    ArrayNode of(Snapshot snapshot, ArrayNode evidence, JsonNode venue) {
        ArrayNode rows = DeskJson.array();
        for (Traded traded : data.accounts().ofTheModel()) {
            ObjectNode row =
                    row(traded, "instrument", traded.instrument().symbol().toString(), snapshot);
            model(row, Rows.view(traded, snapshot), evidence);
            margin(row, venue);
            rows.add(row);
        }
        for (Portfolio portfolio : data.accounts().portfolios()) {
            for (Traded traded : data.accounts().of(portfolio)) {
                ObjectNode row =
                        row(traded, "strategy", "portfolio:" + traded.account() + "/" + traded.strategy(), snapshot);
                strategy(
                        row,
                        traded,
                        Optional.ofNullable(snapshot.account().portfolios().get(portfolio.name())));
                rows.add(row);
            }
        }
        return rows;
    }

    private ObjectNode row(Traded traded, String kind, String key, Snapshot snapshot) {
        InstrumentView view = Rows.view(traded, snapshot);
        ObjectNode row = DeskJson.object();
        row.put("key", key);
        row.put("kind", kind);
        row.put("symbol", traded.instrument().symbol().toString());
        row.put("account", traded.account());
        row.put("strategy", traded.strategy());
        row.put(
                "name",
                kind.equals("instrument")
                        ? traded.instrument().symbol().toString()
                        : traded.account() + " / " + traded.strategy());
        row.put("digits", digits.of(traded.instrument(), view.price()));
        DeskJson.put(row, "price", view.price().orElse(Double.NaN));
        DeskJson.put(row, "changeDay", view.changeOfDay().orElse(Double.NaN));
        Optional<PositionRow> held = Rows.position(traded, snapshot);
        held.ifPresentOrElse(
                position -> row.set("position", Held.json(position, view.price())), () -> row.putNull("position"));
        row.put("realised", DeskJson.plain(view.realisedToday(traded.account(), traded.strategy())));
        row.put("realisedTotal", DeskJson.plain(view.realisedTotal(traded.account(), traded.strategy())));
        return row;
    }

    private static void model(ObjectNode row, InstrumentView view, ArrayNode evidence) {
        row.put("model", view.champion().name());
        row.put("licence", licence(view.champion(), evidence));
        view.decision()
                .ifPresentOrElse(
                        decision -> row.set("decision", Reasons.brief(decision)), () -> row.putNull("decision"));
        DeskJson.putText(
                row, "attention", view.state().flatMap(SymbolState::execution).flatMap(ExecutionState::attention));
        row.put("halted", view.state().map(SymbolState::halted).orElse(false));
    }

    /** What the champion may do, in words. */
    private static String licence(Champion champion, ArrayNode evidence) {
        if (champion.terms().entriesOff().isPresent()) {
            return "no entries: " + champion.terms().entriesOff().get();
        }
        if (champion.terms().procedure().isPresent()) {
            return champion.terms().share() < 1
                    ? String.format(
                            Locale.ROOT,
                            "on probation, with %.0f %% of its allocation",
                            100 * champion.terms().share())
                    : "licensed";
        }
        JsonNode permission = evidence.path(0).path("permission");
        return permission.isTextual() ? permission.asText() : "no licence: no day of evidence is recorded yet";
    }

    private static void margin(ObjectNode row, JsonNode venue) {
        if (!row.path("position").isObject()) {
            return;
        }
        ObjectNode position = (ObjectNode) row.path("position");
        venue.path("symbols").forEach(symbol -> {
            JsonNode margin = symbol.path("margin");
            if (margin.isObject() && symbol.path("symbol").equals(row.path("symbol"))) {
                position.set("margin", margin.path("margin"));
                position.set("markPrice", margin.path("markPrice"));
                position.set("liquidationPrice", margin.path("liquidationPrice"));
                position.set("liquidationDistance", margin.path("liquidationDistance"));
            }
        });
    }

    private static void strategy(ObjectNode row, Traded traded, Optional<PortfolioState> state) {
        StrategyState known =
                state.map(portfolio -> portfolio.strategy(traded.strategy())).orElse(StrategyState.INITIAL);
        row.putNull("model");
        row.putNull("licence");
        row.putNull("decision");
        row.put("target", known.target().toString());
        known.pending()
                .ifPresent(signal -> row.putObject("decision")
                        .put("bar", signal.time())
                        .put("reason", "SIGNAL")
                        .put("words", "Signal " + signal.id() + " wants " + known.target() + "; under way."));
    }
}
