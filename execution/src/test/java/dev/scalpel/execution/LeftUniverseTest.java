package dev.scalpel.execution;

import static dev.scalpel.execution.PaperTestRig.BTC;
import static dev.scalpel.execution.PaperTestRig.ETH;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.invocation.FunctionInUniverse;
import dev.scalpel.ledger.DecisionRow;
import dev.scalpel.market.Symbol;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.universe.Coin;
import dev.scalpel.universe.Universe;
import dev.scalpel.universe.UniverseRules;
import dev.scalpel.universe.UniverseStore;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A symbol that leaves the universe is managed until it is flat, by a process that was never restarted. */
class LeftUniverseTest {

    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 6, 1);

    private final PaperTestRig rig = new PaperTestRig(1, "symbols: top 2\nreferenceSymbol: BTC/USDT\n", 0.2);
    private final FunctionInUniverse function =
            new FunctionInUniverse(rig.settings, rig.memory, settings -> rig.another(settings));

    private void universe(int day, List<Symbol> members, List<Symbol> leaving) {
        new UniverseStore(rig.memory)
                .record(new Universe(
                        FIRST_DAY.plusDays(day),
                        rig.clock.instant(),
                        "a test",
                        Optional.empty(),
                        new UniverseRules("binance", "USDT", 2, 0),
                        members.stream()
                                .map(symbol ->
                                        new Universe.Member(symbol, 1, new Coin(symbol.base(), symbol.base(), 1, 1, 1)))
                                .toList(),
                        leaving,
                        List.of()));
    }

    private int runUntilOpen(int fromMinute) {
        for (int minute = fromMinute; minute < fromMinute + 600; minute++) {
            run(minute, minute + 1);
            if (rig.state(ETH).position().isPresent()) {
                return minute + 1;
            }
        }
        throw new AssertionError("nothing was opened");
    }

    private void run(int fromMinute, int toMinute) {
        for (int minute = fromMinute; minute < toMinute; minute++) {
            rig.at(minute);
            rig.call(function.now(), "{}");
        }
    }

    private DecisionRow lastDecision(Symbol symbol) {
        List<DecisionRow> rows = rig.decisions(symbol, 0);
        return rows.get(rows.size() - 1);
    }

    @Test
    void nothingIsTradedBeforeTheFirstUniverseAndWhatLeavesIsClosedByItsOwnExits() {
        rig.at(0);
        assertThat(rig.call(function.now(), "{}").path("symbols")).isEmpty();

        universe(0, List.of(BTC, ETH), List.of());
        int minute = runUntilOpen(1);

        universe(1, List.of(BTC), List.of(ETH));
        run(minute, minute + 120);

        assertThat(rig.state(ETH).position()).as("closed by its own exits").isEmpty();
        assertThat(rig.trades(ETH)).hasSize(1).noneMatch(trade -> trade.exitReason() == ExitReason.HALT);
        assertThat(lastDecision(ETH).reason()).isEqualTo("LEFT_UNIVERSE");
        assertThat(lastDecision(BTC).reason()).isNotEqualTo("LEFT_UNIVERSE");

        universe(2, List.of(BTC, ETH), List.of());
        run(minute + 120, minute + 122);

        assertThat(lastDecision(ETH).reason()).as("it is a member again").isNotEqualTo("LEFT_UNIVERSE");
        assertThat(rig.failures).isEmpty();
    }
}
