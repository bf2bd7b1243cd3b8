package dev.scalpel.execution.transition;

import dev.scalpel.costs.StoredCosts;
import dev.scalpel.costs.margin.SimulationCosts;
import dev.scalpel.costs.margin.SimulationMargin;
import dev.scalpel.costs.margin.StoredMargin;
import dev.scalpel.execution.champion.ChampionStatus;
import dev.scalpel.execution.context.ExecutionConfig;
import dev.scalpel.execution.context.InvocationContext;
import dev.scalpel.execution.context.MarketSnapshot;
import dev.scalpel.execution.context.SymbolContext;
import dev.scalpel.execution.state.ClientOrderIds;
import dev.scalpel.execution.state.EntryPlan;
import dev.scalpel.execution.state.RoundTrip;
import dev.scalpel.execution.state.SymbolState;
import dev.scalpel.execution.state.VenueBooks;
import dev.scalpel.execution.state.VenueState;
import dev.scalpel.ledger.Fill;
import dev.scalpel.ledger.IdempotencyPolicy;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.Intent.Kind;
import dev.scalpel.ledger.OpenPosition;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.settings.value.Mode;
import dev.scalpel.store.funding.StoredFunding;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.strategy.StrategyId;
import dev.scalpel.trading.Bracket;
import dev.scalpel.trading.EntryBasis.ByModel;
import dev.scalpel.trading.OrderSide;
import dev.scalpel.trading.Position;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.VenueFilters;
import dev.scalpel.trading.instrument.Instrument;
import dev.scalpel.venue.MarketStatus;
import dev.scalpel.venue.OrderKind;
import dev.scalpel.venue.VenueInstrument;
import dev.scalpel.venue.trading.ClientIds;
import dev.scalpel.venue.trading.Quote;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The trade of the table tests: one ETH bought at 100, its stop at 98, its target at 104, held for an hour at most.
 * Prices have two decimals, quantities three; an order is worth 5 USDT or more; fees are 10 bp.
 */
public final class TradeFixture {

    public static final Symbol ETH = Symbol.parse("ETH/USDT");
    public static final InstrumentId INSTRUMENT = new InstrumentId("binance", ETH);
    /** The minute of the bar that was decided on. */
    public static final long BAR = Instant.parse("2026-06-01T00:00:00Z").toEpochMilli();
    /** When the entry was sent, and when it filled. */
    public static final long SENT = BAR + 60_500;

    public static final long FILLED = BAR + 61_000;
    /** The time of the tests. */
    public static final long NOW = BAR + 2 * Minutes.MILLIS;

    public static final long DEADLINE = BAR + 61 * Minutes.MILLIS;
    public static final int WINDOW = 5_000;
    public static final String ENTRY = ClientOrderIds.entry(ETH, BAR);
    public static final BigDecimal STEP = new BigDecimal("0.001");

    private static final ExecutionConfig RULES = read();

    private TradeFixture() {}

    public static ExecutionConfig config() {
        return RULES;
    }

    private static ExecutionConfig read() {
        String yaml = "mode: testnet\nsymbols: {ETH/USDT: 0.7}\ncosts: {feeBp: 10, slippageBp: 0}\n"
                + "execution: {makerTimeoutSeconds: 20, stopTimeoutSeconds: 10, stopLimitOffsetBp: 30}\n"
                + "venueConnection: {recvWindowMillis: " + WINDOW + "}\n";
        MemoryStore store = new MemoryStore();
        Settings settings =
                SettingsReader.fromText("the test's settings", yaml, Map.of()).settings();
        return new ExecutionConfig(
                settings,
                store,
                new StoredCosts(store),
                new SimulationCosts(new StoredFunding(store), new SimulationMargin(settings, new StoredMargin(store))));
    }

    public static VenueState executionState() {
        return VenueState.starting(StrategyId.MODEL, Mode.TESTNET, number("1000"));
    }

