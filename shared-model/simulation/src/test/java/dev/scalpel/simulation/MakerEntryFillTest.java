package dev.scalpel.simulation;

import static dev.scalpel.simulation.BarFixtures.bar;
import static dev.scalpel.simulation.BarFixtures.flat;
import static dev.scalpel.simulation.BarFixtures.minute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.trading.Bracket;
import dev.scalpel.trading.BracketTactics;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.Decision;
import dev.scalpel.trading.Decision.Enter;
import dev.scalpel.trading.Decision.StandAside;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.FeeAsset;
import dev.scalpel.trading.MakerEntry;
import dev.scalpel.trading.Position;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.StandAsideReason;
import dev.scalpel.trading.Trade;
import dev.scalpel.trading.VenueFilters;
import dev.scalpel.trading.risk.RiskLimits;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Rule 6: quoted at the close of bar 0, which is 100, where a tick is 0.01; σ = 1 %, stop 2 σ, target 4 σ. */
class MakerEntryFillTest {

    private static final Costs COSTS = Costs.of(0.001, 0.01).withMakerFee(0.0004);
    private static final VenueFilters CENTS = new VenueFilters(
            new BigDecimal("0.01"),
            new BigDecimal("0.000001"),
            new BigDecimal("0.000001"),
            new BigDecimal("1000000"),
            BigDecimal.ZERO);
    private static final MakerEntry ONE_MINUTE = MakerEntry.once(1);
    private static final MakerEntry TWO_MINUTES = MakerEntry.once(2);
    private static final MakerEntry REQUOTED = new MakerEntry(0, 1, 1, false);
    private static final MakerEntry CROSSING = new MakerEntry(0, 1, 0, true);

    private static Arguments entered(
            String what, PositionSide side, MakerEntry terms, List<Bar> bars, int minute, double price) {
        return Arguments.of(what, side, terms, bars, minute, price);
    }

