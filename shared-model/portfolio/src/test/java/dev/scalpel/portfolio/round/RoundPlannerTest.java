package dev.scalpel.portfolio.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.ledger.Fill;
import dev.scalpel.ledger.IdempotencyPolicy;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import dev.scalpel.portfolio.allocation.Allocation;
import dev.scalpel.portfolio.allocation.StrategyMarket;
import dev.scalpel.portfolio.state.PortfolioState;
import dev.scalpel.portfolio.state.SignalOutcome;
import dev.scalpel.settings.value.AllocationPolicy;
import dev.scalpel.settings.value.SlotTimeFrame;
import dev.scalpel.settings.value.Valuation;
import dev.scalpel.signals.Outcome;
import dev.scalpel.signals.Signal;
import dev.scalpel.signals.TargetState;
import dev.scalpel.signals.slot.DueSignals;
import dev.scalpel.signals.slot.SlotSchedule;
import dev.scalpel.strategy.Origin;
import dev.scalpel.strategy.Strategy;
import dev.scalpel.trading.OrderSide;
import dev.scalpel.venue.trading.Quote;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Each step of a round: state and event in, state and orders out. */
class RoundPlannerTest {

    private static final Instant SLOT = Instant.parse("2024-08-10T08:01:00Z");
    private static final long NOW = SLOT.toEpochMilli();
    private static final List<Strategy> STRATEGIES =
            List.of(strategy("btc", "0.2"), strategy("eth", "0.25"), strategy("off", "0"));
    private static final RoundTerms TERMS = new RoundTerms(
            "crypto",
            new Allocation(AllocationPolicy.BUY_SIDE_BOOST, Valuation.COST, STRATEGIES),
            3,
            5_000,
            IdempotencyPolicy.REQUEST_WINDOW);

    private final Map<String, BigDecimal> prices =
            new TreeMap<>(Map.of("btc", new BigDecimal("50000"), "eth", new BigDecimal("2500")));
    private PortfolioState state = PortfolioState.initial("w", new BigDecimal("10000"));
    private List<Intent> orders = List.of();
    private int trades;

    @Test
    void aSignalOpensWithALimitOrderThatIsNamedByItsMinute() {
        signal("btc", TargetState.LONG, 0);
        plan();
        assertThat(orders).hasSize(1);
        Intent open = orders.get(0);
        assertThat(open.kind()).isEqualTo(Intent.Kind.ENTRY);
        assertThat(open.side()).isEqualTo(OrderSide.BUY);
        assertThat(open.quantity()).isEqualByComparingTo("0.09");
        assertThat(open.price().orElseThrow()).isEqualByComparingTo("50000");
        assertThat(open.clientId()).isEqualTo("o" + Long.toString(NOW / 60_000, 36) + "-1-" + hash("btc"));
        assertThat(open.decisionBar()).isEqualTo(NOW);
        assertThat(open.validUntil()).isEqualTo(NOW + 5_000);
        assertThat(open.status()).isEqualTo(Intent.Status.CLAIMED);
        assertThat(state.intents()).isEqualTo(orders);
    }

    @Test
    void planningAgainOrdersNothingWhileSomethingIsUnresolved() {
        signal("btc", TargetState.LONG, 0);
        plan();
        PortfolioState planned = state;
        plan();
        assertThat(orders).isEmpty();
        assertThat(state).isEqualTo(planned);
    }

    @Test
    void aFilledEntryEndsItsSignal() {
        signal("btc", TargetState.LONG, 0);
        plan();
        fill("0.09");
        plan();
        assertThat(orders).isEmpty();
        assertThat(state.intents()).isEmpty();
        assertOutcomes(Outcome.EXECUTED);
        assertThat(state.books().cash()).isEqualByComparingTo("5500");
        PortfolioState settled = state;
        plan();
        assertThat(state).isEqualTo(settled);
    }

    @Test
    void theRestOfAnEntryIsTriedAgainUntilTheAttemptsAreUsed() {
        signal("btc", TargetState.LONG, 0);
        plan();
        fill("0.04");
        prices.put("btc", new BigDecimal("50100"));
        plan();
        assertThat(orders.get(0).quantity()).isEqualByComparingTo("0.05");
        assertThat(orders.get(0).price().orElseThrow()).isEqualByComparingTo("50100");
        assertThat(orders.get(0).clientId()).contains("-2-");
        fill("0");
        plan();
        assertThat(orders.get(0).clientId()).contains("-3-");
        fill("0.01");
        plan();
        assertThat(orders).isEmpty();
        assertOutcomes(Outcome.UNDERFILLED);
        assertThat(state.books().holding("btc").orElseThrow().quantity()).isEqualByComparingTo("0.05");
    }