    public static EntryPlan plan() {
        return new EntryPlan(
                ENTRY,
                BAR,
                new ByModel("model", new Bracket(PositionSide.LONG, 2, 4, 60), 0.01),
                number("100"),
                number("1"),
                500,
                Optional.of("tactics"),
                0.002,
                0.6);
    }

    /** Nothing is open. */
    public static VenueBooks flat(Intent... intents) {
        return new VenueBooks(SymbolState.initial(ETH, "test", 1_000), executionState()).withIntents(List.of(intents));
    }

    /** An entry has been decided; these are its intents. */
    public static VenueBooks entering(Intent... intents) {
        VenueBooks books = flat(intents);
        return books.withExecution(books.execution().entering(plan()));
    }

    /** The position is open; the entry is {@link #bought()} unless one is given. */
    public static VenueBooks holding(Intent... intents) {
        boolean given = Stream.of(intents).anyMatch(intent -> intent.kind() == Kind.ENTRY);
        VenueBooks books = flat(
                given
                        ? intents
                        : Stream.concat(Stream.of(bought()), Stream.of(intents)).toArray(Intent[]::new));
        List<Fill> bought = new RoundTrip(ETH, books.intents()).entered();
        EntryPlan plan = plan();
        Position position = Position.enter(
                plan.basis(),
                BAR,
                BAR + Minutes.MILLIS,
                RoundTrip.meanPrice(bought).doubleValue(),
                RoundTrip.quantity(bought));
        OpenPosition open = new OpenPosition(
                position,
                plan.tradeId(),
                plan.tacticsId(),
                plan.decidedPrice(),
                plan.quantity(),
                bought,
                plan.latencyMillis(),
                plan.predictedNet(),
                plan.winProbability());
        return books.withPosition(Optional.of(open));
    }

    public static Intent entry(Intent.Status status) {
        return intent(ENTRY, 1, Kind.ENTRY, OrderSide.BUY, "1", Optional.of(number("100.1")), SENT, status);
    }

    /** One ETH at 100, without a fee. */
    public static Intent bought() {
        return bought(fill("b1", FILLED, "100", "1", "0", "USDT"));
    }

    public static Intent bought(Fill... fills) {
        String filled = RoundTrip.quantity(List.of(fills)).toPlainString();
        return entry(Intent.Status.CLAIMED)
                .withReports(List.of(order(ENTRY, OrderReport.Status.FILLED, filled, filled)), List.of(fills));
    }

    public static Intent exit(int attempt, Intent.Status status, long sent) {
        return intent(
                ClientOrderIds.exit(ETH, BAR, attempt),
                attempt,
                Kind.EXIT,
                OrderSide.SELL,
                "1",
                Optional.empty(),
                sent,
                status);
    }

    /** An exit that has sold at this price. */
    public static Intent sold(String price, String quantity, String fee, String feeAsset) {
        Intent exit = exit(1, Intent.Status.CLAIMED, NOW);
        return exit.withReports(
                List.of(order(exit.clientId(), OrderReport.Status.FILLED, quantity, quantity)),
                List.of(fill("s1", NOW + 100, price, quantity, fee, feeAsset)));
    }

    /** A stop and a target that the venue has not reported yet. */
    public static Intent protection(int attempt, Intent.Status status) {
        return new Intent(
                ClientOrderIds.protection(ETH, BAR, attempt),
                attempt,
                Kind.PROTECTION,
                OrderSide.SELL,
                BAR,
                number("1"),
                Optional.empty(),
                Optional.of(number("98")),
                Optional.of(number("104")),
                FILLED + 500,
                FILLED + 500 + WINDOW,
                IdempotencyPolicy.REQUEST_WINDOW,
                status,
                List.of());
    }

    public static Intent resting(int attempt) {
        return resting(attempt, "1");
    }

    public static Intent resting(int attempt, String quantity) {
        return protection(
                stop(attempt, OrderReport.Status.OPEN, quantity, "0"),
                target(attempt, OrderReport.Status.OPEN, quantity, "0"));
    }

