package dev.scalpel.execution.transition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.execution.engine.VenueAction;
import dev.scalpel.execution.state.VenueBooks;
import dev.scalpel.execution.transition.EntryPlanner.PlannedEntry;
import dev.scalpel.ledger.Intent;
import dev.scalpel.trading.PositionSide;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Step: an entry is planned. Its intents replace those of the trade before, and it is sent with its protection if it has one. */
class EntrySentStepTest {

    @ParameterizedTest
    @CsvSource({"LONG, false", "LONG, true", "SHORT, false", "SHORT, true"})
    void aPlannedEntryIsSent(PositionSide side, boolean carriesProtection) {
        SidedTrade trade = new SidedTrade(side);
        Intent entry = trade.entry(Intent.Status.CLAIMED);
        Intent protection = trade.protection(1, Intent.Status.CLAIMED);
        VenueBooks before = TradeFixture.flat(TradeFixture.bought(), TradeFixture.sold("104", "1", "0", "USDT"));
        Transition after = EntryTransitions.entering(
                before,
                new PlannedEntry(trade.plan(), entry, carriesProtection ? Optional.of(protection) : Optional.empty()));
        assertThat(Step.state(after.books())).isEqualTo("flat, entering");
        assertThat(after.books().execution().entry()).contains(trade.plan());
        assertThat(after.books().intents()).isEqualTo(carriesProtection ? List.of(entry, protection) : List.of(entry));
        assertThat(after.action())
                .contains(
                        carriesProtection
                                ? new VenueAction.SendProtected(entry, protection)
                                : new VenueAction.Send(entry));
        assertThat(after.trades()).isEmpty();
    }
}
