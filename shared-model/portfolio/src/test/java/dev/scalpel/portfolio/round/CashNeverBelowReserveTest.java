package dev.scalpel.portfolio.round;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.portfolio.round.PortfolioRun.Floor;
import dev.scalpel.signals.TargetState;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/**
 * Promise 12: no order of ours takes cash below the reserve of 2 % of the value at cost, before fees, whatever prices do between
 * plan and fill. Shown for the pure steps of a round with a venue in memory that fills at the limits.
 */
class CashNeverBelowReserveTest {

    private static final int STEPS = 60;

    @Property(tries = 120)
    void theCashStaysAtTheReserveWhateverPricesDo(@ForAll @LongRange(min = 0) long seed) {
        Random random = new Random(seed);
        PortfolioRun run = new PortfolioRun(seed, false);
        Set<String> checked = new HashSet<>();
        for (int i = 0; i < STEPS; i++) {
            if (random.nextInt(3) == 0) {
                String strategy = List.of("btc", "eth", "sol").get(random.nextInt(3));
                TargetState target = random.nextInt(3) > 0 ? TargetState.LONG : TargetState.FLAT;
                run.signals.add(TestSignals.signal(strategy, target, Instant.ofEpochMilli(run.now)));
            }
            run.invoke(true);
            run.pass();
            for (String order : run.openings()) {
                if (checked.add(order)) {
                    Floor floor = run.floors.get(order);
                    BigDecimal fees = run.openingFees.subtract(floor.feesBefore());
                    assertThat(run.cash.add(fees)).as(order).isGreaterThanOrEqualTo(floor.cash());
                }
            }
        }
    }
}