    /** The first protection after these reports. */
    public static Intent protection(OrderReport stop, OrderReport target, Fill... fills) {
        int attempt = Integer.parseInt(stop.clientId().split("-", -1)[1]);
        return protection(attempt, Intent.Status.CLAIMED).withReports(List.of(stop, target), List.of(fills));
    }

    public static OrderReport stop(int attempt, OrderReport.Status status, String quantity, String filled) {
        return order(ClientIds.stop(ClientOrderIds.protection(ETH, BAR, attempt)), status, quantity, filled);
    }

    public static OrderReport target(int attempt, OrderReport.Status status, String quantity, String filled) {
        return order(ClientIds.target(ClientOrderIds.protection(ETH, BAR, attempt)), status, quantity, filled);
    }

    /** A triggered stop. */
    public static OrderReport touched(OrderReport stop, long at) {
        return new OrderReport(
                stop.clientId(),
                stop.venueId(),
                stop.listId(),
                stop.side(),
                stop.status(),
                stop.quantity(),
                stop.filledQuantity(),
                stop.filledQuote(),
                stop.limit(),
                stop.trigger(),
                true,
                at);
    }

    /** Stops are recognised by their client id; the venue's id is "v-" followed by ours. */
    public static OrderReport order(String clientId, OrderReport.Status status, String quantity, String filled) {
        boolean stop = clientId.endsWith("-s");
        boolean leg = stop || clientId.endsWith("-t");
        return new OrderReport(
                clientId,
                "v-" + clientId,
                leg ? Optional.of("list of " + clientId.substring(0, clientId.length() - 2)) : Optional.empty(),
                clientId.equals(ENTRY) ? OrderSide.BUY : OrderSide.SELL,
                status,
                number(quantity),
                number(filled),
                number(filled).multiply(number("100")),
                Optional.empty(),
                stop ? Optional.of(number("98")) : Optional.empty(),
                !stop,
                FILLED);
    }

    public static Fill fill(String tradeId, long time, String price, String quantity, String fee, String feeAsset) {
        return new Fill(tradeId, time, number(price), number(quantity), number(fee), feeAsset);
    }

    /** With market stops and order lists. */
    public static VenueSnapshot facts(long venueMillis, String bid) {
        return facts(venueMillis, bid, true, EnumSet.allOf(OrderKind.class), "9000");
    }

    public static VenueSnapshot facts(
            long venueMillis, String bid, boolean orderLists, Set<OrderKind> kinds, String maxQuantity) {
        VenueInstrument instrument = new VenueInstrument(
                Instrument.spot(
                        INSTRUMENT, new VenueFilters(number("0.01"), STEP, STEP, number(maxQuantity), number("5"))),
                MarketStatus.OPEN,
                kinds,
                orderLists,
                orderLists);
        return new VenueSnapshot(
                venueMillis,
                IdempotencyPolicy.REQUEST_WINDOW,
                orderLists,
                instrument,
                new Quote(number(bid), number(bid).add(number("0.01"))));
    }

    public static SymbolContext context(boolean halted, BarSeries bars) {
        SymbolState state = flat().state().withHalted(halted);
        return new SymbolContext(
                INSTRUMENT,
                state,
                new MarketSnapshot(bars, Optional.empty()),
                new ChampionStatus.Flat("a test"),
                invocation(NOW));
    }

    public static InvocationContext invocation(long millis) {
        return new InvocationContext(Instant.ofEpochMilli(millis), "test", Optional.empty());
    }

    public static BigDecimal number(String text) {
        return new BigDecimal(text);
    }

    private static Intent intent(
            String id,
            int attempt,
            Kind kind,
            OrderSide side,
            String quantity,
            Optional<BigDecimal> price,
            long sent,
            Intent.Status status) {
        return new Intent(
                id,
                attempt,
                kind,
                side,
                BAR,
                number(quantity),
                price,
                Optional.empty(),
                Optional.empty(),
                sent,
                sent + WINDOW,
                IdempotencyPolicy.REQUEST_WINDOW,
                status,
                List.of());
    }
}
