package dev.scalpel.execution.transition;

import static dev.scalpel.execution.transition.TradeFixture.BAR;
import static dev.scalpel.execution.transition.TradeFixture.ENTRY;
import static dev.scalpel.execution.transition.TradeFixture.ETH;
import static dev.scalpel.execution.transition.TradeFixture.FILLED;
import static dev.scalpel.execution.transition.TradeFixture.NOW;
import static dev.scalpel.execution.transition.TradeFixture.SENT;
import static dev.scalpel.execution.transition.TradeFixture.WINDOW;
import static dev.scalpel.execution.transition.TradeFixture.fill;
import static dev.scalpel.execution.transition.TradeFixture.number;

import dev.scalpel.execution.state.ClientOrderIds;
import dev.scalpel.execution.state.EntryPlan;
import dev.scalpel.execution.state.RoundTrip;
import dev.scalpel.execution.state.VenueBooks;
import dev.scalpel.ledger.Fill;
import dev.scalpel.ledger.IdempotencyPolicy;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.Intent.Kind;
import dev.scalpel.ledger.OpenPosition;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.market.Minutes;
import dev.scalpel.trading.Bracket;
import dev.scalpel.trading.EntryBasis.ByModel;
import dev.scalpel.trading.OrderSide;
import dev.scalpel.trading.Position;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.venue.trading.ClientIds;
import dev.scalpel.venue.trading.Quote;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@link TradeFixture}'s trade on either side. The short one is its mirror image around 100: one ETH sold at 100, its stop
 * at 102, its target at 96.
 */
public record SidedTrade(PositionSide side) {

    private static final BigDecimal TWICE_THE_MIRROR = number("200");

    /** A price of the long trade, or its mirror image for the short one. */
    public BigDecimal price(String ofLong) {
        return side == PositionSide.LONG ? number(ofLong) : TWICE_THE_MIRROR.subtract(number(ofLong));
    }

    public EntryPlan plan() {
        return new EntryPlan(
                ENTRY,
                BAR,
                new ByModel("model", new Bracket(side, 2, 4, 60), 0.01),
                number("100"),
                number("1"),
                500,
                Optional.of("tactics"),
                0.002,
                0.6);
    }

    /** The entry with these fills. */
    public Intent entered(Fill... fills) {
        String filled = RoundTrip.quantity(List.of(fills)).toPlainString();
        return intent(ENTRY, 1, Kind.ENTRY, side.entrySide(), SENT)
                .withReports(
                        List.of(report(ENTRY, side.entrySide(), OrderReport.Status.FILLED, filled, filled)),
                        List.of(fills));
    }

    /** The entry with one order in this state and these fills, of one ETH in all. */
    public Intent entry(OrderReport.Status status, Fill... fills) {
        String filled = RoundTrip.quantity(List.of(fills)).toPlainString();
        return intent(ENTRY, 1, Kind.ENTRY, side.entrySide(), SENT)
                .withReports(List.of(report(ENTRY, side.entrySide(), status, "1", filled)), List.of(fills));
    }

    /** The entry as nothing but its status is known. */
    public Intent entry(Intent.Status status) {
        return intent(ENTRY, 1, Kind.ENTRY, side.entrySide(), SENT).withStatus(status);
    }

    /** An exit as nothing but its status is known. */
    public Intent exit(int attempt, Intent.Status status) {
        return intent(ClientOrderIds.exit(ETH, BAR, attempt), attempt, Kind.EXIT, side.exitSide(), NOW)
                .withStatus(status);
    }

    /** A protection as nothing but its status is known. */
    public Intent protection(int attempt, Intent.Status status) {
        return intent(
                        ClientOrderIds.protection(ETH, BAR, attempt),
                        attempt,
                        Kind.PROTECTION,
                        side.exitSide(),
                        FILLED + 500)
                .withStatus(status);
    }

    /** The first protection, for one ETH: the states of its orders, what they have filled, and at which price. */
    public Intent protection(
            OrderReport.Status stop,
            String stopFilled,
            OrderReport.Status target,
            String targetFilled,
            String price,
            String fee) {
        String id = ClientOrderIds.protection(ETH, BAR, 1);
        BigDecimal filled = number(stopFilled).add(number(targetFilled));
        List<Fill> fills = filled.signum() == 0
                ? List.of()
                : List.of(new Fill("x1", NOW, number(price), filled, number(fee), "USDT"));
        return intent(id, 1, Kind.PROTECTION, side.exitSide(), FILLED + 500)
                .withReports(
                        List.of(
                                report(ClientIds.stop(id), side.exitSide(), stop, "1", stopFilled),
                                report(ClientIds.target(id), side.exitSide(), target, "1", targetFilled)),
                        fills);
    }

    /** The first stop where a target is an order of its own, in this state. */
    public Intent stop(OrderReport.Status status, String quantity, Fill... fills) {
        String id = ClientOrderIds.protection(ETH, BAR, 1);
        Intent stop = intent(
                id, 1, Kind.PROTECTION, side.exitSide(), FILLED + 500, Optional.of(price("98")), Optional.empty());
        String filled = RoundTrip.quantity(List.of(fills)).toPlainString();
        return stop.withReports(
                List.of(report(ClientIds.stop(id), side.exitSide(), status, quantity, filled)), List.of(fills));
    }

    /** A target that is an order of its own, in this state. */
    public Intent target(int attempt, OrderReport.Status status, String quantity, Fill... fills) {
        String filled = RoundTrip.quantity(List.of(fills)).toPlainString();
        Intent target = target(attempt, Intent.Status.CLAIMED);
        return target.withReports(
                List.of(report(ClientIds.target(target.clientId()), side.exitSide(), status, quantity, filled)),
                List.of(fills));
    }

