package dev.scalpel.execution.state;

import dev.scalpel.ledger.DecisionRow;
import dev.scalpel.ledger.DecisionRow.Insight;
import dev.scalpel.ledger.Fill;
import dev.scalpel.ledger.IdempotencyPolicy;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.OpenPosition;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.ledger.Outbox;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.ledger.TradeRow.Leg;
import dev.scalpel.market.Symbol;
import dev.scalpel.settings.value.Mode;
import dev.scalpel.simulation.PendingEntry;
import dev.scalpel.simulation.TraderState;
import dev.scalpel.simulation.TraderState.PendingExit;
import dev.scalpel.strategy.Origin;
import dev.scalpel.strategy.StrategyId;
import dev.scalpel.trading.AccountState;
import dev.scalpel.trading.Bracket;
import dev.scalpel.trading.EntryBasis;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.OrderSide;
import dev.scalpel.trading.Position;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.venue.trading.margin.PaymentState;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Arbitrary valid states of a symbol. */
final class StateArbitraries {

    private static final long MINUTE = 60_000;

    private StateArbitraries() {}

    static Arbitrary<SymbolState> states() {
        return Combinators.combine(
                        Arbitraries.longs().between(0, Long.MAX_VALUE),
                        names(),
                        Arbitraries.longs().between(0, 1_000_000).optional(0.5),
                        openPositions().optional(0.5),
                        intents().list().ofMaxSize(3).uniqueElements(Intent::clientId),
                        restingOrders().list().ofMaxSize(2),
                        executions().optional(0.7),
                        Combinators.combine(
                                        decisions().list().ofMaxSize(2),
                                        trades().list().ofMaxSize(2))
                                .as(Outbox::new))
                .as((revision, writer, lastBar, position, intents, resting, execution, outbox) -> new SymbolState(
                        new Symbol("BTC", "USDT"),
                        revision,
                        writer,
                        lastBar,
                        revision % 2 == 0,
                        Optional.of(writer).filter(name -> name.length() > 3),
                        position,
                        intents,
                        resting,
                        new AccountState(
                                0.1 + revision, 3, 1e9 / 3, 0.2, AccountState.NO_DAY, 1, 2, Long.MIN_VALUE, 60_000),
                        lastBar.map(bar -> new LossLimitDay(bar, 1.0 / (3 + revision % 100), revision % 3 == 0)),
                        execution,
                        outbox));
    }

    private static Arbitrary<OpenPosition> openPositions() {
        return Combinators.combine(bases(), amounts(), names(), fills().list().ofMaxSize(2), numbers())
                .as((basis, quantity, name, fills, number) -> new OpenPosition(
                        Position.enter(basis, MINUTE, 2 * MINUTE, 61_234.1 / 3, quantity),
                        name,
                        basis.model().map(model -> name),
                        quantity,
                        quantity,
                        fills,
                        812,
                        number,
                        Double.NaN));
    }

    private static Arbitrary<Intent> intents() {
        return Combinators.combine(
                        names(),
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.of(Intent.Kind.class),
                        Arbitraries.of(OrderSide.class),
                        amounts(),
                        amounts().optional(0.5),
                        Arbitraries.of(Intent.Status.class),
                        Combinators.combine(
                                        fills().list().ofMaxSize(2),
                                        orders().list().ofMaxSize(2),
                                        strategyIds())
                                .as(Reported::new))
                .as((id, attempt, kind, side, amount, price, status, reported) -> new Intent(
                        id,
                        attempt,
                        kind,
                        side,
                        MINUTE,
                        amount,
                        price,
                        kind == Intent.Kind.PROTECTION ? Optional.of(amount) : Optional.empty(),
                        switch (kind) {
                            case PROTECTION -> price;
                            case TARGET -> Optional.of(amount);
                            case ENTRY, EXIT, BY_VENUE -> Optional.empty();
                        },
                        1_763_000_000_123L,
                        1_763_000_000_123L + 5_000,
                        IdempotencyPolicy.REQUEST_WINDOW,
                        status,
                        reported.fills(),
                        reported.orders(),
                        reported.strategy()));
    }

    private record Reported(List<Fill> fills, List<OrderReport> orders, StrategyId strategy) {}

    private static Arbitrary<OrderReport> orders() {
        return Combinators.combine(
                        names(),
                        names().optional(0.5),
                        Arbitraries.of(OrderReport.Status.class),
                        amounts(),
                        amounts().optional(0.5))
                .as((id, list, status, amount, price) -> new OrderReport(
                        id, id, list, OrderSide.SELL, status, amount, amount, amount, price, price, true, 5));
    }

    private static Arbitrary<ProtectiveOrder> restingOrders() {
        return Combinators.combine(
                        names(), names().optional(0.5), Arbitraries.of(OrderSide.class), amounts(), amounts())
                .as((id, list, side, quantity, price) ->
                        new ProtectiveOrder(id, list, side, quantity, Optional.of(price), list.map(some -> price)));
    }

