package dev.scalpel.execution.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.localexchange.orders.OrderView;
import dev.scalpel.portfolio.log.OrderRow;
import dev.scalpel.signals.Outcome;
import dev.scalpel.signals.TargetState;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Promise 11: a signal moves a strategy at most once, at a venue: the process is killed before and after every effect of a slot that
 * closes, trims and opens.
 */
class KilledPortfolioTest {

    @Test
    void aProcessThatDiesAnywhereIsContinuedByTheNext() {
        List<Integer> effects = slot(0, false);
        assertThat(effects).hasSizeGreaterThan(10);
        // Between an effect and the next one are reads only: dying after the one is dying before the other.
        slot(effects.get(0), false);
        for (int call : effects) {
            slot(call, true);
        }
    }

    /** @return the effects of the slot, if nothing is killed */
    private static List<Integer> slot(int kill, boolean after) {
        try (PortfolioRig rig = PortfolioRig.spot(PortfolioRig.SPOT, PortfolioRig.PRICES)) {
            rig.execute();
            rig.signal("btc", TargetState.LONG);
            rig.signal("eth", TargetState.LONG);
            rig.execute();
            rig.clock.advance(Duration.ofSeconds(20));
            rig.signal("btc", TargetState.FLAT);
            rig.signal("sol", TargetState.LONG);
            List<Integer> effects = rig.executeAndKill(kill, after);
            assertSettled(rig, (after ? "after " : "before ") + kill);
            return effects;
        }
    }

    private static void assertSettled(PortfolioRig rig, String where) {
        assertThat(rig.state().hasUnresolvedIntents()).as(where).isFalse();
        assertThat(rig.held("btc")).as(where).isEqualTo("nothing");
        assertThat(rig.held("eth")).as(where).isEqualTo("LONG 1");
        assertThat(rig.held("sol")).as(where).isEqualTo("LONG 35");
        assertThat(rig.outcomes().values()).as(where).hasSize(4).containsOnly(Outcome.EXECUTED);
        assertThat(rig.spot.orElseThrow().free("USDT")).as(where).isEqualByComparingTo(rig.cash());
        assertThat(rig.spot.orElseThrow().free("BTC")).as(where).isEqualByComparingTo("0");
        assertThat(rig.spot.orElseThrow().free("ETH")).as(where).isEqualByComparingTo("1");
        assertThat(rig.spot.orElseThrow().free("SOL")).as(where).isEqualByComparingTo("35");
        List<OrderView> orders = rig.spot.orElseThrow().orders();
        assertThat(orders).as(where).extracting(OrderView::clientId).doesNotHaveDuplicates();
        Map<String, BigDecimal> written = new TreeMap<>();
        rig.orders().stream()
                .filter(row -> row.filledQuantity().signum() > 0)
                .forEach(row -> written.put(row.id(), row.filledQuantity()));
        Map<String, BigDecimal> executed = rig.filledAtVenue();
        assertThat(written.keySet()).as(where).isEqualTo(executed.keySet());
        written.forEach((id, filled) -> assertThat(filled).as(where).isEqualByComparingTo(executed.get(id)));
        assertThat(rig.orders()).as(where).extracting(OrderRow::id).doesNotHaveDuplicates();
        assertThat(rig.trades("BTC/USDT")).as(where).hasSize(1);
    }
}
