package dev.scalpel.execution;

import static dev.scalpel.execution.PaperTestRig.BTC;
import static dev.scalpel.execution.PaperTestRig.ETH;
import static dev.scalpel.execution.PaperTestRig.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.execution.champion.ChampionStatus;
import dev.scalpel.execution.state.LossLimitDay;
import dev.scalpel.features.FeatureVariant;
import dev.scalpel.instruments.InstrumentRules;
import dev.scalpel.instruments.InstrumentStore;
import dev.scalpel.ledger.DecisionRow;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.promotion.ChampionTerms;
import dev.scalpel.simulation.DecisionRule;
import dev.scalpel.simulation.SimulationSettings;
import dev.scalpel.simulation.TraderState;
import dev.scalpel.simulation.portfolio.PortfolioDay;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.StandAsideReason;
import dev.scalpel.trading.Trade;
import dev.scalpel.trading.VenueFilters;
import dev.scalpel.trading.instrument.Instrument;
import dev.scalpel.trading.instrument.InstrumentKind;
import dev.scalpel.trading.instrument.TradingSession;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A licensed champion's day ends live by the rule by which its procedure's shadow was measured. */
class LossLimitParityTest {

    private static final int DAYS = 4;
    private static final double LOSS_LIMIT = 0.004;
    private static final InstrumentId ETH_ID = new InstrumentId("binance", ETH);
    private static final Costs COSTS = Costs.of(0.0002, 0.00005);
    private static final BigDecimal STEP = new BigDecimal("0.0001");
    private static final VenueFilters FILTERS =
            new VenueFilters(new BigDecimal("0.01"), STEP, STEP, new BigDecimal("9000"), new BigDecimal("5"));
    private static final long DAY_MILLIS = Minutes.PER_DAY * Minutes.MILLIS;

    private final ScoredForecaster model =
            new ScoredForecaster(FeatureVariant.FULL, ScoredForecaster.TACTICS, 1.1, COSTS);
    private final PaperTestRig rig = new PaperTestRig(
            DAYS,
            "symbols: {ETH/USDT: 0.7}\ncosts: {feeBp: 2, slippageBp: 0.5, feeAsset: quote}\n",
            0,
            (symbol, now) -> new ChampionStatus.Model(model, ChampionTerms.licensed("0123456789ab", LOSS_LIMIT)));

    @Test
    void theHandlerOnPaperTradesTheDaysOfTheShadow() {
        Instrument margin = new Instrument(
                ETH_ID, InstrumentKind.SPOT, "USDT", FILTERS, TradingSession.ALWAYS_OPEN, true, Optional.empty());
        new InstrumentStore(rig.memory, "binance")
                .merge(START, Set.of(ETH), Map.of(ETH, new InstrumentRules(margin, "OPEN", List.of())));
        rig.run(1, DAYS * 1_440 + 1);
        assertThat(rig.failures).isEmpty();

        List<PortfolioDay.Result> days = shadow(LOSS_LIMIT);
        List<Trade> shadow = trades(days);
        List<TradeRow> live = rig.trades(ETH);

        assertThat(live)
                .extracting(LossLimitParityTest::times)
                .containsExactlyElementsOf(
                        shadow.stream().map(LossLimitParityTest::times).toList());
        assertThat(days).filteredOn(PortfolioDay.Result::limitReached).isNotEmpty();
        assertThat(shadow)
                .hasSizeLessThan(trades(shadow(Double.POSITIVE_INFINITY)).size());
        for (int day = 0; day < DAYS; day++) {
            List<DecisionRow> rows = rig.decisions(ETH, day);
            assertThat(rows.stream().anyMatch(row -> row.reason().equals(StandAsideReason.DAILY_LOSS.name())))
                    .as("day %d", day)
                    .isEqualTo(days.get(day).limitReached());
        }
        LossLimitDay last = rig.state(ETH).lossLimit().orElseThrow();
        assertThat(last.day()).isEqualTo(START.toEpochMilli() / DAY_MILLIS + DAYS - 1);
        assertThat(last.reached()).isEqualTo(days.get(DAYS - 1).limitReached());
    }

    private List<PortfolioDay.Result> shadow(double lossLimit) {
        BarSeries all = rig.market.get(ETH);
        DecisionRule rule = model.over(all, Optional.of(rig.market.get(BTC)), EnumSet.allOf(PositionSide.class));
        SimulationSettings settings = new SimulationSettings(
                rig.settings.costBook().of(ETH_ID), 0, rig.settings.limits().forTrading(), FILTERS, 0.7);
        TraderState state = TraderState.starting(settings.capital());
        List<PortfolioDay.Result> days = new ArrayList<>();
        for (int day = 0; day < DAYS; day++) {
            long from = START.toEpochMilli() + day * DAY_MILLIS;
            int first = all.firstRowFrom(from);
            PortfolioDay.Result result = PortfolioDay.trade(
                    from / DAY_MILLIS,
                    List.of(new PortfolioDay.Instrument(
                            ETH_ID,
                            all.slice(first, all.firstRowFrom(from + DAY_MILLIS)),
                            new ShiftedRule(rule, first),
                            state,
                            settings)),
                    lossLimit);
            state = result.instruments().get(0).after();
            days.add(result);
        }
        return days;
    }

    private static List<Trade> trades(List<PortfolioDay.Result> days) {
        return days.stream()
                .flatMap(day -> day.instruments().get(0).trades().stream())
                .toList();
    }

    private static String times(Trade trade) {
        return trade.position().entryTime() + " " + trade.exitTime() + " "
                + trade.position().side() + " " + trade.reason();
    }

    private static String times(TradeRow row) {
        return row.entry().time() + " " + row.exit().time() + " " + row.side() + " " + row.exitReason();
    }
}