    private static Arbitrary<Fill> fills() {
        return Combinators.combine(names(), amounts(), amounts(), Arbitraries.of("BNB", "USDT"))
                .as((id, price, quantity, asset) ->
                        new Fill(id, 5, price, quantity, BigDecimal.ZERO.max(price), asset));
    }

    private static Arbitrary<ExecutionState> executions() {
        return Arbitraries.oneOf(papers(), venues());
    }

    private static Arbitrary<ExecutionState> papers() {
        return Combinators.combine(strategyIds(), amounts(), traders(), plans().optional(0.5), requests())
                .as(PaperState::new);
    }

    private static Arbitrary<TraderState> traders() {
        return Combinators.combine(amounts(), bases(), Arbitraries.integers().between(0, 3))
                .as((amount, basis, kind) -> {
                    TraderState flat = TraderState.starting(amount.doubleValue());
                    return new TraderState(
                            flat.account(),
                            MINUTE,
                            kind == 1
                                    ? Optional.of(new PendingEntry(basis, amount, MINUTE, 99.5, 2 * MINUTE))
                                    : Optional.empty(),
                            kind >= 2
                                    ? Optional.of(Position.enter(basis, MINUTE, 2 * MINUTE, 61_234.1 / 3, amount))
                                    : Optional.empty(),
                            flat.dust(),
                            kind == 3 ? Optional.of(new PendingExit(2 * MINUTE, ExitReason.SCORE)) : Optional.empty());
                });
    }

    private static Arbitrary<ExecutionState> venues() {
        return Combinators.combine(
                        strategyIds(),
                        Arbitraries.of(Mode.TESTNET, Mode.LIVE),
                        amounts(),
                        phases(),
                        audits(),
                        Arbitraries.of(MarketOutage.State.class)
                                .map(state -> new MarketOutage(state, 5, 7))
                                .optional(0.3),
                        Arbitraries.integers().between(0, 30),
                        Combinators.combine(requests(), margins()).as(Map::entry))
                .as((strategy, mode, amount, phase, audit, outage, refused, request) -> new VenueState(
                        strategy,
                        mode,
                        amount,
                        amount.negate(),
                        amount,
                        phase,
                        audit,
                        outage,
                        refused,
                        request.getKey(),
                        request.getValue()));
    }

    private static Arbitrary<MarginState> margins() {
        Arbitrary<PaymentState> payments = Combinators.combine(
                        signedAmounts(),
                        amounts(),
                        Combinators.combine(names(), Arbitraries.longs().between(0, 9))
                                .as(PaymentState.Booked::new)
                                .list()
                                .ofMaxSize(3))
                .as((funding, fees, booked) -> new PaymentState(funding, fees, 7, 5, 6, booked));
        return Combinators.combine(
                        Arbitraries.integers().between(1, 125).optional(0.5), names().optional(0.3), payments)
                .as(MarginState::new);
    }

    private static Arbitrary<CloseRequest> requests() {
        return Arbitraries.of(CloseRequest.class);
    }

    private static Arbitrary<TradePhase> phases() {
        return Arbitraries.oneOf(
                Arbitraries.just(TradePhase.AT_REST),
                plans().map(TradePhase.Entering::new),
                Combinators.combine(Arbitraries.of(ExitReason.class), amounts())
                        .as((reason, price) -> new TradePhase.Exiting(new TradePhase.ExitPlan(reason, price, MINUTE))));
    }

    private static Arbitrary<EntryPlan> plans() {
        return Combinators.combine(names(), bases(), amounts(), numbers())
                .as((name, basis, amount, number) -> new EntryPlan(
                        name,
                        MINUTE,
                        basis,
                        amount,
                        amount,
                        850,
                        basis.model().map(model -> name),
                        number,
                        Double.NaN));
    }

    private static Arbitrary<AccountAuditState> audits() {
        return Combinators.combine(
                        amounts().optional(0.7),
                        names().list().ofMaxSize(2),
                        signedAmounts(),
                        signedAmounts().optional(0.5),
                        names().optional(0.3),
                        Combinators.combine(plans(), intents().list().ofMaxSize(2))
                                .as((plan, intents) -> new AccountAuditState.UnacknowledgedEntry(plan, intents, 9))
                                .list()
                                .ofMaxSize(2))
                .as((foreign, orders, missing, difference, drift, entries) -> new AccountAuditState(
                        3,
                        foreign,
                        orders,
                        missing,
                        difference.map(amount -> new AccountAuditState.Mismatch(amount, 4)),
                        drift,
                        entries));
    }