    /** A target that is an order of its own, as nothing but its status is known. */
    public Intent target(int attempt, Intent.Status status) {
        String id = ClientOrderIds.target(ETH, BAR, attempt);
        return intent(
                        id,
                        attempt,
                        Kind.TARGET,
                        side.exitSide(),
                        FILLED + 600,
                        Optional.empty(),
                        Optional.of(price("104")))
                .withStatus(status);
    }

    /** The first protection, cancelled before anything of it filled. */
    public Intent cancelled() {
        return protection(OrderReport.Status.CANCELLED, OrderReport.Status.CANCELLED, "1", "0");
    }

    /** An entry has been decided; these are its intents. */
    public VenueBooks entering(Intent... intents) {
        VenueBooks books = TradeFixture.flat(intents);
        return books.withExecution(books.execution().entering(plan()));
    }

    /** The first exit, with a fill at this price. */
    public Intent exited(String price, String quantity, String fee) {
        Intent exit = intent(ClientOrderIds.exit(ETH, BAR, 1), 1, Kind.EXIT, side.exitSide(), NOW);
        return exit.withReports(
                List.of(report(exit.clientId(), side.exitSide(), OrderReport.Status.FILLED, quantity, quantity)),
                List.of(new Fill("x1", NOW + 100, price(price), number(quantity), number(fee), "USDT")));
    }

    /** A resting stop and target for this quantity. */
    public Intent resting(String quantity) {
        return protection(OrderReport.Status.OPEN, OrderReport.Status.OPEN, quantity, "0");
    }

    /** The first protection, its stop and target in these states. */
    public Intent protection(
            OrderReport.Status stop, OrderReport.Status target, String quantity, String targetFilled, Fill... fills) {
        String id = ClientOrderIds.protection(ETH, BAR, 1);
        return intent(id, 1, Kind.PROTECTION, side.exitSide(), FILLED + 500)
                .withReports(
                        List.of(
                                report(ClientIds.stop(id), side.exitSide(), stop, quantity, "0"),
                                report(ClientIds.target(id), side.exitSide(), target, quantity, targetFilled)),
                        List.of(fills));
    }

    /** The position is open: one ETH at 100 without a fee, unless an entry is given. */
    public VenueBooks holding(Intent... intents) {
        boolean given = Stream.of(intents).anyMatch(intent -> intent.kind() == Kind.ENTRY);
        Intent entry = entered(fill("e1", FILLED, "100", "1", "0", "USDT"));
        VenueBooks books = TradeFixture.flat(
                given
                        ? intents
                        : Stream.concat(Stream.of(entry), Stream.of(intents)).toArray(Intent[]::new));
        List<Fill> fills = new RoundTrip(ETH, books.intents()).entered();
        EntryPlan plan = plan();
        Position position = Position.enter(
                plan.basis(),
                BAR,
                BAR + Minutes.MILLIS,
                RoundTrip.meanPrice(fills).doubleValue(),
                RoundTrip.quantity(fills));
        return books.withPosition(Optional.of(new OpenPosition(
                position,
                plan.tradeId(),
                plan.tacticsId(),
                plan.decidedPrice(),
                plan.quantity(),
                fills,
                plan.latencyMillis(),
                plan.predictedNet(),
                plan.winProbability())));
    }

    /** @param closing the price at which the position could be closed at once, as of the long trade */
    public VenueSnapshot facts(long venueMillis, String closing) {
        VenueSnapshot facts = TradeFixture.facts(venueMillis, "100");
        BigDecimal price = price(closing);
        BigDecimal tick = number("0.01");
        Quote quote =
                side == PositionSide.LONG ? new Quote(price, price.add(tick)) : new Quote(price.subtract(tick), price);
        return new VenueSnapshot(venueMillis, facts.idempotency(), facts.orderLists(), facts.instrument(), quote);
    }

    private OrderReport report(
            String clientId, OrderSide side, OrderReport.Status status, String quantity, String filled) {
        OrderReport known = TradeFixture.order(clientId, status, quantity, filled);
        return new OrderReport(
                known.clientId(),
                known.venueId(),
                known.listId().map(id -> id.replace(" ", "-")),
                side,
                known.status(),
                known.quantity(),
                known.filledQuantity(),
                known.filledQuote(),
                clientId.endsWith("-t") ? Optional.of(price("104")) : Optional.empty(),
                clientId.endsWith("-s") ? Optional.of(price("98")) : Optional.empty(),
                known.triggered(),
                known.changedAt());
    }

    private Intent intent(String id, int attempt, Kind kind, OrderSide side, long sent) {
        boolean protection = kind == Kind.PROTECTION;
        return intent(
                id,
                attempt,
                kind,
                side,
                sent,
                protection ? Optional.of(price("98")) : Optional.empty(),
                protection ? Optional.of(price("104")) : Optional.empty());
    }

    private Intent intent(
            String id,
            int attempt,
            Kind kind,
            OrderSide side,
            long sent,
            Optional<BigDecimal> stop,
            Optional<BigDecimal> target) {
        return new Intent(
                id,
                attempt,
                kind,
                side,
                BAR,
                number("1"),
                Optional.empty(),
                stop,
                target,
                sent,
                sent + WINDOW,
                IdempotencyPolicy.REQUEST_WINDOW,
                Intent.Status.CLAIMED,
                List.of());
    }
}
