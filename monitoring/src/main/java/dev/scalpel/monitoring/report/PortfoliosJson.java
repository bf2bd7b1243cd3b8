package dev.scalpel.monitoring.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.monitoring.portfolio.PortfolioReview;
import dev.scalpel.monitoring.portfolio.StrategyReview;
import dev.scalpel.signals.Outcome;
import java.util.List;
import java.util.Map;

/** Portfolios for programs. Amounts are in the portfolio's quote asset. */
final class PortfoliosJson {

    private PortfoliosJson() {}

    static void write(ArrayNode array, List<PortfolioReview> portfolios) {
        portfolios.forEach(portfolio -> write(array.addObject(), portfolio));
    }

    private static void write(ObjectNode node, PortfolioReview portfolio) {
        node.put("name", portfolio.name())
                .put("mode", portfolio.mode())
                .put("venue", portfolio.venue())
                .put("quote", portfolio.quote());
        portfolio.halt().ifPresent(reason -> node.put("halted", reason));
        portfolio.pause().ifPresent(reason -> node.put("paused", reason));
        portfolio.value().ifPresent(value -> {
            node.put("cash", value.cash()).put("valueAtCost", value.atCost());
            value.atMarket().ifPresent(market -> node.put("valueAtMarket", market));
        });
        node.put("trades", portfolio.trades())
                .put("netProfit", portfolio.netProfit())
                .put("funding", portfolio.funding());
        outcomes(node.putObject("signals"), portfolio.outcomes());
        ArrayNode strategies = node.putArray("strategies");
        portfolio.strategies().forEach(strategy -> strategy(strategies.addObject(), strategy));
        ArrayNode refused = node.putArray("notExecuted");
        portfolio
                .notExecuted()
                .forEach(each -> refused.addObject()
                        .put("at", each.at().toString())
                        .put("strategy", each.strategy())
                        .put("signal", each.signal())
                        .put("outcome", each.outcome().name())
                        .put("reason", each.reason()));
        ArrayNode drifts = node.putArray("endedByAnotherHand");
        portfolio
                .drifts()
                .forEach(each -> drifts.addObject()
                        .put("at", each.at().toString())
                        .put("strategy", each.strategy())
                        .put("reason", each.reason().name())
                        .put("quantity", each.quantity())
                        .put("netProfit", each.netProfit()));
        ArrayNode transfers = node.putArray("transfers");
        portfolio
                .transfers()
                .forEach(each ->
                        transfers.addObject().put("at", each.at().toString()).put("amount", each.amount()));
    }

    private static void strategy(ObjectNode node, StrategyReview strategy) {
        node.put("name", strategy.name())
                .put("instrument", strategy.instrument().toString())
                .put("origin", strategy.origin().name());
        strategy.filter().ifPresent(words -> node.put("filter", words));
        strategy.holding()
                .ifPresent(held -> node.put("side", held.side().name())
                        .put("quantity", held.quantity())
                        .put("cost", held.cost()));
        strategy.marketValue().ifPresent(market -> node.put("marketValue", market));
        node.put("received", strategy.received());
        outcomes(node.putObject("signals"), strategy.outcomes());
        node.put("filledOrders", strategy.orders()).put("filledQuote", strategy.filledQuote());
        strategy.slippageBp().ifPresent(slippage -> node.put("slippageBp", slippage));
        strategy.latencyMillis().ifPresent(latency -> node.put("medianLatencyMillis", latency));
        node.put("trades", strategy.trades())
                .put("netProfit", strategy.netProfit())
                .put("funding", strategy.funding());
    }

    private static void outcomes(ObjectNode node, Map<Outcome, Integer> outcomes) {
        outcomes.forEach((outcome, count) -> node.put(outcome.name(), count));
    }
}