    @Test
    void theRestOfAnEntryIsNoLargerThanTheCashAllows() {
        signal("btc", TargetState.LONG, 0);
        signal("eth", TargetState.LONG, 1);
        // Of 10,000: 0.04 BTC for 2,000 and 1 ETH for 2,500.
        plan();
        fill("0.01");
        state = state.withBooks(state.books().transferred(new BigDecimal("-6800")));
        plan();
        // 200 of cash, value 3,200, reserve 64: 136 for the 1,500 that are left of BTC.
        assertThat(orders).hasSize(1);
        assertThat(orders.get(0).quantity()).isEqualByComparingTo("0.0027");
    }

    @Test
    void anOrderThatNeverArrivedIsSentAgainUnderAnotherName() {
        signal("btc", TargetState.LONG, 0);
        plan();
        state = FillBooking.withStatus(state, orders.get(0).clientId(), Intent.Status.LAPSED);
        plan();
        assertThat(orders.get(0).quantity()).isEqualByComparingTo("0.09");
        assertThat(orders.get(0).clientId()).contains("-2-");
    }

    @Test
    void aReversalOfPrecedenceTrimsThenOpensByTheFillsOfTheTrim() {
        hold("btc", "0.18", "9000");
        state = state.withBooks(state.books().transferred(new BigDecimal("-9000")));
        signal("eth", TargetState.LONG, 0);
        plan();
        assertThat(orders).hasSize(1);
        assertThat(orders.get(0).clientId()).startsWith("t");
        assertThat(orders.get(0).side()).isEqualTo(OrderSide.SELL);
        fill("0.1");
        plan();
        // The rest of the trim, with a fresh price.
        assertThat(orders.get(0).clientId()).startsWith("t").contains("-2-");
        fill("0");
        plan();
        fill("0");
        plan();
        // The attempts are used: the entry is sized by the cash that the trim has brought.
        assertThat(orders).hasSize(1);
        assertThat(orders.get(0).clientId()).startsWith("o");
        assertThat(orders.get(0).quantity().multiply(new BigDecimal("2500")))
                .isLessThanOrEqualTo(
                        Allocation.RESERVE.negate().add(BigDecimal.ONE).multiply(new BigDecimal("6000")));
        fill(orders.get(0).quantity().toPlainString());
        plan();
        assertOutcomes(Outcome.EXECUTED);
    }

    @Test
    void aCloseComesBeforeAnythingElseAndEndsAtMarket() {
        hold("btc", "0.1", "5000");
        signal("btc", TargetState.FLAT, 0);
        signal("eth", TargetState.LONG, 1);
        for (int attempt = 1; attempt <= 3; attempt++) {
            plan();
            assertThat(orders).hasSize(1);
            assertThat(orders.get(0).clientId()).startsWith("c").contains("-" + attempt + "-");
            assertThat(orders.get(0).price()).isPresent();
            fill("0");
        }
        plan();
        assertThat(orders.get(0).price()).isEmpty();
        fill("0.1");
        plan();
        assertThat(orders).hasSize(1);
        assertThat(orders.get(0).clientId()).startsWith("o");
        assertOutcomes(Outcome.EXECUTED);
    }

    @Test
    void whatCannotBeSoldIsWrittenOffAndRecorded() {
        hold("btc", "0.00005", "2.5");
        signal("btc", TargetState.FLAT, 0);
        plan();
        assertThat(orders).isEmpty();
        assertThat(state.dust()).containsEntry("btc", new BigDecimal("0.00005"));
        assertThat(state.books().holdings()).isEmpty();
        assertOutcomes(Outcome.EXECUTED);
    }

    @Test
    void signalsThatMoveNothingHaveTheirOutcomeAtOnce() {
        hold("btc", "0.1", "5000");
        signal("btc", TargetState.LONG, 0);
        signal("eth", TargetState.FLAT, 1);
        signal("off", TargetState.LONG, 2);
        assertOutcomes(Outcome.ALREADY, Outcome.NOT_HELD, Outcome.DISABLED);
        assertThat(state.handled()).hasSize(3);
        plan();
        assertThat(orders).isEmpty();
    }

