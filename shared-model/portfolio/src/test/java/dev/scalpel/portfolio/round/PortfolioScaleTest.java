package dev.scalpel.portfolio.round;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.ledger.Fill;
import dev.scalpel.ledger.IdempotencyPolicy;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import dev.scalpel.portfolio.allocation.Allocation;
import dev.scalpel.portfolio.allocation.StrategyMarket;
import dev.scalpel.portfolio.booking.FillBooking;
import dev.scalpel.portfolio.state.PortfolioState;
import dev.scalpel.portfolio.state.ProtectionTerms;
import dev.scalpel.portfolio.state.StoredPortfolios;
import dev.scalpel.settings.value.AllocationPolicy;
import dev.scalpel.settings.value.Valuation;
import dev.scalpel.signals.Signal;
import dev.scalpel.signals.TargetState;
import dev.scalpel.signals.slot.DueSignals;
import dev.scalpel.signals.slot.SlotSchedule;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.strategy.Origin;
import dev.scalpel.strategy.Strategy;
import dev.scalpel.trading.risk.RiskLimits;
import dev.scalpel.venue.trading.ClientIds;
import dev.scalpel.venue.trading.Quote;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A portfolio of 500 strategies that all hold something, each with a stop at the venue. */
class PortfolioScaleTest {

    private static final int STRATEGIES = 500;
    private static final int MAX_BYTES = 400_000;
    private static final Instant TIME = Instant.parse("2024-08-10T08:00:30Z");
    private static final long NOW = TIME.toEpochMilli();

    private final List<Strategy> strategies = new ArrayList<>();
    private final Map<String, StrategyMarket> markets = new TreeMap<>();
    private final Map<String, ProtectionTerms> stops = new TreeMap<>();
    private final Map<String, SlotSchedule> schedules = new TreeMap<>();
    private final RoundTerms terms;
    private PortfolioState state = PortfolioState.initial("writer", new BigDecimal("1000000"));

    PortfolioScaleTest() {
        for (int i = 0; i < STRATEGIES; i++) {
            String name = "strategy-" + i;
            InstrumentId instrument = new InstrumentId("binance", new Symbol("C" + i, "USDT"));
            strategies.add(new Strategy(name, instrument, Origin.SIGNAL, new BigDecimal("0.00196")));
            BigDecimal price = BigDecimal.valueOf(1_000 + i * 37L, 2);
            markets.put(name, new StrategyMarket(new Quote(price, price), PortfolioRun.FILTERS, BigDecimal.TEN));
            stops.put(name, ProtectionTerms.stop(new BigDecimal("0.08")));
            schedules.put(name, SlotSchedule.immediate(900));
        }
        terms = new RoundTerms(
                "crypto",
                new Allocation(AllocationPolicy.BUY_SIDE_BOOST, Valuation.COST, strategies),
                3,
                5_000,
                IdempotencyPolicy.REQUEST_WINDOW,
                new ProtectionRules(stops, BigDecimal.TEN, 20_000),
                RiskLimits.DEFAULT);
    }

    @Test
    void theDocumentStaysBelowFourHundredKilobytesAndAQuietRunChangesNothing() {
        List<Signal> signals = new ArrayList<>();
        for (Strategy strategy : strategies) {
            signals.add(TestSignals.signal(strategy.name(), TargetState.LONG, TIME.minusMillis(5)));
            signals.add(TestSignals.signal(strategy.name(), TargetState.LONG, TIME.minusMillis(4)));
        }
        claim(signals);
        assertThat(state.handled()).hasSize(signals.size());
        assertThat(state.outbox()).as("superseded").hasSize(STRATEGIES);
        assertThat(documentSize()).isLessThan(MAX_BYTES);
        state = state.withoutOutcomes(state.outbox());

        RoundStep opened = plan();
        assertThat(opened.orders()).hasSize(STRATEGIES);
        assertThat(documentSize()).as("all entries under way").isLessThan(MAX_BYTES);
        opened.orders().forEach(order -> report(order, OrderReport.Status.FILLED));
        RoundStep protection = plan();
        assertThat(protection.orders()).hasSize(STRATEGIES);
        protection.orders().forEach(order -> report(order, OrderReport.Status.OPEN));
        state = state.withoutOutcomes(state.outbox());
        assertThat(documentSize()).as("all stops rest").isLessThan(MAX_BYTES);

        PortfolioState resting = state;
        claim(signals);
        assertThat(plan().commands()).isEmpty();
        assertThat(state).as("a quiet run").isEqualTo(resting);
    }

    private void claim(List<Signal> signals) {
        DueSignals due = DueSignals.at(TIME, signals, schedules, new HashSet<>(state.handled()), state.marks());
        state = SignalClaim.apply(state, due, strategies, NOW);
    }

    private RoundStep plan() {
        RoundStep step = RoundPlanner.next(state, terms, markets, NOW);
        state = step.state();
        return step;
    }

    private int documentSize() {
        MemoryStore store = new MemoryStore();
        StoredPortfolios portfolios = new StoredPortfolios(store);
        portfolios.create("crypto", state);
        assertThat(portfolios.read("crypto").orElseThrow().value()).isEqualTo(state);
        return store.get("state/portfolio/crypto.json").orElseThrow().bytes().length;
    }

    private void report(Intent order, OrderReport.Status status) {
        boolean stop = order.kind() == Intent.Kind.PROTECTION;
        BigDecimal filled = stop ? BigDecimal.ZERO : order.quantity();
        OrderReport report = new OrderReport(
                stop ? ClientIds.stop(order.clientId()) : order.clientId(),
                "12345678901",
                Optional.empty(),
                order.side(),
                status,
                order.quantity(),
                filled,
                BigDecimal.ZERO,
                order.price(),
                order.stopPrice(),
                !stop,
                NOW);
        List<Fill> fills = stop
                ? List.of()
                : List.of(new Fill(
                        order.clientId(),
                        NOW,
                        order.price().orElseThrow(),
                        filled,
                        new BigDecimal("1.95804000"),
                        "USDT"));
        state = FillBooking.apply(
                state,
                order.clientId(),
                List.of(report),
                fills,
                terms.strategy(order.strategy().name()),
                BigDecimal.ONE);
    }
}
