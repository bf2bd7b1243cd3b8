package dev.scalpel.benchmarks.faults.perpetual;

import dev.scalpel.benchmarks.faults.calls.AccountFaults;
import dev.scalpel.benchmarks.faults.testbed.PerpetualTestbed;
import java.math.BigDecimal;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** Besides partial fills and late reads: deleveraging, deposits, and the owner's hand. */
final class PerpetualAccountFaults extends AccountFaults {

    private static final List<String> ROLES = List.of("entry", "exit", "stop", "target");
    private static final double PARTIAL_FILLS = 0.4;

    private final PerpetualTestbed testbed;
    private final boolean closesByHand;
    private BigDecimal closedByHand = BigDecimal.ZERO;

    /** @param closesByHand whether the owner closes positions, whose price the ledger then has to estimate */
    PerpetualAccountFaults(
            PerpetualTestbed testbed, SplittableRandom random, boolean closesByHand, Consumer<String> counted) {
        super(testbed.venue(), ROLES, testbed.sent()::role, random, counted);
        this.testbed = testbed;
        this.closesByHand = closesByHand;
    }

    @Override
    public boolean change() {
        changeFillsAndReads(PARTIAL_FILLS);
        boolean deleveraged = chance(0.04) && deleverage();
        return (chance(0.06) && byHand()) || deleveraged;
    }

    /** The value of what the owner has closed by hand. */
    BigDecimal closedByHand() {
        return closedByHand;
    }

    private boolean deleverage() {
        boolean open = testbed.venue().report().position().signum() != 0;
        if (open) {
            count("deleveraged by the venue");
            testbed.venue().deleverage();
            testbed.pause(testbed.venue().untilClosingsAreNoticed());
        }
        return open;
    }

    private boolean byHand() {
        int what = random().nextInt(closesByHand ? 3 : 2);
        if (what == 0) {
            testbed.venue().deposit(new BigDecimal(1 + random().nextInt(500)));
            count("by hand: deposit");
            return false;
        }
        if (readsAreLate()) {
            return false;
        }
        BigDecimal held = testbed.venue().report().position();
        if (what == 1) {
            boolean cancelled = testbed.owner().cancelAll() > 0;
            if (cancelled) {
                count("by hand: orders cancelled");
            }
            return cancelled;
        }
        boolean closed = testbed.owner().closeAll();
        if (closed) {
            closedByHand = closedByHand.add(held.abs().multiply(testbed.price()));
            count("by hand: the position closed");
        }
        return closed;
    }
}
