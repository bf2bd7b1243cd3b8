package dev.scalpel.portfolio.round;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.ledger.Fill;
import dev.scalpel.ledger.IdempotencyPolicy;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import dev.scalpel.portfolio.allocation.Allocation;
import dev.scalpel.portfolio.allocation.OrderSupport;
import dev.scalpel.portfolio.allocation.StrategyMarket;
import dev.scalpel.portfolio.booking.FillBooking;
import dev.scalpel.portfolio.filter.EntryOpinion;
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
import dev.scalpel.trading.instrument.EntryWindow;
import dev.scalpel.venue.trading.ClientIds;
import dev.scalpel.venue.trading.Quote;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A portfolio of three strategies at a venue that does what a test says. */
abstract class RoundFixture {

    static final Instant SLOT = Instant.parse("2024-08-10T08:01:00Z");
    static final long NOW = SLOT.toEpochMilli();
    static final List<Strategy> STRATEGIES =
            List.of(strategy("btc", "0.2"), strategy("eth", "0.25"), strategy("off", "0"));
    static final RoundTerms TERMS = new RoundTerms(
            "crypto",
            new Allocation(AllocationPolicy.BUY_SIDE_BOOST, Valuation.COST, STRATEGIES),
            3,
            5_000,
            IdempotencyPolicy.REQUEST_WINDOW);

    final Map<String, BigDecimal> prices =
            new TreeMap<>(Map.of("btc", new BigDecimal("50000"), "eth", new BigDecimal("2500")));
    PortfolioState state = PortfolioState.initial("w", new BigDecimal("10000"));
    List<Intent> orders = List.of();
    List<PortfolioCommand> commands = List.of();
    OrderSupport support = OrderSupport.ALL_KINDS;
    EntryWindow window = EntryWindow.ALWAYS;
    long now = NOW;
    Map<String, EntryOpinion> opinions = Map.of();
    int trades;

    void signal(String strategy, TargetState target, int second) {
        signal(strategy, target, second, Optional.empty());
    }

    void signal(String strategy, TargetState target, int second, Optional<BigDecimal> price) {
        Signal signal = TestSignals.signal(strategy, target, SLOT.minusSeconds(3_600L - second), price);
        Map<String, SlotSchedule> schedules = new TreeMap<>();
        STRATEGIES.forEach(each -> schedules.put(each.name(), new SlotSchedule(SlotTimeFrame.EIGHT_HOURS, 60, 900)));
        DueSignals due = DueSignals.at(SLOT, List.of(signal), schedules, new HashSet<>(state.handled()), state.marks());
        state = SignalClaim.apply(
                state,
                due,
                STRATEGIES,
                each -> opinions.getOrDefault(each.strategy(), EntryOpinion.Allowed.WHOLE),
                NOW);
        assertThat(SignalClaim.apply(
                        state,
                        DueSignals.at(SLOT, List.of(signal), schedules, new HashSet<>(state.handled()), state.marks()),
                        STRATEGIES,
                        NOW))
                .as("the same signal again changes nothing")
                .isEqualTo(state);
    }

    RoundTerms terms() {
        return TERMS;
    }

    Map<String, StrategyMarket> markets() {
        Map<String, StrategyMarket> markets = new TreeMap<>();
        prices.forEach((name, price) -> markets.put(
                name,
                new StrategyMarket(new Quote(price, price), PortfolioRun.FILTERS, BigDecimal.ZERO, support, window)));
        return markets;
    }

    void plan() {
        RoundStep step = RoundPlanner.next(state, terms(), markets(), now);
        state = step.state();
        orders = step.orders();
        commands = step.commands();
    }

    /** The first order fills by this quantity, the others wholly, at their limits and without fees. */
    void fill(String quantity) {
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

    /** The first order fills wholly at a price of its own. */
    void fillAt(BigDecimal quantity, BigDecimal price) {
        Intent order = orders.get(0);
        Strategy strategy = TERMS.strategy(order.strategy().name());
        Fill fill = new Fill("f" + ++trades, now, price, quantity, BigDecimal.ZERO, "USDT");
        state = FillBooking.apply(
                state,
                order.clientId(),
                List.of(report(order, quantity.toPlainString())),
                List.of(fill),
                strategy,
                BigDecimal.ONE);
    }

    static OrderReport report(Intent order, String filled) {
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

    /** What the venue reports of a stop; its fills are at the trigger. */
    void answer(Intent stop, OrderReport.Status status, String filled) {
        reported(stop, stopReport(stop, status, filled, false), stop.stopPrice().orElseThrow(), filled);
    }

    void reported(Intent intent, OrderReport report, BigDecimal price, String filled) {
        BigDecimal quantity = new BigDecimal(filled);
        List<Fill> fills = quantity.signum() == 0 || report.status() == OrderReport.Status.ENDED
                ? List.of()
                : List.of(new Fill(intent.clientId(), NOW, price, quantity, BigDecimal.ZERO, "USDT"));
        state = FillBooking.apply(
                state,
                intent.clientId(),
                List.of(report),
                fills,
                TERMS.strategy(intent.strategy().name()),
                BigDecimal.ONE);
    }

    static OrderReport stopReport(Intent stop, OrderReport.Status status, String filled, boolean triggered) {
        return new OrderReport(
                ClientIds.stop(stop.clientId()),
                "v1",
                Optional.empty(),
                stop.side(),
                status,
                stop.quantity(),
                new BigDecimal(filled),
                BigDecimal.ZERO,
                stop.price(),
                stop.stopPrice(),
                triggered,
                NOW);
    }

    void hold(String strategy, String quantity, String cost) {
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

    void assertOutcomes(Outcome... outcomes) {
        assertThat(state.outbox()).extracting(SignalOutcome::outcome).containsExactly(outcomes);
    }

    static String hash(String strategy) {
        return dev.scalpel.market.Sha256.hex("crypto/" + strategy).substring(0, 12);
    }

    static Strategy strategy(String name, String share) {
        Symbol symbol = new Symbol(name.toUpperCase(java.util.Locale.ROOT), "USDT");
        return new Strategy(name, new InstrumentId("sample", symbol), Origin.SIGNAL, new BigDecimal(share));
    }
}
