package dev.scalpel.execution;

import static dev.scalpel.execution.PaperTestRig.ETH;
import static dev.scalpel.execution.PaperTestRig.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.execution.champion.ChampionStatus;
import dev.scalpel.features.FeatureSet;
import dev.scalpel.features.FeatureVariant;
import dev.scalpel.instruments.InstrumentRules;
import dev.scalpel.instruments.InstrumentStore;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.simulation.BatchSimulator;
import dev.scalpel.simulation.SimulationSettings;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.ScoreTactics;
import dev.scalpel.trading.Trade;
import dev.scalpel.trading.VenueFilters;
import dev.scalpel.trading.instrument.EntryWindow;
import dev.scalpel.trading.instrument.Instrument;
import dev.scalpel.trading.instrument.InstrumentKind;
import dev.scalpel.trading.instrument.TradingSession;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Promise 4 of an instrument that closes on weekends, in the score style with features that look back a week: on paper from a
 * Friday to the Monday after it the trades are those of the batch, and none is held while the market is closed.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SessionReplayParityTest {

    private static final int DAYS = 8;
    /** Friday 13:00, on 2026-06-05. */
    private static final int FROM = 4 * 1_440 + 13 * 60;

    private static final int CLOSING = 4 * 1_440 + 21 * 60;
    private static final int OPENING = CLOSING + 2 * 1_440;
    /** Monday 06:00. */
    private static final int TO = 7 * 1_440 + 6 * 60;

    private static final long CLOSED = Instant.parse("2026-06-05T21:00:00Z").toEpochMilli();
    private static final long OPENED = Instant.parse("2026-06-07T21:00:00Z").toEpochMilli();
    private static final InstrumentId ETH_ID = new InstrumentId("binance", ETH);
    private static final BigDecimal STEP = new BigDecimal("0.0001");
    private static final VenueFilters FILTERS =
            new VenueFilters(new BigDecimal("0.01"), STEP, STEP, new BigDecimal("9000"), new BigDecimal("5"));
    private static final FeatureSet FEATURES =
            FeatureSet.extended(FeatureVariant.ALONE).within(TradingSession.FOREX);
    /** Patient, so that positions would be held over the end of trading. */
    private static final ScoreTactics PATIENT = new ScoreTactics(0.9, -0.25, 5, 15, 240, 0.02, 0.25, 0.5, 3);

    private final ScoredForecaster model =
            new ScoredForecaster(FEATURES, "return_60", PATIENT, 1.2, Costs.of(0.0002, 0.00005));
    private final PaperTestRig rig = PaperTestRig.within(
            TradingSession.FOREX,
            DAYS,
            "symbols: {ETH/USDT: 0.7}\ncosts: {feeBp: 2, slippageBp: 0.5, feeAsset: quote}\n",
            (symbol, now) -> new ChampionStatus.Model(model));

    @BeforeAll
    void minuteByMinuteThroughTheHandler() {
        Instrument hours = new Instrument(
                ETH_ID, InstrumentKind.SPOT, "USDT", FILTERS, TradingSession.FOREX, true, Optional.empty());
        new InstrumentStore(rig.memory, "binance")
                .merge(START, Set.of(ETH), Map.of(ETH, new InstrumentRules(hours, "OPEN", List.of())));
        rig.run(FROM, CLOSING + 5);
        for (int minute = CLOSING + 5; minute < OPENING; minute += 60) {
            rig.at(minute);
            rig.call("{}");
        }
        rig.run(OPENING, TO);
        assertThat(rig.failures).isEmpty();
    }

    @Test
    void minuteByMinuteTradesEqualTheBatch() {
        List<Trade> batch = batch();
        List<TradeRow> rows = rig.trades(ETH);

        assertThat(rows.size()).isEqualTo(batch.size()).isGreaterThan(5);
        IntStream.range(0, rows.size()).forEach(i -> {
            assertThat(rows.get(i).entry().time())
                    .isEqualTo(batch.get(i).position().entryTime());
            assertThat(rows.get(i).exit().time()).isEqualTo(batch.get(i).exitTime());
            assertThat(rows.get(i).exitReason()).isEqualTo(batch.get(i).reason());
            assertThat(rows.get(i).netProfit().doubleValue())
                    .isEqualTo(batch.get(i).netProfit());
        });
        assertThat(rows).as("before the weekend").anyMatch(row -> row.exit().time() < CLOSED);
        assertThat(rows).as("after it").anyMatch(row -> row.entry().time() > OPENED);
    }

    @Test
    void thePositionOfFridayEveningIsClosedFiveMinutesBeforeTheMarketIs() {
        assertThat(rig.trades(ETH))
                .filteredOn(row -> row.exit().time() > Minutes.plus(CLOSED, -30)
                        && row.entry().time() < OPENED)
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.exit().time()).isEqualTo(Minutes.plus(CLOSED, -5));
                    assertThat(row.exitReason()).isEqualTo(ExitReason.TIME_LIMIT);
                });
    }

    @Test
    void nothingIsEnteredInTheLastMinutesAndBeforeThreeHoursOfTrading() {
        assertThat(rig.trades(ETH))
                .noneMatch(row -> row.entry().time() >= Minutes.plus(CLOSED, -20)
                        && row.entry().time() < Minutes.plus(OPENED, 181));
    }

    private List<Trade> batch() {
        BarSeries all = rig.market.get(ETH);
        int from = all.firstRowFrom(Minutes.plus(START.toEpochMilli(), FROM - 1));
        int to = all.firstRowFrom(Minutes.plus(START.toEpochMilli(), TO - 1));
        SimulationSettings bounds = new SimulationSettings(
                        rig.settings.costBook().of(ETH_ID),
                        0,
                        rig.settings.limits().forTrading(),
                        FILTERS,
                        0.7)
                .withEntryWindow(EntryWindow.of(TradingSession.FOREX));
        return BatchSimulator.run(
                        all.slice(from, to),
                        new ShiftedRule(model.over(all, Optional.empty(), EnumSet.allOf(PositionSide.class)), from),
                        bounds,
                        10_000)
                .trades();
    }
}