    @Test
    void aSecondSignalForTheSameTargetWhileTheFirstIsUnderWayIsAlreadyServed() {
        signal("btc", TargetState.LONG, 0);
        plan();
        signal("btc", TargetState.LONG, 1);
        assertOutcomes(Outcome.ALREADY);
        fill("0.09");
        plan();
        assertOutcomes(Outcome.ALREADY, Outcome.EXECUTED);
    }

    @Test
    void aSignalThatTurnsBeforeItsEntryHasFilledSupersedesItAndClosesWhatHasFilled() {
        signal("btc", TargetState.LONG, 0);
        plan();
        signal("btc", TargetState.FLAT, 1);
        assertOutcomes(Outcome.SUPERSEDED);
        fill("0.05");
        plan();
        assertThat(orders.get(0).clientId()).startsWith("c").contains("-2-");
        assertThat(orders.get(0).quantity()).isEqualByComparingTo("0.05");
        fill("0.05");
        plan();
        assertOutcomes(Outcome.SUPERSEDED, Outcome.EXECUTED);
    }

    @Test
    void aHaltClosesEverythingEndsWhatIsPendingAndRefusesSignals() {
        hold("btc", "0.1", "5000");
        signal("eth", TargetState.LONG, 0);
        state = Halt.apply(state, "too hot", NOW / 60_000);
        assertThat(Halt.apply(state, "again", 0)).isEqualTo(state);
        plan();
        assertThat(orders).hasSize(1);
        assertThat(orders.get(0).clientId()).startsWith("c");
        fill("0.1");
        signal("eth", TargetState.LONG, 1);
        plan();
        assertThat(orders).isEmpty();
        assertOutcomes(Outcome.HALTED, Outcome.HALTED);

        state = Halt.resume(state);
        plan();
        assertThat(orders).isEmpty();
        signal("btc", TargetState.LONG, 2);
        plan();
        assertThat(orders).hasSize(1);
    }

    @Test
    void anEntryBelowTheMinimumEndsItsSignal() {
        state = PortfolioState.initial("w", new BigDecimal("6"));
        signal("btc", TargetState.LONG, 0);
        plan();
        assertThat(orders).isEmpty();
        assertOutcomes(Outcome.BELOW_MINIMUM);
    }

    @Test
    void anExecutionIsBookedOnceHoweverOftenItIsReported() {
        signal("btc", TargetState.LONG, 0);
        plan();
        Intent open = orders.get(0);
        Fill fill =
                new Fill("t1", NOW, new BigDecimal("50000"), new BigDecimal("0.09"), new BigDecimal("0.00009"), "BTC");
        for (int i = 0; i < 2; i++) {
            state = FillBooking.apply(
                    state,
                    open.clientId(),
                    List.of(report(open, "0.09")),
                    List.of(fill),
                    STRATEGIES.get(0),
                    BigDecimal.ONE);
        }
        assertThat(state.books().cash()).isEqualByComparingTo("5500");
        assertThat(state.books().holding("btc").orElseThrow().quantity()).isEqualByComparingTo("0.08991");
        assertThatThrownBy(() -> FillBooking.withStatus(state, "x", Intent.Status.LAPSED))
                .hasMessage("the portfolio has no intent x");
    }

    @Test
    void theHandledIdsAreARingOf512() {
        PortfolioState full = state;
        for (int i = 0; i < 600; i++) {
            full = full.withHandled("id" + i);
        }
        assertThat(full.handled()).hasSize(512).startsWith("id88").endsWith("id599");
    }

    @Test
    void aDepositIsATransferAndAMissingHoldingIsExternal() {
        hold("btc", "0.1", "5000");
        DriftBooking none = DriftBooking.of(
                state, new BigDecimal("10014"), Map.of("btc", new BigDecimal("0.2")), new BigDecimal("5"), NOW);
        assertThat(none.differences()).isEmpty();
        assertThat(none.state()).isEqualTo(state);

        DriftBooking both = DriftBooking.of(
                state, new BigDecimal("10016"), Map.of("btc", new BigDecimal("0.04")), new BigDecimal("5"), NOW);
        assertThat(both.differences())
                .containsExactly(
                        new DriftBooking.Difference(DriftBooking.Kind.TRANSFER, Optional.empty(), new BigDecimal("16")),
                        new DriftBooking.Difference(
                                DriftBooking.Kind.EXTERNAL, Optional.of("btc"), new BigDecimal("0.06")));
        assertThat(both.state().books().cash()).isEqualByComparingTo("10016");
        assertThat(both.state().books().holding("btc").orElseThrow().cost()).isEqualByComparingTo("2000");
        assertThat(DriftBooking.of(
                                both.state(),
                                new BigDecimal("10016"),
                                Map.of("btc", new BigDecimal("0.04")),
                                BigDecimal.ONE,
                                NOW)
                        .differences())
                .isEmpty();

        signal("eth", TargetState.LONG, 0);
        plan();
        assertThat(DriftBooking.of(state, BigDecimal.ZERO, Map.of(), BigDecimal.ONE, NOW)
                        .differences())
                .as("while an order is under way nothing can be compared")
                .isEmpty();
    }

