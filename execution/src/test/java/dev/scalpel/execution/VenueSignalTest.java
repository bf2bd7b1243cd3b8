package dev.scalpel.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.execution.state.ProtectiveOrder;
import dev.scalpel.invocation.Dispatcher;
import dev.scalpel.ledger.DecisionRow;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.ledger.repository.StoredLedger;
import dev.scalpel.market.Minutes;
import dev.scalpel.strategy.Origin;
import dev.scalpel.trading.EntryBasis.Distances;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.PositionSide;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The real function at the local exchange, a spot market, with decisions of a signal or a rule in place of a model's. */
class VenueSignalTest {

    private static final int DECIDED = 30;
    private static final int HOLD = 20;

    @ParameterizedTest
    @CsvSource({
        "SIGNAL, 0.2, NaN,    1, TIME_LIMIT",
        "SIGNAL, NaN, NaN,    0, TIME_LIMIT",
        "RULE,   0.2, 0.2,    2, TIME_LIMIT",
        // Without a stop nothing rests; the target is watched.
        "RULE,   NaN, 0.0001, 0, TARGET",
    })
    void aLongEntryWithoutAModelIsHeldWithTheOrdersThatItHasLevelsFor(
            Origin origin, double stop, double target, int resting, ExitReason reason) {
        try (VenueTestRig rig = new VenueTestRig(1, "", 0)) {
            ScriptedDecisions source = decisions(origin, PositionSide.LONG, stop, target);
            List<Integer> protections = run(rig, source);

            assertThat(rig.failures).isEmpty();
            assertThat(protections).isNotEmpty().containsOnly(resting);
            assertThat(rig.trades()).hasSize(1);
            TradeRow trade = rig.trades().get(0);
            assertThat(trade.basis()).isEqualTo(source.basis());
            assertThat(trade.exitReason()).isEqualTo(reason);
            assertThat(trade.tacticsId()).isEmpty();
            assertThat(rig.state().isIdle()).isTrue();
            assertThat(decided(rig).signalId().isPresent()).isEqualTo(origin == Origin.SIGNAL);
            assertThat(decided(rig).strategy()).isEqualTo(source.strategy());
            assertThat(decided(rig).entered()).isTrue();
        }
    }

    @Test
    void aShortSignalIsRefusedWhereTheVenueOffersNone() {
        try (VenueTestRig rig = new VenueTestRig(1, "", 0)) {
            run(rig, decisions(Origin.SIGNAL, PositionSide.SHORT, 0.2, Double.NaN));

            assertThat(rig.failures).isEmpty();
            assertThat(rig.trades()).isEmpty();
            assertThat(decided(rig).reason()).isEqualTo("SIDE_NOT_OFFERED");
            assertThat(decided(rig).signalId()).contains(ScriptedDecisions.SOURCE);
        }
    }

    /** The numbers of protective orders at the end of each minute with a position. */
    private static List<Integer> run(VenueTestRig rig, ScriptedDecisions source) {
        Dispatcher process = rig.deciding(source);
        List<Integer> protections = new ArrayList<>();
        for (int minute = DECIDED - 2; minute <= DECIDED + HOLD + 12; minute++) {
            rig.at(minute);
            rig.call(process, "{}");
            if (rig.state().position().isPresent()) {
                List<ProtectiveOrder> resting = rig.state().protections();
                protections.add(resting.size());
            }
        }
        return protections;
    }

    private static ScriptedDecisions decisions(Origin origin, PositionSide side, double stop, double target) {
        long bar = Minutes.plus(VenueTestRig.START.toEpochMilli(), DECIDED - 1);
        return new ScriptedDecisions(origin, bar, new Distances(side, stop, target, HOLD, 0));
    }

    /** The row of the bar that was decided on. */
    private static DecisionRow decided(VenueTestRig rig) {
        long bar = Minutes.plus(VenueTestRig.START.toEpochMilli(), DECIDED - 1);
        List<DecisionRow> rows =
                new ArrayList<>(new StoredLedger(rig.memory).decisions(VenueTestRig.ETH_ID, LocalDate.of(2026, 6, 1)));
        rows.addAll(rig.state().outbox().decisions());
        return rows.stream().filter(row -> row.bar() == bar).findFirst().orElseThrow();
    }
}
