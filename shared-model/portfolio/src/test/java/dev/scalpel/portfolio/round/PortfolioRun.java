package dev.scalpel.portfolio.round;

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
import dev.scalpel.portfolio.state.PortfolioStateCodec;
import dev.scalpel.portfolio.state.ProtectionTerms;
import dev.scalpel.settings.value.AllocationPolicy;
import dev.scalpel.settings.value.Valuation;
import dev.scalpel.signals.Signal;
import dev.scalpel.signals.slot.DueSignals;
import dev.scalpel.signals.slot.SlotSchedule;
import dev.scalpel.strategy.Origin;
import dev.scalpel.strategy.Strategy;
import dev.scalpel.trading.OrderSide;
import dev.scalpel.trading.VenueFilters;
import dev.scalpel.trading.risk.RiskLimits;
import dev.scalpel.venue.trading.ClientIds;
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
 * and after every effect; orders fill not at all, in part or wholly, and arrive late; stops are refused, fill in part while they
 * rest and end by themselves; cancels are lost or arrive late, and look-ups of entries lag behind.
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
    private static final int MAX_LAG_MILLIS = 200_000;

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
    private final List<Intent> cancelsInFlight = new ArrayList<>();
    private final Map<String, ProtectionTerms> stops = new TreeMap<>();
    /** The round whose entries have opened what a strategy holds. */
    private final Map<String, Long> rounds = new TreeMap<>();

    private final boolean shorts;
    private int trades;

    /** How often a resting stop was compared with what is held. */
    int checked;

    /** What the cash must not fall below, less fees, when an order of a plan fills. */
    record Floor(BigDecimal cash, BigDecimal feesBefore) {}

    /** An order at the venue. */
    static final class Order {

        final Intent intent;
        final List<Fill> fills = new ArrayList<>();
        OrderReport.Status status = OrderReport.Status.OPEN;
        boolean triggered;
        long changedAt;
        /** Until then look-ups do not find it. */
        long hiddenUntil;

        Order(Intent intent, long changedAt) {
            this.intent = intent;
            this.changedAt = changedAt;
        }

        BigDecimal filled() {
            return fills.stream().map(Fill::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        BigDecimal remaining() {
            return intent.quantity().subtract(filled());
        }

        boolean isStop() {
            return intent.kind() == Intent.Kind.PROTECTION;
        }

        boolean rests() {
            return status == OrderReport.Status.OPEN;
        }
    }

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    PortfolioRun(long seed, boolean shorts) {
        random = new Random(seed);
        this.shorts = shorts;
        AllocationPolicy policy =
                random.nextBoolean() ? AllocationPolicy.BUY_SIDE_BOOST : AllocationPolicy.MULTI_STRATEGY;
        for (Strategy each : strategies) {
            if (random.nextBoolean()) {
                stops.put(each.name(), ProtectionTerms.stop(BigDecimal.valueOf(2 + random.nextInt(20), 2)));
            }
        }
        terms = new RoundTerms(
                "crypto",
                new Allocation(policy, Valuation.COST, strategies),
                3,
                VALID_MILLIS,
                IdempotencyPolicy.REQUEST_WINDOW,
                new ProtectionRules(stops, BigDecimal.TEN, 4_000),
                RiskLimits.NONE);
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
            if (step.commands().isEmpty() && !step.state().isAmbiguous()) {
                requireCovered(step.state());
            }
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
            for (PortfolioCommand command : step.commands()) {
                kill();
                if (command instanceof PortfolioCommand.Cancel cancel) {
                    cancel(cancel.intent());
                } else if (faults && random.nextInt(8) == 0) {
                    inFlight.add(command.intent());
                } else {
                    arrive(command.intent());
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
            if (!intent.status().unresolved() && !state.lost().contains(intent)) {
                continue;
            }
            Order order = venue.get(intent.clientId());
            Strategy strategy = terms.strategy(intent.strategy().name());
            if (order != null && order.hiddenUntil <= now) {
                known = FillBooking.apply(
                        known, intent.clientId(), List.of(report(order)), order.fills, strategy, BigDecimal.ONE);
            } else if (!intent.acknowledged() && intent.notFoundIsFinal(now)) {
                known = FillBooking.withStatus(known, intent.clientId(), Intent.Status.LAPSED);
            }
        }
        return known;
    }

    /** A stop rests for all that is held of a strategy that has one, unless it is to be closed or is too little. */
    private void requireCovered(PortfolioState state) {
        state.books().holdings().forEach((name, holding) -> {
            boolean kept = state.strategy(name).target().side().equals(Optional.of(holding.side()));
            if (!stops.containsKey(name) || !kept || state.halted().isPresent()) {
                return;
            }
            BigDecimal covered = restingStops(name);
            checked++;
            if (covered.compareTo(FILTERS.floorQuantity(holding.quantity())) != 0) {
                throw new AssertionError(name + " holds " + holding + ", and stops cover " + covered);
            }
        });
    }

    private BigDecimal restingStops(String name) {
        return venue.values().stream()
                .filter(order -> order.isStop()
                        && order.rests()
                        && order.intent.strategy().name().equals(name))
                .map(Order::remaining)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Some seconds, or now and then as long as a lost order may still turn up. */
    void pass() {
        pass(random.nextInt(10) == 0 ? 601_000 : 200 + random.nextInt(6_000));
    }

    /** Time passes, prices walk and reach stops, late orders arrive as long as they are valid, late cancels always. */
    void pass(long millis) {
        now += millis;
        for (Intent order : List.copyOf(inFlight)) {
            if (random.nextBoolean() || order.validUntil() < now) {
                inFlight.remove(order);
                arrive(order);
            }
        }
        for (Intent stop : List.copyOf(cancelsInFlight)) {
            if (random.nextBoolean()) {
                cancelsInFlight.remove(stop);
                end(stop);
            }
        }
        prices.replaceAll((name, price) -> price.multiply(BigDecimal.valueOf(95 + random.nextInt(11), 2))
                .setScale(2, java.math.RoundingMode.HALF_UP)
                .max(BigDecimal.ONE));
        venue.values().stream().filter(order -> order.isStop() && order.rests()).forEach(this::reach);
    }

    /** A stop fills when the price is at its trigger or beyond: in part, if so. */
    private void reach(Order stop) {
        BigDecimal trigger = stop.intent.stopPrice().orElseThrow();
        int below = prices.get(stop.intent.strategy().name()).compareTo(trigger);
        boolean reached = stop.intent.side() == OrderSide.SELL ? below <= 0 : below >= 0;
        if (!stop.triggered && !reached) {
            if (faults && random.nextInt(60) == 0) {
                stop.status = OrderReport.Status.CANCELLED;
            }
            return;
        }
        if (!stop.triggered) {
            stop.triggered = true;
            stop.changedAt = now;
        }
        fill(stop, trigger, faults ? random.nextInt(11) : 10);
        if (stop.remaining().signum() == 0) {
            stop.status = OrderReport.Status.FILLED;
        } else if (faults && random.nextInt(3) == 0) {
            stop.status = OrderReport.Status.CANCELLED;
        }
    }

    private void cancel(Intent stop) {
        int fate = faults ? random.nextInt(6) : 5;
        if (fate == 0) {
            cancelsInFlight.add(stop);
        } else if (fate > 1) {
            end(stop);
        }
    }

    private void end(Intent stop) {
        Order order = venue.get(stop.clientId());
        if (order.rests()) {
            order.status = OrderReport.Status.CANCELLED;
            order.changedAt = now;
        }
    }

    private void arrive(Intent intent) {
        if (intent.validUntil() < now || venue.containsKey(intent.clientId())) {
            return;
        }
        String name = intent.strategy().name();
        Order order = new Order(intent, now);
        // Dust of the other side, where positions are netted, has closed a part before.
        if (intent.kind() != Intent.Kind.ENTRY && !shorts) {
            BigDecimal free = held.getOrDefault(name, BigDecimal.ZERO).abs().subtract(restingStops(name));
            if (intent.quantity().compareTo(free) > 0) {
                throw new AssertionError("of " + name + " " + free + " can be closed, and not " + intent);
            }
        }
        venue.put(intent.clientId(), order);
        if (faults && intent.kind() == Intent.Kind.ENTRY && random.nextInt(6) == 0) {
            order.hiddenUntil = now + random.nextInt(MAX_LAG_MILLIS);
        }
        if (order.isStop()) {
            if (faults && random.nextInt(12) == 0) {
                order.status = OrderReport.Status.REJECTED;
            }
            return;
        }
        BigDecimal limit = intent.price().orElse(prices.get(name));
        fill(order, limit, faults && intent.price().isPresent() ? random.nextInt(11) : 10);
        order.status = order.remaining().signum() == 0 ? OrderReport.Status.FILLED : OrderReport.Status.CANCELLED;
    }

    /** Tenths of what is left of an order fill, in two executions. */
    private void fill(Order order, BigDecimal price, int tenths) {
        BigDecimal quantity = FILTERS.floorQuantity(order.remaining().multiply(BigDecimal.valueOf(tenths, 1)));
        if (quantity.signum() == 0) {
            return;
        }
        BigDecimal half = FILTERS.floorQuantity(quantity.divide(BigDecimal.valueOf(2)));
        for (BigDecimal part : List.of(half, quantity.subtract(half))) {
            if (part.signum() > 0) {
                BigDecimal fee = part.multiply(price).multiply(FEE_RATE);
                order.fills.add(new Fill("t" + ++trades, now, price, part, fee, "USDT"));
                settle(order.intent, part, price, fee);
            }
        }
    }

    /** The account as the venue keeps it: base by sign, and cash; a short sale sets its proceeds aside as the books do. */
    private void settle(Intent intent, BigDecimal quantity, BigDecimal price, BigDecimal fee) {
        BigDecimal sign = BigDecimal.valueOf(intent.side() == OrderSide.BUY ? 1 : -1);
        requireNotStacked(intent, price);
        held.merge(intent.strategy().name(), quantity.multiply(sign), BigDecimal::add);
        if (intent.kind() == Intent.Kind.ENTRY) {
            openingFees = openingFees.add(fee);
        }
        cash = cash.subtract(quantity.multiply(price).multiply(sign)).subtract(fee);
    }

    /** All entries of a position are of the round that opened it; what was written off of the one before is none. */
    private void requireNotStacked(Intent intent, BigDecimal price) {
        String name = intent.strategy().name();
        BigDecimal writtenOff = state().dust().getOrDefault(name, BigDecimal.ZERO);
        BigDecimal before =
                held.getOrDefault(name, BigDecimal.ZERO).subtract(writtenOff).abs();
        if (intent.kind() != Intent.Kind.ENTRY) {
            return;
        }
        if (before.multiply(price).compareTo(FILTERS.minNotional()) < 0) {
            rounds.put(name, intent.decisionBar());
        } else if (rounds.get(name) != intent.decisionBar()) {
            throw new AssertionError(intent + " adds to " + before + ", opened in the round of " + rounds.get(name));
        }
    }

    private static OrderReport report(Order order) {
        Intent intent = order.intent;
        BigDecimal value = order.fills.stream()
                .map(fill -> fill.quantity().multiply(fill.price()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return new OrderReport(
                order.isStop() ? ClientIds.stop(intent.clientId()) : intent.clientId(),
                "v" + intent.clientId(),
                Optional.empty(),
                intent.side(),
                order.status,
                intent.quantity(),
                order.filled(),
                value,
                intent.price(),
                intent.stopPrice(),
                !order.isStop() || order.triggered,
                order.changedAt);
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
        for (int i = 0; i < 100; i++) {
            pass(VALID_MILLIS + 3_000);
            invoke(false);
        }
    }

    Set<String> openings() {
        Set<String> openings = new HashSet<>();
        venue.values().stream()
                .filter(order -> order.intent.kind() == Intent.Kind.ENTRY && !order.fills.isEmpty())
                .forEach(order -> openings.add(order.intent.clientId()));
        return openings;
    }
}