    private void signal(String strategy, TargetState target, int second) {
        Signal signal = TestSignals.signal(strategy, target, SLOT.minusSeconds(3_600L - second));
        Map<String, SlotSchedule> schedules = new TreeMap<>();
        STRATEGIES.forEach(each -> schedules.put(each.name(), new SlotSchedule(SlotTimeFrame.EIGHT_HOURS, 60, 900)));
        DueSignals due = DueSignals.at(SLOT, List.of(signal), schedules, new HashSet<>(state.handled()), state.marks());
        state = SignalClaim.apply(state, due, STRATEGIES, NOW);
        assertThat(SignalClaim.apply(
                        state,
                        DueSignals.at(SLOT, List.of(signal), schedules, new HashSet<>(state.handled()), state.marks()),
                        STRATEGIES,
                        NOW))
                .as("the same signal again changes nothing")
                .isEqualTo(state);
    }

    private void plan() {
        Map<String, StrategyMarket> markets = new TreeMap<>();
        prices.forEach((name, price) ->
                markets.put(name, new StrategyMarket(new Quote(price, price), PortfolioRun.FILTERS, BigDecimal.ZERO)));
        RoundStep step = RoundPlanner.next(state, TERMS, markets, NOW);
        state = step.state();
        orders = step.orders();
    }

    /** The first order fills by this quantity, the others wholly, at their limits and without fees. */
    private void fill(String quantity) {
        for (Intent order : orders) {
            String filled =
                    order.equals(orders.get(0)) ? quantity : order.quantity().toPlainString();
            BigDecimal price = order.price().orElse(prices.get(order.strategy().name()));
            List<Fill> fills = new BigDecimal(filled).signum() == 0
                    ? List.of()
                    : List.of(new Fill("f" + ++trades, NOW, price, new BigDecimal(filled), BigDecimal.ZERO, "USDT"));
            Strategy strategy = STRATEGIES.stream()
                    .filter(each -> each.name().equals(order.strategy().name()))
                    .findFirst()
                    .orElseThrow();
            state = FillBooking.apply(
                    state, order.clientId(), List.of(report(order, filled)), fills, strategy, BigDecimal.ONE);
        }
    }

    private static OrderReport report(Intent order, String filled) {
        boolean whole = new BigDecimal(filled).compareTo(order.quantity()) == 0;
        return new OrderReport(
                order.clientId(),
                "v1",
                Optional.empty(),
                order.side(),
                whole ? OrderReport.Status.FILLED : OrderReport.Status.CANCELLED,
                order.quantity(),
                new BigDecimal(filled),
                BigDecimal.ZERO,
                order.price(),
                Optional.empty(),
                true,
                NOW);
    }

    private void hold(String strategy, String quantity, String cost) {
        state = state.withBooks(state.books()
                .transferred(new BigDecimal(cost))
                .opened(
                        strategy,
                        dev.scalpel.trading.PositionSide.LONG,
                        new dev.scalpel.portfolio.allocation.Execution(
                                new BigDecimal(quantity),
                                new BigDecimal(cost),
                                BigDecimal.ZERO,
                                dev.scalpel.portfolio.allocation.Execution.FeeIn.OTHER)));
        state = state.withStrategy(
                strategy,
                known -> known.wanting(TestSignals.signal(strategy, TargetState.LONG, SLOT.minusSeconds(40_000)))
                        .settled());
    }

    private void assertOutcomes(Outcome... outcomes) {
        assertThat(state.outbox()).extracting(SignalOutcome::outcome).containsExactly(outcomes);
    }

    private static String hash(String strategy) {
        return dev.scalpel.market.Sha256.hex("crypto/" + strategy).substring(0, 12);
    }

    private static Strategy strategy(String name, String share) {
        Symbol symbol = new Symbol(name.toUpperCase(java.util.Locale.ROOT), "USDT");
        return new Strategy(name, new InstrumentId("sample", symbol), Origin.SIGNAL, new BigDecimal(share));
    }
}