    static Stream<Arguments> entries() {
        PositionSide buy = PositionSide.LONG;
        PositionSide sell = PositionSide.SHORT;
        return Stream.of(
                entered(
                        "at its limit once a tick below it has traded",
                        buy,
                        ONE_MINUTE,
                        List.of(bar(1, 100.5, 101, 99.99, 101)),
                        1,
                        100),
                entered(
                        "a sale once a tick above it has traded",
                        sell,
                        ONE_MINUTE,
                        List.of(bar(1, 99.5, 100.01, 99, 99)),
                        1,
                        100),
                entered(
                        "at its limit also where the price opens beyond it",
                        buy,
                        ONE_MINUTE,
                        List.of(bar(1, 99.5, 99.5, 99.2, 99.5)),
                        1,
                        100),
                entered(
                        "in the second of two minutes",
                        buy,
                        TWO_MINUTES,
                        List.of(flat(1, 101), bar(2, 101, 101, 99, 101)),
                        2,
                        100),
                entered(
                        "at an offset of 0.5 %",
                        buy,
                        new MakerEntry(0.005, 1, 0, false),
                        List.of(bar(1, 100, 100, 99.49, 100)),
                        1,
                        99.5),
                entered(
                        "at the close of the bar after which it was quoted again",
                        buy,
                        REQUOTED,
                        List.of(bar(1, 101, 102, 101, 102), bar(2, 102, 102, 101.9, 102)),
                        2,
                        102),
                entered(
                        "again where the quote's only minute is absent: at the first later close",
                        buy,
                        REQUOTED,
                        List.of(bar(5, 101, 102, 90, 102), bar(6, 102, 102, 101.9, 102)),
                        6,
                        102),
                entered(
                        "by crossing at the next open, worsened",
                        buy,
                        CROSSING,
                        List.of(flat(1, 101), bar(2, 102, 103, 101, 103)),
                        2,
                        102 * 1.01),
                entered(
                        "by crossing at the next open where the quote's only minute is absent",
                        sell,
                        CROSSING,
                        List.of(bar(2, 102, 102, 101, 102)),
                        2,
                        102 * 0.99));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("entries")
    void theEntryIsMade(
            String what, PositionSide side, MakerEntry terms, List<Bar> bars, int minute, double price) {
        Position position = run(side, terms, bars).endState().position().orElseThrow();

        assertThat(position.entryTime()).isEqualTo(minute(minute));
        assertThat(position.entryPrice()).isEqualTo(price, within(1e-9));
        assertThat(position.decisionTime()).isEqualTo(minute(0));
    }

    static Stream<Arguments> lapses() {
        return Stream.of(
                Arguments.of("the price only touches the limit", ONE_MINUTE, List.of(bar(1, 101, 101, 100, 101)), 1),
                Arguments.of("its last minute is over", TWO_MINUTES, List.of(flat(1, 101), flat(2, 101)), 2),
                Arguments.of("its minutes are absent", TWO_MINUTES, List.of(bar(9, 101, 101, 90, 101)), 9),
                Arguments.of("no quote of several fills", REQUOTED, List.of(flat(1, 101), flat(2, 102)), 2),
                Arguments.of(
                        "the minute in which it would cross is absent", CROSSING, List.of(flat(1, 101), flat(3, 101)), 3));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lapses")
    void theEntryLapsesAndTheNextDecisionIsTakenAtThatClose(
            String what, MakerEntry terms, List<Bar> bars, int minute) {
        List<String> events = new ArrayList<>();
        TraderState end = BatchSimulator.run(
                        series(bars),
                        once(PositionSide.LONG),
                        settings(terms),
                        TraderState.starting(1_000),
                        new TraderListener() {
                            @Override
                            public void lapsed(PendingEntry entry, StandAside reason) {
                                events.add("lapsed " + reason.reason());
                            }

                            @Override
                            public void decided(long barTime, Decision decision) {
                                events.add("decided " + barTime / 60_000);
                            }
                        })
                .endState();

        assertThat(events)
                .containsExactly("decided 0", "lapsed " + StandAsideReason.LAPSED, "decided " + minute);
        assertThat(end.position()).isEmpty();
        assertThat(end.quote()).isEmpty();
    }

    @Test
    void itsStopCountsInTheMinuteOfItsFillAndItsTargetFromTheNextOneOn() {
        List<Trade> stopped =
                run(PositionSide.LONG, ONE_MINUTE, List.of(bar(1, 101, 105, 97, 105))).trades();
        assertThat(stopped).extracting(Trade::reason).containsExactly(ExitReason.STOP);
        assertThat(stopped.get(0).exitTime()).isEqualTo(minute(1));

        List<Trade> won = run(PositionSide.LONG, ONE_MINUTE, List.of(bar(1, 101, 105, 99, 101), bar(2, 101, 105, 99, 101)))
                .trades();
        assertThat(won).extracting(Trade::reason).containsExactly(ExitReason.TARGET);
        assertThat(won.get(0).exitTime()).isEqualTo(minute(2));
    }

    @Test
    void itPaysTheMakerFeeWithoutSpreadAndSlippage() {
        // In at 100 for 4 bp, out at 104 for 4 bp of it.
        Trade trade = run(
                        PositionSide.LONG, ONE_MINUTE, List.of(bar(1, 101, 101, 99, 101), bar(2, 101, 105, 101, 101)))
                .trades()
                .get(0);
        assertThat(trade.netReturn()).isEqualTo(0.04 - 0.0004 - 0.000416, within(1e-12));

        // Half of 1,000 at 100, marked at 101 with the fee paid.
        SimulationResult held = run(PositionSide.LONG, ONE_MINUTE, List.of(bar(1, 101, 101, 99, 101)));
        assertThat(held.endEquity()).isEqualTo(1_000 + 5 - 0.2, within(1e-9));

        // A crossing entry pays the taker fee.
        SimulationResult crossed = run(PositionSide.LONG, CROSSING, List.of(flat(1, 101), flat(2, 101)));
        Position taken = crossed.endState().position().orElseThrow();
        assertThat(crossed.endEquity())
                .isEqualTo(
                        1_000 + taken.quantity().doubleValue() * (101 - taken.entryPrice() * 1.001), within(1e-9));
        assertThat(crossed.endState().makerEntry()).isFalse();
    }

    @Test
    void theFeeOfAQuoteThatFillsIsWhatLeavesDust() {
        SimulationSettings received = new SimulationSettings(
                        COSTS.withFeeAsset(FeeAsset.RECEIVED), 0, RiskLimits.NONE, coarse(), 1)
                .withMaker(Optional.of(ONE_MINUTE));
        // Half of 1,000 buys 5.0; 4 bp of it are 0.002: of 4.998 are sold 4.9, and 0.098 stay.
        TraderState end = BatchSimulator.run(
                        series(List.of(bar(1, 101, 101, 99, 101), bar(2, 101, 105, 101, 101))),
                        once(PositionSide.LONG),
                        received,
                        1_000)
                .endState();

        assertThat(end.dust().quantity()).isEqualByComparingTo("0.098");
    }

    @Test
    void whereTheTickIsUnknownAPriceBeyondTheLimitMustTrade() {
        SimulationSettings unknown = SimulationSettings.of(Costs.FREE).withMaker(Optional.of(ONE_MINUTE));
        for (double low : new double[] {100, Math.nextDown(100)}) {
            TraderState end = BatchSimulator.run(
                            series(List.of(bar(1, 101, 101, low, 101))), once(PositionSide.LONG), unknown, 1_000)
                    .endState();
            assertThat(end.position().isPresent()).isEqualTo(low < 100);
        }
    }

    @Test
    void theQuoteIsPartOfTheStateAndOfItsDocument() {
        SimulationResult resting = run(PositionSide.LONG, TWO_MINUTES, List.of(flat(1, 101)));
        TraderState state = resting.endState();

        assertThat(state.quote()).contains(new RestingQuote(100, minute(2), 0));
        assertThat(TraderStateCodec.fromTree(TraderStateCodec.toTree(state))).isEqualTo(state);
        TraderState held = run(PositionSide.LONG, ONE_MINUTE, List.of(bar(1, 101, 101, 99, 101)))
                .endState();
        assertThat(held.makerEntry()).isTrue();
        assertThat(TraderStateCodec.fromTree(TraderStateCodec.toTree(held))).isEqualTo(held);
        assertThatThrownBy(() -> new Trader(settings(TWO_MINUTES).withMaker(Optional.empty()), state, new TraderListener() {})
                        .onBar(flat(2, 100)))
                .hasMessage("a quote rests, but the settings let entries take");
    }

    private static SimulationResult run(PositionSide side, MakerEntry terms, List<Bar> bars) {
        return BatchSimulator.run(series(bars), once(side), settings(terms), 1_000);
    }

    private static SimulationSettings settings(MakerEntry terms) {
        return new SimulationSettings(COSTS, 0, RiskLimits.NONE, CENTS, 1).withMaker(Optional.of(terms));
    }

    private static VenueFilters coarse() {
        BigDecimal step = new BigDecimal("0.1");
        return new VenueFilters(new BigDecimal("0.01"), step, step, new BigDecimal("1000"), BigDecimal.ZERO);
    }

    private static BarSeries series(List<Bar> bars) {
        List<Bar> all = new ArrayList<>(List.of(flat(0, 100)));
        all.addAll(bars);
        return BarSeries.of(all);
    }

    private static DecisionRule once(PositionSide side) {
        Enter enter = Enter.byRule(
                "test", new Bracket(side, 2, 4, 60), 0.01, 0.5, new BracketTactics(0, 0, 1, 1, 60, 0));
        return (row, account) -> row == 0 ? enter : StandAside.noSignal();
    }
}
