package dev.scalpel.portfolio.round;

import dev.scalpel.ledger.Fill;
import dev.scalpel.ledger.IdempotencyPolicy;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import dev.scalpel.portfolio.allocation.Allocation;
import dev.scalpel.portfolio.allocation.StrategyMarket;
import dev.scalpel.portfolio.state.PortfolioState;
import dev.scalpel.portfolio.state.PortfolioStateCodec;
import dev.scalpel.settings.value.AllocationPolicy;
import dev.scalpel.settings.value.Valuation;
import dev.scalpel.signals.Signal;
import dev.scalpel.signals.slot.DueSignals;
import dev.scalpel.signals.slot.SlotSchedule;
import dev.scalpel.strategy.Origin;
import dev.scalpel.strategy.Strategy;
import dev.scalpel.trading.OrderSide;
import dev.scalpel.trading.VenueFilters;
import dev.scalpel.venue.trading.Quote;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * A portfolio with its state in one document and its orders at a venue in memory. Invocations overlap, and are killed before
 * and after every effect; orders fill not at all, in part or wholly, and arrive late.
 */
final class PortfolioRun {

    static final VenueFilters FILTERS = new VenueFilters(
            new BigDecimal("0.01"),
            new BigDecimal("0.0001"),
            new BigDecimal("0.0001"),
            new BigDecimal("9000"),
            new BigDecimal("5"));
    static final BigDecimal CASH = new BigDecimal("10000");
    static final BigDecimal FEE_RATE = new BigDecimal("0.001");
    static final long VALID_MILLIS = 5_000;

    private static final Instant START = Instant.parse("2024-08-10T00:00:00Z");
    private static final int KILL_ONE_IN = 6;

    final List<Strategy> strategies = List.of(strategy("btc", "0.2"), strategy("eth", "0.25"), strategy("sol", "0.5"));
    final RoundTerms terms;
    final List<Signal> signals = new ArrayList<>();
    final List<PortfolioState> written = new ArrayList<>();
    final Map<String, Order> venue = new LinkedHashMap<>();
    final Map<String, BigDecimal> held = new TreeMap<>();
    final Map<String, Floor> floors = new LinkedHashMap<>();

    /** Of orders that open, as the venue charged them. */
    BigDecimal openingFees = BigDecimal.ZERO;

    BigDecimal cash = CASH;
    long now = START.toEpochMilli();
    boolean faults = true;

    private final Random random;
    private final Map<String, BigDecimal> prices = new TreeMap<>();
    private final List<Intent> inFlight = new ArrayList<>();
    private final boolean shorts;
    private int trades;

    /** What the cash must not fall below, less fees, when an order of a plan fills. */
    record Floor(BigDecimal cash, BigDecimal feesBefore) {}

    record Order(Intent intent, List<Fill> fills) {}

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    PortfolioRun(long seed, boolean shorts) {
        random = new Random(seed);
        this.shorts = shorts;
        AllocationPolicy policy =
                random.nextBoolean() ? AllocationPolicy.BUY_SIDE_BOOST : AllocationPolicy.MULTI_STRATEGY;
        terms = new RoundTerms(
                "crypto",
                new Allocation(policy, Valuation.COST, strategies),
                3,
                VALID_MILLIS,
                IdempotencyPolicy.REQUEST_WINDOW);
        strategies.forEach(each -> prices.put(each.name(), BigDecimal.valueOf(50 + random.nextInt(500))));
        written.add(stored(PortfolioState.initial("w", CASH)));
    }

    private static Strategy strategy(String name, String share) {
        Symbol symbol = new Symbol(name.toUpperCase(java.util.Locale.ROOT), "USDT");
        return new Strategy(name, new InstrumentId("sample", symbol), Origin.SIGNAL, new BigDecimal(share));
    }

    PortfolioState state() {
        return written.get(written.size() - 1);
    }

    /** An invocation; it may be killed anywhere, and another one may overtake it. */
    void invoke(boolean mayOverlap) {
        try {
            PortfolioState read = state();
            PortfolioState known = reconcile(claim(read));
            Map<String, StrategyMarket> markets = markets();
            RoundStep step = RoundPlanner.next(known, terms, markets, now);
            if (mayOverlap && random.nextInt(4) == 0) {
                invoke(false);
            }
            kill();
            if (step.state().equals(read)) {
                return;
            }
            if (state().revision() != read.revision()) {
                // The compare-and-set is lost: nothing is sent.
                return;
            }
            written.add(stored(step.state().writtenBy("w")));
            BigDecimal reserve = Allocation.RESERVE.multiply(known.books().valueAtCost());
            Floor floor = new Floor(known.books().cash().min(reserve), openingFees);
            step.orders().forEach(order -> floors.put(order.clientId(), floor));
            for (Intent order : step.orders()) {
                kill();
                if (faults && random.nextInt(8) == 0) {
                    inFlight.add(order);
                } else {
                    arrive(order);
                }
                kill();
            }
        } catch (Killed killed) {
            now += 1;
        }
    }

