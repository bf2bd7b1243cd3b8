package dev.scalpel.local.desk.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.execution.portfolio.PortfolioInfo;
import dev.scalpel.execution.reading.AccountSource.Traded;
import dev.scalpel.execution.reading.Holdings.PositionRow;
import dev.scalpel.local.desk.data.DeskData;
import dev.scalpel.local.desk.data.DeskWatch.Snapshot;
import dev.scalpel.local.desk.http.DeskJson;
import dev.scalpel.local.functions.PortfolioLines;
import dev.scalpel.portfolio.state.PortfolioState;
import dev.scalpel.settings.portfolio.Portfolio;
import java.math.BigDecimal;
import java.util.Optional;

/** Portfolios with what each strategy may use and has. */
final class PortfolioDocuments {

    private final DeskData data;

    PortfolioDocuments(DeskData data) {
        this.data = data;
    }

    ArrayNode of(Snapshot snapshot) {
        ArrayNode portfolios = DeskJson.array();
        data.accounts().portfolios().forEach(portfolio -> portfolios.add(document(portfolio, snapshot)));
        return portfolios;
    }

    private ObjectNode document(Portfolio portfolio, Snapshot snapshot) {
        Optional<PortfolioState> state =
                Optional.ofNullable(snapshot.account().portfolios().get(portfolio.name()));
        ObjectNode info = (ObjectNode) DeskJson.tree(PortfolioInfo.stored(data.settings(), portfolio, state));
        PortfolioLines.complete(info, data.settings(), snapshot.now());
        ObjectNode document = DeskJson.object();
        document.put("name", portfolio.name());
        document.put("mode", info.path("mode").asText());
        document.put("quote", portfolio.quote());
        document.set("halted", info.path("halted"));
        document.set("paused", info.path("paused"));
        document.set("cash", info.path("cash"));
        ArrayNode lines = document.putArray("lines");
        PortfolioLines.of(info)
                .forEach(line -> lines.addArray().add(line.name()).add(line.words()));
        document.set("strategies", info.path("strategies"));
        ArrayNode allocation = document.putArray("allocation");
        BigDecimal gains = BigDecimal.ZERO;
        for (Traded traded : data.accounts().of(portfolio)) {
            Optional<PositionRow> held = Rows.position(traded, snapshot);
            BigDecimal gain = held.flatMap(
                            row -> Held.profit(row, Rows.view(traded, snapshot).price()))
                    .orElse(BigDecimal.ZERO);
            gains = gains.add(gain);
            ObjectNode line = allocation.addObject().put("strategy", traded.strategy());
            info.path("strategies").forEach(strategy -> {
                if (strategy.path("strategy").asText().equals(traded.strategy())) {
                    line.set("share", strategy.path("share"));
                }
            });
            line.put(
                    "value",
                    DeskJson.plain(held.flatMap(PositionRow::cost)
                            .orElse(BigDecimal.ZERO)
                            .add(gain)));
        }
        BigDecimal open = gains;
        DeskJson.put(
                document,
                "value",
                state.map(known -> known.books().valueAtCost().add(open)));
        return document;
    }
}
