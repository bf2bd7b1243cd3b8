package dev.scalpel.execution.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.localexchange.margin.orders.MarginFill;
import dev.scalpel.localexchange.orders.OrderView;
import dev.scalpel.market.Symbol;
import dev.scalpel.signals.Outcome;
import dev.scalpel.signals.Signal;
import dev.scalpel.signals.TargetState;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.venue.trading.Broker;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What a portfolio does at each venue that nets positions on one margin: promise 13, through flat wherever it is killed, and a position
 * that is not its own. Its strategy {@code btc} has a stop; {@code eth} has none.
 */
abstract class MarginPortfolioContract {

    private static final BigDecimal OWNERS = new BigDecimal("10");

    private final Symbol instrument;
    private final String name;

    /**
     * @param instrument of the strategy {@code btc}
     * @param name of it at the venue
     */
    MarginPortfolioContract(Symbol instrument, String name) {
        this.instrument = instrument;
        this.name = name;
    }

    /** With a price from minute 0 on, and a higher one from minute 5 on. */
    abstract PortfolioRig rig();

    @Test
    void aShortHasOneStopAndIsReversedThroughFlat() {
        try (PortfolioRig rig = rig()) {
            rig.execute();
            rig.signal("btc", TargetState.SHORT);
            rig.execute();
            assertThat(rig.held("btc")).startsWith("SHORT");
            assertThat(resting(rig)).singleElement().satisfies(stop -> {
                assertThat(stop.type()).isEqualTo("STOP");
                assertThat(stop.quantity()).isEqualByComparingTo(position(rig).negate());
            });
            rig.at(6);
            rig.signal("btc", TargetState.LONG);
            rig.execute();
            assertThat(rig.held("btc")).startsWith("LONG");
            assertBooks(rig, "reversed");
            assertNoFillTurns(rig);
            assertThat(resting(rig))
                    .singleElement()
                    .satisfies(stop -> assertThat(stop.quantity()).isEqualByComparingTo(position(rig)));
            assertThat(rig.trades(instrument.toString()))
                    .singleElement()
                    .satisfies(trade -> assertThat(trade.netProfit()).isNegative());
        }
    }

    @Test
    void aReversalThatDiesAnywhereIsContinuedByTheNextProcess() {
        List<Integer> effects = reversal(0, false);
        assertThat(effects).hasSizeGreaterThan(7);
        for (int call : effects) {
            reversal(call, true);
        }
    }

    private List<Integer> reversal(int kill, boolean after) {
        try (PortfolioRig rig = rig()) {
            rig.execute();
            rig.signal("btc", TargetState.LONG);
            rig.execute();
            rig.clock.advance(Duration.ofSeconds(20));
            rig.signal("btc", TargetState.SHORT);
            List<Integer> effects = rig.executeAndKill(kill, after);
            String where = (after ? "after " : "before ") + kill;
            assertThat(rig.held("btc")).as(where).startsWith("SHORT");
            assertBooks(rig, where);
            assertNoFillTurns(rig);
            return effects;
        }
    }

    @Test
    void nothingIsOpenedWhereTheAccountHasAPositionOfSomebodyElse() {
        try (PortfolioRig rig = rig()) {
            rig.execute();
            Broker owner = rig.broker(rig.settings.portfolio("crypto").orElseThrow());
            OwnersOrder.buy(owner, instrument, OWNERS);
            Signal signal = rig.signal("btc", TargetState.SHORT);
            rig.execute();
            // At Tradovate the owner's session has ended that of the process.
            rig.execute();
            assertThat(rig.held("btc")).isEqualTo("nothing");
            rig.at(4);
            rig.execute();
            assertThat(rig.outcomes()).containsEntry(signal.id(), Outcome.FAILED);
            assertThat(rig.failures).anyMatch(failure -> failure.contains("that this portfolio did not open"));
            assertThat(position(rig)).isEqualByComparingTo(OWNERS);
        }
    }