    private static Arbitrary<DecisionRow> decisions() {
        return Combinators.combine(
                        Arbitraries.longs().between(0, 40).map(minute -> minute * MINUTE),
                        Arbitraries.longs().between(0, 3),
                        strategyIds(),
                        Arbitraries.of(DecisionRow.ENTER, "BELOW_THRESHOLD", "STALE_BAR"),
                        numbers(),
                        insights().optional(0.7),
                        Arbitraries.maps(names(), numbers()).ofMaxSize(3))
                .as(DecisionRow::new);
    }

    private static Arbitrary<TradeRow> trades() {
        return Combinators.combine(
                        Combinators.combine(names(), Arbitraries.longs().between(0, 3))
                                .as((name, revision) -> Map.entry("t" + name.length() % 7, revision)),
                        names().optional(0.7),
                        bases(),
                        legs(),
                        legs(),
                        Arbitraries.of(ExitReason.class),
                        Arbitraries.maps(Arbitraries.of("BNB", "USDT", "BTC"), signedAmounts()),
                        Combinators.combine(numbers(), signedAmounts()).as(Map::entry))
                .as((id, tactics, basis, entry, exit, reason, fees, result) -> new TradeRow(
                        id.getKey(),
                        id.getValue(),
                        "paper",
                        basis,
                        tactics,
                        7 * MINUTE,
                        entry.time() <= exit.time() ? entry : exit,
                        entry.time() <= exit.time() ? exit : entry,
                        reason,
                        fees,
                        result.getValue(),
                        result.getKey(),
                        result.getKey(),
                        Double.NaN));
    }

    private static Arbitrary<Insight> insights() {
        return Combinators.combine(
                        names(), names(), brackets().optional(0.7), numbers(), numbers(), numbers(), numbers())
                .as((model, hash, bracket, a, b, c, d) -> new Insight(model, "tactics", hash, bracket, a, b, c, d, a));
    }

    private static Arbitrary<Leg> legs() {
        return Combinators.combine(Arbitraries.longs().between(0, 1_000_000), amounts(), amounts(), Arbitraries.longs())
                .as((time, price, quantity, latency) -> new Leg(time, price, price, quantity, quantity, latency));
    }

    private static Arbitrary<Bracket> brackets() {
        Arbitrary<Double> sigmas = Arbitraries.doubles().between(0.1, 50);
        return Combinators.combine(
                        Arbitraries.of(PositionSide.class),
                        sigmas,
                        sigmas,
                        Arbitraries.integers().between(1, 10_080))
                .as(Bracket::new);
    }

    /** Of each origin. */
    private static Arbitrary<EntryBasis> bases() {
        Arbitrary<Double> shares = Arbitraries.doubles().between(1e-6, 0.5).ofScale(9);
        Arbitrary<EntryBasis.Distances> distances = Combinators.combine(
                        Arbitraries.of(PositionSide.class),
                        shares,
                        shares,
                        Arbitraries.integers().between(1, 10_080),
                        Arbitraries.oneOf(shares, Arbitraries.just(0.0)))
                .as(EntryBasis.Distances::new);
        return Arbitraries.oneOf(
                Combinators.combine(strategies(), names(), brackets(), shares).as(EntryBasis.ByModel::new),
                Combinators.combine(
                                strategies(),
                                names(),
                                distances,
                                Arbitraries.doubles().between(0, 1))
                        .as(StateArbitraries::byScore),
                Combinators.combine(strategies(), names(), distances).as(EntryBasis.ByRule::new),
                Combinators.combine(strategies(), names(), distances).as(EntryBasis.BySignal::new));
    }

    private static EntryBasis byScore(String strategy, String model, EntryBasis.Distances distances, double number) {
        double score = (1 + number) * distances.side().sign();
        return new EntryBasis.ByScore(strategy, model, score, 1, 0.5 - number, distances);
    }

    private static Arbitrary<StrategyId> strategyIds() {
        return Combinators.combine(strategies(), Arbitraries.of(Origin.class)).as(StrategyId::of);
    }

    private static Arbitrary<String> strategies() {
        return Arbitraries.of("model", "trend.btc", "A-9_z");
    }

    private static Arbitrary<BigDecimal> amounts() {
        Arbitrary<Long> units = Arbitraries.longs().between(1, 1_000_000_000_000L);
        return Combinators.combine(units, Arbitraries.integers().between(-3, 18))
                .as(BigDecimal::valueOf);
    }

    private static Arbitrary<BigDecimal> signedAmounts() {
        return Combinators.combine(Arbitraries.longs(), Arbitraries.integers().between(-3, 18))
                .as(BigDecimal::valueOf);
    }

    private static Arbitrary<Double> numbers() {
        return Arbitraries.oneOf(
                Arbitraries.doubles(),
                Arbitraries.of(Double.NaN, Double.POSITIVE_INFINITY, -0.0, Double.MIN_VALUE, 0.1 + 0.2));
    }

    private static Arbitrary<String> names() {
        return Arbitraries.strings()
                .withCharRange('a', 'f')
                .withChars("-_.:A9")
                .ofMinLength(1)
                .ofMaxLength(9);
    }
}