    private PortfolioState claim(PortfolioState state) {
        Map<String, SlotSchedule> schedules = new TreeMap<>();
        strategies.forEach(each -> schedules.put(each.name(), SlotSchedule.immediate(900)));
        DueSignals due = DueSignals.at(
                Instant.ofEpochMilli(now), signals, schedules, new HashSet<>(state.handled()), state.marks());
        return SignalClaim.apply(state, due, strategies, now);
    }

    private PortfolioState reconcile(PortfolioState state) {
        PortfolioState known = state;
        for (Intent intent : state.intents()) {
            if (!intent.status().unresolved()) {
                continue;
            }
            Order order = venue.get(intent.clientId());
            Strategy strategy = terms.strategy(intent.strategy().name());
            if (order != null) {
                known = FillBooking.apply(
                        known, intent.clientId(), List.of(report(order)), order.fills(), strategy, BigDecimal.ONE);
            } else if (intent.notFoundIsFinal(now)) {
                known = FillBooking.withStatus(known, intent.clientId(), Intent.Status.LAPSED);
            }
        }
        return known;
    }

    /** Time passes, prices walk, late orders arrive as long as they are valid. */
    void pass(long millis) {
        now += millis;
        for (Intent order : List.copyOf(inFlight)) {
            if (random.nextBoolean() || order.validUntil() < now) {
                inFlight.remove(order);
                arrive(order);
            }
        }
        prices.replaceAll((name, price) -> price.multiply(BigDecimal.valueOf(95 + random.nextInt(11), 2))
                .setScale(2, java.math.RoundingMode.HALF_UP)
                .max(BigDecimal.ONE));
    }

    private void arrive(Intent intent) {
        if (intent.validUntil() < now || venue.containsKey(intent.clientId())) {
            return;
        }
        String name = intent.strategy().name();
        BigDecimal limit = intent.price().orElse(prices.get(name));
        int tenths = faults && intent.price().isPresent() ? random.nextInt(11) : 10;
        BigDecimal quantity = FILTERS.floorQuantity(intent.quantity().multiply(BigDecimal.valueOf(tenths, 1)));
        List<Fill> fills = new ArrayList<>();
        if (quantity.signum() > 0) {
            BigDecimal half = FILTERS.floorQuantity(quantity.divide(BigDecimal.valueOf(2)));
            for (BigDecimal part : List.of(half, quantity.subtract(half))) {
                if (part.signum() > 0) {
                    BigDecimal fee = part.multiply(limit).multiply(FEE_RATE);
                    fills.add(new Fill("t" + ++trades, now, limit, part, fee, "USDT"));
                    settle(intent, part, limit, fee);
                }
            }
        }
        venue.put(intent.clientId(), new Order(intent, fills));
    }

    /** The account as the venue keeps it: base by sign, and cash; a short sale sets its proceeds aside as the books do. */
    private void settle(Intent intent, BigDecimal quantity, BigDecimal price, BigDecimal fee) {
        BigDecimal sign = BigDecimal.valueOf(intent.side() == OrderSide.BUY ? 1 : -1);
        held.merge(intent.strategy().name(), quantity.multiply(sign), BigDecimal::add);
        if (intent.kind() == Intent.Kind.ENTRY) {
            openingFees = openingFees.add(fee);
        }
        cash = cash.subtract(quantity.multiply(price).multiply(sign)).subtract(fee);
    }

    private static OrderReport report(Order order) {
        Intent intent = order.intent();
        BigDecimal filled = order.fills().stream().map(Fill::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal value = order.fills().stream()
                .map(fill -> fill.quantity().multiply(fill.price()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean whole = filled.compareTo(intent.quantity()) == 0;
        return new OrderReport(
                intent.clientId(),
                "v" + intent.clientId(),
                Optional.empty(),
                intent.side(),
                whole ? OrderReport.Status.FILLED : OrderReport.Status.CANCELLED,
                intent.quantity(),
                filled,
                value,
                intent.price(),
                Optional.empty(),
                true,
                intent.signedTimestamp());
    }

    private Map<String, StrategyMarket> markets() {
        Map<String, StrategyMarket> markets = new TreeMap<>();
        prices.forEach((name, price) -> markets.put(
                name, new StrategyMarket(new Quote(price, price), FILTERS, shorts ? BigDecimal.ZERO : BigDecimal.TEN)));
        return markets;
    }

    /** As the store would give it back: nothing lives in memory. */
    private static PortfolioState stored(PortfolioState state) {
        return PortfolioStateCodec.STATE.read("state", PortfolioStateCodec.STATE.write(state));
    }

    private void kill() {
        if (faults && random.nextInt(KILL_ONE_IN) == 0) {
            throw new Killed();
        }
    }

    /** Without faults until nothing is under way. */
    void finish() {
        faults = false;
        for (int i = 0; i < 60; i++) {
            pass(VALID_MILLIS + 2_000);
            invoke(false);
        }
    }

    Set<String> openings() {
        Set<String> openings = new HashSet<>();
        venue.values().stream()
                .filter(order -> order.intent().kind() == Intent.Kind.ENTRY
                        && !order.fills().isEmpty())
                .forEach(order -> openings.add(order.intent().clientId()));
        return openings;
    }
}
