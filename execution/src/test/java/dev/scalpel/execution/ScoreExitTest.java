package dev.scalpel.execution;

import static dev.scalpel.execution.VenueTestRig.ETH_ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.execution.champion.ChampionStatus;
import dev.scalpel.invocation.Deadline;
import dev.scalpel.invocation.Dispatcher;
import dev.scalpel.ledger.DecisionRow;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.ledger.repository.StoredLedger;
import dev.scalpel.localexchange.faults.Fault;
import dev.scalpel.localexchange.orders.OrderView;
import dev.scalpel.trading.EntryBasis;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.OrderSide;
import dev.scalpel.trading.Position;
import dev.scalpel.trading.StandAsideReason;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** At a venue: a position that follows a score, and the minute in which its score turns. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScoreExitTest {

    private static final BigDecimal STEP = new BigDecimal("0.00001");
    private static final int MAX_WRITES = 12;

    private int exitMinute;
    private int writes;
    private VenueTestRig rig;

    /** The first minute in which a score closes a position. */
    @BeforeAll
    void findTheMinute() {
        try (VenueTestRig probe = VenueTestRig.following(1, "", 1)) {
            int minute = 1;
            while (probe.trades().stream().noneMatch(trade -> trade.exitReason() == ExitReason.SCORE)) {
                probe.store.takeWritten();
                probe.run(minute, minute + 1);
                minute++;
            }
            exitMinute = minute - 1;
            writes = probe.store.takeWritten().size();
            assertThat(writes).isBetween(3, MAX_WRITES);
        }
    }

    @AfterEach
    void close() {
        if (rig != null) {
            rig.close();
        }
    }

    private VenueTestRig before() {
        VenueTestRig fresh = VenueTestRig.following(1, "", 1);
        fresh.run(1, exitMinute);
        assertThat(fresh.state().position()).isPresent();
        return fresh;
    }

    @Test
    void aFarStopAndTargetRestFromTheEntryOn() {
        rig = before();
        Position open = rig.state().position().orElseThrow().position();
        double hour = open.volatility() * Math.sqrt(60);

        assertThat(open.basis()).isInstanceOf(EntryBasis.ByScore.class);
        assertThat(open.stopPrice() / open.entryPrice()).isEqualTo(1 - 5 * hour);
        assertThat(open.targetPrice() / open.entryPrice()).isEqualTo(1 + 15 * hour);
        assertThat(resting()).hasSize(2);
        assertThat(rig.state().protections()).hasSize(2);
    }

    @Test
    void theOrdersAreCancelledAndThePositionSoldInTheSameMinute() {
        rig = before();
        rig.run(exitMinute, exitMinute + 1);

        assertThat(rig.state().position()).isEmpty();
        assertThat(resting()).isEmpty();
        assertClosedOnce();
        assertThat(newestDecision().reason()).isEqualTo(StandAsideReason.SCORE_TURNED.name());
    }

    /** Killed before or after each write of the minute, then continued by another process. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void killedAtAnyWriteAnotherProcessClosesItOnce(boolean after) {
        for (int at = 1; at <= writes; at++) {
            rig = before();
            Consumer<Runnable> queue = after ? rig.store::afterNextWrite : rig.store::beforeNextWrite;
            for (int other = 1; other < at; other++) {
                queue.accept(() -> {});
            }
            queue.accept(() -> {
                throw new KilledError();
            });
            rig.at(exitMinute);
            assertThatThrownBy(() -> rig.call("{}")).isInstanceOf(KilledError.class);

            continuedByAnother();

            assertClosedOnce();
            assertThat(rig.failures).isEmpty();
            rig.close();
        }
    }

    private void continuedByAnother() {
        Dispatcher other = rig.another(rig.clock);
        rig.clock.advance(Duration.ofSeconds(10));
        other.answer("{}", Deadline.in(Duration.ofMinutes(1), rig.clock));
        for (int minute = exitMinute + 1; minute < exitMinute + 3; minute++) {
            rig.at(minute);
            other.answer("{}", Deadline.in(Duration.ofMinutes(1), rig.clock));
        }
    }

    /** The order is cancelled, the exit's answer lost: it is looked up and not sent twice. */
    @Test
    void anExitWhoseAnswerIsLostIsNotSentTwice() {
        rig = before();
        rig.exchange.faults().failNext(Fault.lostResponse(), "POST /api/v3/order", 1);
        rig.run(exitMinute, exitMinute + 2);

        assertClosedOnce();
    }

    @Test
    void aRefusedExitIsTriedAgain() {
        rig = before();
        rig.exchange
                .faults()
                .failNext(Fault.refusal("refused", 400, -2010, "Order would be refused."), "POST /api/v3/order", 2);
        rig.run(exitMinute, exitMinute + 3);

        assertClosedOnce();
    }

    /** The venue cannot be read in the minute in which the score turns; by the next one the score may have turned back. */
    @Test
    void theDecisionOfABarIsKeptWhenTheVenueRefusesEveryRequest() {
        rig = before();
        rig.exchange.faults().failNext(Fault.tooManyRequests(Duration.ofSeconds(20)));
        rig.run(exitMinute, exitMinute + 1);
        assertThat(rig.state().position()).isPresent();
        assertThat(newestDecision().reason()).isEqualTo(StandAsideReason.SCORE_TURNED.name());

        rig.champion = new ChampionStatus.Refused("it is damaged");
        rig.run(exitMinute + 1, exitMinute + 4);

        assertClosedOnce();
    }

    @Test
    void withoutAUsableModelNothingIsClosedByScoreAndTheRowSaysSo() {
        rig = before();
        Position open = rig.state().position().orElseThrow().position();
        rig.champion = new ChampionStatus.Refused("it is damaged");
        rig.at(exitMinute);
        JsonNode report = rig.call("{}").path("symbols").get(0);

        assertThat(report.path("decision").asText()).isEqualTo("SCORE_UNKNOWN");
        assertThat(report.path("note").asText()).isEqualTo("it is damaged");
        assertThat(report.path("position").asText()).contains("entered at a score of ", "closed when it falls below");
        assertThat(newestDecision().figures()).containsEntry("modelRefused", 1.0);
        assertThat(rig.state().position()).isPresent();
        assertThat(resting()).hasSize(2);

        rig.champion = new ChampionStatus.Flat("retired");
        rig.run(exitMinute + 1, exitMinute + 2 + ScoredForecaster.TACTICS.holdMinutes());
        assertThat(rig.trades())
                .filteredOn(trade -> trade.decisionBar() == open.decisionTime())
                .extracting(TradeRow::exitReason)
                .containsExactly(ExitReason.TIME_LIMIT);
    }

    private void assertClosedOnce() {
        TradeRow trade = rig.trades().get(rig.trades().size() - 1);
        assertThat(trade.exitReason()).isEqualTo(ExitReason.SCORE);
        assertThat(rig.trades()).extracting(TradeRow::decisionBar).doesNotHaveDuplicates();
        BigDecimal bought = filled(OrderSide.BUY);
        BigDecimal held = rig.exchange.free("ETH").add(rig.exchange.locked("ETH"));
        assertThat(bought.subtract(filled(OrderSide.SELL))).isEqualByComparingTo(held);
        if (rig.state().position().isEmpty()) {
            assertThat(held).isLessThan(STEP);
            assertThat(resting()).isEmpty();
        }
    }

    private List<OrderView> resting() {
        return rig.exchange.orders().stream()
                .filter(order -> order.status().isOpen())
                .toList();
    }

    private BigDecimal filled(OrderSide side) {
        return rig.exchange.fills().stream()
                .filter(fill -> fill.side() == side)
                .map(fill -> fill.quantity())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private DecisionRow newestDecision() {
        List<DecisionRow> rows =
                new ArrayList<>(new StoredLedger(rig.memory).decisions(ETH_ID, LocalDate.of(2026, 6, 1)));
        rows.addAll(rig.state().outbox().decisions());
        return rows.get(rows.size() - 1);
    }

    private static final class KilledError extends Error {
        private static final long serialVersionUID = 1L;
    }
}
