package dev.scalpel.simulation.portfolio;

import dev.scalpel.simulation.DecisionRule;
import dev.scalpel.trading.AccountView;
import dev.scalpel.trading.Decision;
import dev.scalpel.trading.Position;
import dev.scalpel.trading.StandAsideReason;
import java.util.function.IntPredicate;

/**
 * A rule that opens nothing in rows in which the instrument did not belong to the universe; what is open is closed as ever.
 *
 * @param size the number of rows
 * @param inUniverse by row
 */
public record EntriesOnly(DecisionRule rule, int size, IntPredicate inUniverse) implements DecisionRule {

    @Override
    public Decision decide(int row, AccountView account) {
        return inUniverse.test(row)
                ? rule.decide(row, account)
                : Decision.StandAside.because(StandAsideReason.LEFT_UNIVERSE);
    }

    @Override
    public int nextSignal(int row) {
        int next = rule.nextSignal(row);
        while (next < size && !inUniverse.test(next)) {
            next = next + 1 < size ? rule.nextSignal(next + 1) : NO_SIGNAL;
        }
        return next;
    }

    @Override
    public boolean exits(int row, Position position) {
        return rule.exits(row, position);
    }

    @Override
    public int nextExit(int row, Position position) {
        return rule.nextExit(row, position);
    }
}
