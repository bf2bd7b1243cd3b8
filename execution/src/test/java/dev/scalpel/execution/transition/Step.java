package dev.scalpel.execution.transition;

import static dev.scalpel.execution.transition.TradeFixture.ENTRY;
import static dev.scalpel.execution.transition.TradeFixture.NOW;
import static dev.scalpel.execution.transition.TradeFixture.number;

import dev.scalpel.execution.context.SymbolContext;
import dev.scalpel.execution.decision.DecisionTrace;
import dev.scalpel.execution.engine.VenueAction;
import dev.scalpel.execution.state.VenueBooks;
import dev.scalpel.ledger.Fill;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.market.BarSeries;
import dev.scalpel.trading.Position;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.StandAsideReason;
import dev.scalpel.venue.OrderKind;
import dev.scalpel.venue.trading.Quote;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One round's pure steps over given books: what the fills mean, then the next command. The result is described in words, so
 * that the rows of the tables state all of it.
 *
 * @param closing the price at which the position can be closed at once
 */
public record Step(
        SidedTrade trade,
        VenueBooks books,
        long millis,
        String closing,
        boolean halted,
        Set<OrderKind> kinds,
        boolean orderLists,
        boolean targetOrders,
        String maxQuantity,
        BigDecimal baseFeeRate) {

    public static final String NONE = "none";

    private static final MathContext DISPLAY_PRECISION = new MathContext(8);

    /** At the time of the tests and a price of 100: with every kind of order, and no halt. */
    public static Step of(SidedTrade trade, VenueBooks books) {
        return new Step(
                trade, books, NOW, "100", false, EnumSet.allOf(OrderKind.class), true, false, "9000", BigDecimal.ZERO);
    }

    Step at(long venueMillis) {
        return new Step(
                trade, books, venueMillis, closing, halted, kinds, orderLists, targetOrders, maxQuantity, baseFeeRate);
    }

    Step closingAt(String price) {
        return new Step(trade, books, millis, price, halted, kinds, orderLists, targetOrders, maxQuantity, baseFeeRate);
    }

    Step halted(boolean now) {
        return new Step(trade, books, millis, closing, now, kinds, orderLists, targetOrders, maxQuantity, baseFeeRate);
    }

    Step withRules(Set<OrderKind> allowed, boolean lists, String largestOrder) {
        return new Step(trade, books, millis, closing, halted, allowed, lists, targetOrders, largestOrder, baseFeeRate);
    }

    /** At a venue without lists, where a target rests as an order of its own. */
    Step withTargetOrders() {
        return new Step(trade, books, millis, closing, halted, kinds, false, true, maxQuantity, baseFeeRate);
    }

    /** At a venue that keeps this share of a purchase as its fee. */
    Step withBaseFee(String rate) {
        return new Step(
                trade, books, millis, closing, halted, kinds, orderLists, targetOrders, maxQuantity, number(rate));
    }

    Transition run() {
        return runAfter(DecisionTrace.of(StandAsideReason.IN_POSITION, ""));
    }

    /** @param exit the decision on a new bar for the open position */
    Transition runAfter(DecisionTrace exit) {
        SymbolContext context = TradeFixture.context(halted, BarSeries.empty());
        PositionTransitions positions = new PositionTransitions(TradeFixture.config());
        return new TradeTransitions(TradeFixture.config())
                .settled(books, context, snapshot())
                .then(next -> Transition.to(PositionTransitions.requestEnded(next)))
                .then(next -> Transition.to(ScoreExitTransitions.decided(
                        next, exit, snapshot().closingPrice(trade.side()), TradeFixture.BAR, millis)))
                .then(next -> positions.next(next, context, snapshot()));
    }

    VenueSnapshot snapshot() {
        VenueSnapshot facts = TradeFixture.facts(millis, "100", orderLists, kinds, maxQuantity);
        BigDecimal price = number(closing);
        BigDecimal tick = number("0.01");
        Quote quote = trade.side() == PositionSide.LONG
                ? new Quote(price, price.add(tick))
                : new Quote(price.subtract(tick), price);
        return new VenueSnapshot(
                millis, facts.idempotency(), orderLists, targetOrders, facts.instrument(), quote, baseFeeRate, false);
    }

    /** The problem that is reported when no command is left. */
    String problem(Transition after) {
        return PositionProblems.problem(after.books(), snapshot()).orElse(NONE);
    }

    /** What is sent to the venue. */
    public static String command(Transition after) {
        return after.action().map(Step::command).orElse(NONE);
    }

    private static String command(VenueAction action) {
        if (action instanceof VenueAction.Cancel cancel) {
            String id = cancel.order().clientId();
            String order = id.endsWith("-s") ? "stop" : id.endsWith("-t") ? "target" : id.equals(ENTRY) ? "entry" : id;
            return "cancel " + order;
        }
        Intent intent = ((VenueAction.Send) action).intent();
        return intent.kind() + " " + intent.side() + " " + intent.quantity().toPlainString()
                + intent.stopPrice()
                        .map(price -> " stop " + price.toPlainString())
                        .orElse("")
                + intent.price().map(price -> " limit " + price.toPlainString()).orElse("")
                + intent.targetPrice()
                        .map(price -> " target " + price.toPlainString())
                        .orElse("")
                + " #" + intent.attempt();
    }

    /** The position, and what is under way. */
    public static String state(VenueBooks books) {
        List<String> parts = new ArrayList<>();
        parts.add(books.position().map(open -> position(open.position())).orElse("flat"));
        books.execution().entry().ifPresent(plan -> parts.add("entering"));
        books.execution()
                .exitPlan()
                .ifPresent(plan -> parts.add("exiting " + plan.reason() + " at " + plain(plan.seenPrice())));
        return String.join(", ", parts);
    }

    private static String position(Position position) {
        return position.side() + " " + position.quantity().toPlainString() + " at " + price(position.entryPrice())
                + " between " + price(position.stopPrice()) + " and " + price(position.targetPrice());
    }

    /** The rows for the ledger. */
    public static String trades(Transition after) {
        String rows = after.trades().stream().map(Step::trade).collect(Collectors.joining(", "));
        return rows.isEmpty() ? NONE : rows;
    }

    private static String trade(TradeRow row) {
        return row.exitReason() + " at " + plain(row.exit().price()) + " gains " + plain(row.netProfit());
    }

    private static String price(double price) {
        return plain(BigDecimal.valueOf(price).round(DISPLAY_PRECISION));
    }

    public static String plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.signum() == 0 ? "0" : stripped.toPlainString();
    }

    public static String plain(Optional<BigDecimal> number) {
        return number.map(Step::plain).orElse(NONE);
    }

    /** Fills like {@code 0.5@100 0.5@102}; the fee is charged with the first. */
    public static Fill[] fills(String text, String fee) {
        List<Fill> fills = new ArrayList<>();
        for (String each : text.split(" ")) {
            String[] parts = each.split("@");
            String[] charged = fills.isEmpty() ? fee.split(" ") : new String[] {"0", "USDT"};
            fills.add(TradeFixture.fill(
                    "e" + fills.size(), TradeFixture.FILLED, parts[1], parts[0], charged[0], charged[1]));
        }
        return fills.toArray(Fill[]::new);
    }
}