    /** Without a signal: a position by hand is named, left alone, and once it is closed the portfolio trades again. */
    @Test
    void aPositionByHandIsNamedNeverTradedAndKeepsNothingBackOnceItIsClosed() {
        try (PortfolioRig rig = rig()) {
            rig.execute();
            Broker owner = rig.broker(rig.settings.portfolio("crypto").orElseThrow());
            OwnersOrder.buy(owner, instrument, OWNERS);
            rig.clock.advance(Duration.ofMinutes(6));
            rig.execute();
            // At Tradovate the owner's session has ended that of the process.
            rig.clock.advance(Duration.ofMinutes(6));
            rig.execute();
            assertThat(rig.notices)
                    .singleElement()
                    .asString()
                    .contains("a position of 10 " + instrument
                            + " beside the books of portfolio crypto. It is not traded");
            rig.clock.advance(Duration.ofMinutes(6));
            rig.execute();
            // Another process finds it too, and what the first one has sent in the store.
            rig.process = rig.process();
            rig.execute();
            assertThat(rig.notices).as("said once in an hour").hasSize(1);
            rig.clock.advance(Duration.ofHours(1));
            rig.process = rig.process();
            rig.execute();
            assertThat(rig.notices).as("said again after an hour").hasSize(2);
            assertThat(rig.failures).as("no failure of a run").noneMatch(failure -> failure.contains("beside the"));
            rig.call("{\"action\": \"emergency_stop\", \"reason\": \"what is this?\"}");
            rig.execute();
            assertThat(position(rig)).isEqualByComparingTo(OWNERS);
            rig.call("{\"action\": \"resume\"}");

            OwnersOrder.sell(rig.broker(rig.settings.portfolio("crypto").orElseThrow()), instrument, OWNERS);
            rig.clock.advance(Duration.ofMinutes(6));
            rig.execute();
            rig.signal("btc", TargetState.LONG);
            rig.execute();
            assertThat(rig.held("btc")).startsWith("LONG");
        }
    }

    /** The first may find that the owner's session has ended that of the process. */
    private static void runs(PortfolioRig rig, int count) {
        for (int run = 0; run < count; run++) {
            try {
                rig.execute();
            } finally {
                rig.clock.advance(Duration.ofMinutes(1));
            }
        }
    }

    /** As a stop does whose position was closed by hand meanwhile. */
    @Test
    void aPositionThatWasTurnedByHandEndsItsTradeAndIsNamed() {
        try (PortfolioRig rig = rig()) {
            rig.execute();
            rig.signal("btc", TargetState.LONG);
            rig.execute();
            BigDecimal held = position(rig);
            rig.clock.advance(Duration.ofMinutes(1));
            OwnersOrder.sellMore(
                    rig.broker(rig.settings.portfolio("crypto").orElseThrow()), instrument, held.add(BigDecimal.ONE));
            rig.clock.advance(Duration.ofMinutes(12));
            runs(rig, 2);
            assertThat(rig.held("btc")).isEqualTo("nothing");
            assertThat(rig.trades(instrument.toString()))
                    .singleElement()
                    .satisfies(trade -> assertThat(trade.exitReason()).isEqualTo(ExitReason.EXTERNAL));
            rig.clock.advance(Duration.ofMinutes(12));
            rig.execute();
            assertThat(rig.notices)
                    .anyMatch(notice -> notice.contains("a position of -1 " + instrument + " beside the books"));
            assertThat(position(rig)).isEqualByComparingTo("-1");
        }
    }

    /** Friday 22:01 UTC, after 17:00 in New York. It is not kept. */
    @Test
    void aSignalAfterTheWeekEndsFindsTheMarketClosed() {
        try (PortfolioRig rig = rig()) {
            rig.execute();
            rig.clock.setTo(Instant.parse("2026-06-05T22:01:05Z"));
            rig.signal("btc", TargetState.LONG);
            assertThat(rig.execute().at("/portfolios/0/signals/0/outcome").asText())
                    .isEqualTo(Outcome.MARKET_CLOSED.name());
            rig.clock.setTo(Instant.parse("2026-06-07T22:00:05Z"));
            rig.execute();
            assertThat(rig.margin.orElseThrow().orders()).isEmpty();
        }
    }

    final BigDecimal position(PortfolioRig rig) {
        return rig.margin.orElseThrow().position(name);
    }

    static List<OrderView> resting(PortfolioRig rig) {
        return rig.margin.orElseThrow().orders().stream()
                .filter(order -> order.status().isOpen())
                .toList();
    }

    final void assertBooks(PortfolioRig rig, String where) {
        BigDecimal held = rig.state()
                .books()
                .holding("btc")
                .map(holding -> holding.quantity()
                        .multiply(BigDecimal.valueOf(holding.side().sign())))
                .orElse(BigDecimal.ZERO);
        assertThat(position(rig)).as(where).isEqualByComparingTo(held);
        assertThat(rig.margin.orElseThrow().balance())
                .as(where)
                .isEqualByComparingTo(rig.state().books().valueAtCost());
    }

    static void assertNoFillTurns(PortfolioRig rig) {
        BigDecimal position = BigDecimal.ZERO;
        for (MarginFill fill : rig.margin.orElseThrow().fills()) {
            BigDecimal next = position.add(fill.signedQuantity());
            assertThat(position.signum() * next.signum()).isNotNegative();
            position = next;
        }
    }
}
