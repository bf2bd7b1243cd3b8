package dev.scalpel.execution.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.execution.champion.ChampionStatus;
import dev.scalpel.execution.strategy.ScriptedScores;
import dev.scalpel.ledger.Intent;
import dev.scalpel.localexchange.orders.OrderView;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A model's decision on a bar opens at most one position, and closes it once: the process is killed after every effect of the minute
 * in which it opens and protects, and of that in which it closes.
 */
class KilledModelStrategyTest {

    private static final String FOLLOWS = """
        portfolios:
          crypto:
            mode: testnet
            quote: USDT
            incrementBp: 0
            strategies:
              xrp: {instrument: XRP/USDT, share: 0.5}
        """;
    private static final Map<Integer, Double> XRP = Map.of(0, 100.0);

    @Test
    void aProcessThatDiesAsItOpensIsContinuedByTheNext() {
        List<Integer> effects = minute(0, false);
        assertThat(effects).hasSizeGreaterThan(4);
        for (int call : effects) {
            minute(call, false);
        }
    }

    @Test
    void aProcessThatDiesAsItClosesIsContinuedByTheNext() {
        List<Integer> effects = minute(0, true);
        assertThat(effects).hasSizeGreaterThan(3);
        for (int call : effects) {
            minute(call, true);
        }
    }

    /** @return the effects of the minute, if nothing is killed */
    private static List<Integer> minute(int kill, boolean closes) {
        try (PortfolioRig rig = PortfolioRig.spot(FOLLOWS, Map.of("XRP/USDT", XRP))) {
            rig.execute();
            at(rig, 1, 0.001);
            if (closes) {
                rig.execute();
                at(rig, 2, -0.0001);
            }
            if (kill > 0) {
                rig.calls.killAfter(kill);
            } else {
                rig.calls.begin();
            }
            rig.process = rig.process();
            try {
                rig.execute();
            } catch (PortCalls.Killed killed) {
                assertThat(kill).isPositive();
            }
            List<Integer> effects = rig.calls.effects();
            rig.calls.begin();
            rig.process = rig.process();
            rig.executeUntilNothingCanTurnUp();
            assertSettled(rig, closes, "after " + kill);
            return effects;
        }
    }

    private static void assertSettled(PortfolioRig rig, boolean closed, String where) {
        assertThat(rig.held("xrp")).as(where).isEqualTo(closed ? "nothing" : "LONG 50");
        assertThat(rig.state().intents())
                .as(where)
                .filteredOn(intent -> intent.status().unresolved())
                .extracting(Intent::kind)
                .isEqualTo(closed ? List.of() : List.of(Intent.Kind.PROTECTION));
        assertThat(rig.spot.orElseThrow().free("USDT")).as(where).isEqualByComparingTo(closed ? "10000" : "5000");
        List<OrderView> filled = rig.spot.orElseThrow().orders().stream()
                .filter(order -> order.executed().signum() > 0)
                .toList();
        assertThat(filled).as(where).hasSize(closed ? 2 : 1);
        assertThat(rig.trades("XRP/USDT")).as(where).hasSize(closed ? 1 : 0);
    }

    /** A minute that begins with this score of the model on the bar that has just closed. */
    private static void at(PortfolioRig rig, int minute, double score) {
        rig.at(minute);
        rig.store("XRP/USDT", XRP);
        rig.champion = new ChampionStatus.Model(new ScriptedScores(score));
    }
}
