package dev.scalpel.local.functions;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.scalpel.costs.CostStatement;
import dev.scalpel.costs.MeasuredCosts;
import dev.scalpel.ledger.repository.Repositories;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.monitoring.metrics.ShadowReview;
import dev.scalpel.monitoring.records.ReviewPeriod;
import dev.scalpel.monitoring.records.ShadowReader;
import dev.scalpel.settings.Settings;
import dev.scalpel.statistics.CostVerdict;
import dev.scalpel.statistics.Statistic;
import dev.scalpel.trading.Costs;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What trading an instrument costs now, and the cost at which the present procedure breaks even. Basis points; a break-even is
 * per side.
 *
 * @param instrument its symbol in the form of keys
 * @param halfSpreadBp half the distance between bid and ask
 * @param slippageBp of the largest order of the settings
 * @param roundTripBp fees, spread and slippage of an entry and an exit that both take
 * @param breakEvenBp empty without shadow trades
 * @param standardError of the break-even
 * @param comparison of the break-even with half the round trip: above, below, or none
 * @param verdict of the comparison, in words
 */
public record InstrumentCosts(
        String venue,
        String instrument,
        double makerBp,
        double takerBp,
        double halfSpreadBp,
        double slippageBp,
        double roundTripBp,
        Optional<Double> breakEvenBp,
        Optional<Double> standardError,
        Optional<String> comparison,
        String verdict,
        CostStatement.Part fee,
        CostStatement.Part spread,
        CostStatement.Part slippage) {

    private static final double BASIS_POINTS = 1e4;
    private static final Duration SHADOW_TRADES = Duration.ofDays(180);

    /** Those of the settings' instruments. */
    public static List<InstrumentCosts> of(Settings settings, Repositories repositories, Instant now) {
        MeasuredCosts measured = new MeasuredCosts(settings, repositories.costs());
        ShadowReader shadow = new ShadowReader(repositories.shadow());
        List<InstrumentCosts> rows = new ArrayList<>();
        for (InstrumentId instrument : settings.instruments()) {
            CostStatement statement = measured.statement(instrument, now, now);
            Costs costs = statement.costs().atNotional(settings.largestOrder(instrument));
            Instant end = now.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
            ReviewPeriod period = new ReviewPeriod(end.minus(SHADOW_TRADES), end);
            Optional<CostVerdict> verdict = shadow.read(instrument, period.from(), period.to())
                    .map(records -> ShadowReview.of(records, period, costs).verdict());
            rows.add(of(instrument, statement, costs, verdict));
        }
        return rows;
    }

    private static InstrumentCosts of(
            InstrumentId instrument, CostStatement statement, Costs costs, Optional<CostVerdict> verdict) {
        Optional<Double> breakEven =
                verdict.map(found -> found.breakEven().bp()).flatMap(InstrumentCosts::defined);
        double roundTrip = BASIS_POINTS * costs.roundTrip();
        return new InstrumentCosts(
                instrument.venue(),
                instrument.symbol().key(),
                BASIS_POINTS * costs.makerFeeRate(),
                BASIS_POINTS * costs.takerFeeRate(),
                BASIS_POINTS * costs.halfSpreadRate(),
                BASIS_POINTS * costs.slippage().baseRate(),
                roundTrip,
                breakEven,
                verdict.map(found -> found.breakEven().standardErrorBp()).flatMap(InstrumentCosts::defined),
                breakEven.map(bp -> bp > roundTrip / 2 ? "above" : "below"),
                verdict.map(CostVerdict::text)
                        .orElse("no break-even: no training has stored shadow trades of the last "
                                + SHADOW_TRADES.toDays() + " days"),
                statement.fee(),
                statement.spread(),
                statement.slippage());
    }

    private static Optional<Double> defined(Statistic statistic) {
        return statistic.isDefined() ? Optional.of(statistic.get()) : Optional.empty();
    }

    /** Where each part comes from, one sentence each, and the verdict. */
    @JsonIgnore
    public List<String> explanations() {
        return List.of("fee: " + source(fee), "spread: " + source(spread), "slippage: " + source(slippage), verdict);
    }

    private static String source(CostStatement.Part part) {
        return part.isMeasured() ? "measured, " + part.explanation() : "of the settings, because " + part.explanation();
    }
}
