package dev.scalpel.research.studies.licence;

import dev.scalpel.funding.FundingSeries;
import dev.scalpel.market.BarSeries;
import dev.scalpel.statistics.BreakEven;
import dev.scalpel.statistics.GrossReturn;
import dev.scalpel.trading.Trade;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * What funding changes for a procedure that trades both sides: the same synthetic markets without funding and with rates that follow
 * from their bars. Funding chooses no entry, so that the trades before costs are the same; what differs is what they pay.
 */
public final class FundingStudy {

    private static final double BP = 1e4;

    private final Plan plan;
    private final Consumer<String> progress;

    /**
     * The size of a study.
     *
     * @param sharpes planted
     * @param markets per Sharpe ratio
     * @param forwardDays that each is followed
     * @param firstSeed the markets' seeds count from it
     */
    public record Plan(List<Double> sharpes, int markets, int forwardDays, long firstSeed) {

        public static final Plan DEFAULT = new Plan(List.of(2.5, 5.0), 40, 360, 1);

        public Plan {
            sharpes = List.copyOf(sharpes);
            if (sharpes.isEmpty() || markets < 2 || forwardDays < 60) {
                throw new IllegalArgumentException(
                        "there must be a Sharpe ratio, 2 markets of each and 60 days or more: " + sharpes + ", "
                                + markets + ", " + forwardDays);
            }
            if (firstSeed < 1 || firstSeed + markets > SharpeCalibration.FIRST_SEED) {
                throw new IllegalArgumentException("seeds must lie in [1, " + SharpeCalibration.FIRST_SEED
                        + "), because those above calibrate the edges: from " + firstSeed);
            }
            sharpes.forEach(PlantedSharpe::edge);
        }

        /** How many lines of progress a run has. */
        public int steps() {
            return sharpes.size() * markets;
        }
    }

    /** What a market came to under each rule, in their order. */
    private static final List<FundingRule> RULES = List.of(FundingRule.values());

    private record Outcome(List<FundingSeries> rates, List<LicencePath> paths, List<List<Trade>> trades) {}

    /** @param progress receives a line for each finished market; called from several threads */
    public FundingStudy(Plan plan, Consumer<String> progress) {
        this.plan = plan;
        this.progress = progress;
    }

    public List<FundingRow> run() {
        List<FundingRow> rows = new ArrayList<>();
        for (double sharpe : plan.sharpes()) {
            List<Outcome> outcomes = IntStream.range(0, plan.markets())
                    .parallel()
                    .mapToObj(number -> follow(sharpe, plan.firstSeed() + number))
                    .toList();
            for (FundingRule rule : RULES) {
                rows.add(row(sharpe, rule, outcomes));
            }
        }
        return rows;
    }

    private Outcome follow(double sharpe, long seed) {
        LicenceMarket market = new LicenceMarket(
                LicenceProcedure.small(PlantedSharpe.COST_BP),
                PlantedSharpe.edge(sharpe),
                OptionalInt.empty(),
                plan.forwardDays(),
                seed);
        BarSeries bars = market.only();
        List<FundingSeries> rates =
                RULES.stream().map(rule -> rule.of(bars)).toList();
        List<LicencePath> paths = rates.stream().map(market::follow).toList();
        List<List<Trade>> trades = market.freeTrades(rates);
        progress.accept("Sharpe ratio " + sharpe + ", seed " + seed);
        return new Outcome(rates, paths, trades);
    }

    private FundingRow row(double sharpe, FundingRule rule, List<Outcome> outcomes) {
        int number = RULES.indexOf(rule);
        List<LicencePath> paths =
                outcomes.stream().map(each -> each.paths().get(number)).toList();
        List<Trade> trades = outcomes.stream()
                .flatMap(each -> each.trades().get(number).stream())
                .toList();
        double[] rates = outcomes.stream()
                .map(each -> each.rates().get(number))
                .flatMapToDouble(series -> IntStream.range(0, series.size()).mapToDouble(series::rate))
                .toArray();
        // Without costs, what a trade earns is its gross return and its funding.
        BreakEven breakEven = BreakEven.byDay(trades.stream()
                .map(trade -> GrossReturn.equal(trade.position().entryTime(), trade.netReturn()))
                .toList());
        long funded = trades.stream().filter(trade -> trade.funding() != 0).count();
        return new FundingRow(
                sharpe,
                rule.words(),
                outcomes.size(),
                mean(rates),
                mean(Arrays.stream(rates).map(Math::abs).toArray()),
                trades.size(),
                trades.isEmpty() ? 0 : (double) funded / trades.size(),
                trades.stream()
                        .mapToDouble(
                                trade -> BP * trade.funding() / trade.position().notional())
                        .average()
                        .orElse(0),
                breakEven.bp().value(),
                breakEven.standardErrorBp().value(),
                paths.stream()
                        .mapToDouble(path -> SharpeCalibration.sharpe(path.returns()))
                        .average()
                        .orElseThrow(),
                paths.stream().filter(path -> path.licensed().isPresent()).count() / (double) paths.size(),
                Suspensions.median(paths.stream()
                        .mapToInt(path -> path.licensed().orElse(Integer.MAX_VALUE))
                        .toArray()));
    }

    private static OptionalDouble mean(double[] ratesOfStamps) {
        OptionalDouble mean = Arrays.stream(ratesOfStamps).average();
        return mean.isPresent() ? OptionalDouble.of(BP * mean.getAsDouble()) : mean;
    }
}
