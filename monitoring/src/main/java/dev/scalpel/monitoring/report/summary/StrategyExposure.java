package dev.scalpel.monitoring.report.summary;

import dev.scalpel.monitoring.metrics.AccountReview;
import dev.scalpel.monitoring.metrics.SymbolReview;
import dev.scalpel.statistics.Statistic;
import java.util.List;
import java.util.stream.Stream;

/**
 * How much of the time a strategy held a position, by its closed trades.
 *
 * @param account {@code model}, or the name of a portfolio
 * @param exposure share of the period; a position that is still open does not count yet
 * @param open whether there is such a position
 * @param netProfit of the closed trades, in the quote asset of the account
 */
public record StrategyExposure(
        String account,
        String strategy,
        String instrument,
        int trades,
        Statistic exposure,
        boolean open,
        double netProfit,
        String quote) {

    /** The model's by symbol, then those of the portfolios. */
    public static List<StrategyExposure> of(AccountReview review, ReviewContext context) {
        Stream<StrategyExposure> model = review.symbols().stream().map(StrategyExposure::ofModel);
        Stream<StrategyExposure> portfolios = context.portfolios().stream()
                .flatMap(portfolio -> portfolio.strategies().stream()
                        .map(strategy -> new StrategyExposure(
                                portfolio.name(),
                                strategy.name(),
                                strategy.instrument().toString(),
                                strategy.trades(),
                                strategy.exposure(),
                                strategy.holding().isPresent(),
                                strategy.netProfit().doubleValue(),
                                portfolio.quote())));
        return Stream.concat(model, portfolios).toList();
    }

    private static StrategyExposure ofModel(SymbolReview symbol) {
        return new StrategyExposure(
                "model",
                "model",
                symbol.symbol().toString(),
                symbol.trades().size(),
                symbol.metrics().performance().exposure(),
                symbol.records().open().isPresent(),
                symbol.metrics().performance().trades().netProfit(),
                symbol.symbol().quote());
    }
}
