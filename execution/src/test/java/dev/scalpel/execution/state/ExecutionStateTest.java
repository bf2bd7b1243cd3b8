package dev.scalpel.execution.state;

import static dev.scalpel.execution.venue.TradeFixture.BAR;
import static dev.scalpel.execution.venue.TradeFixture.NOW;
import static dev.scalpel.execution.venue.TradeFixture.bought;
import static dev.scalpel.execution.venue.TradeFixture.notes;
import static dev.scalpel.execution.venue.TradeFixture.number;
import static dev.scalpel.execution.venue.TradeFixture.plan;
import static dev.scalpel.execution.venue.TradeFixture.resting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.execution.state.ExecutionState.Closing;
import dev.scalpel.execution.state.ExecutionState.Leaving;
import dev.scalpel.execution.venue.TradeFixture;
import dev.scalpel.settings.Settings.Mode;
import dev.scalpel.simulation.TraderState;
import dev.scalpel.trading.ExitReason;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What execution remembers in a state document, written and read. */
class ExecutionStateTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FIRST_EDITION = "{\"mode\": \"TESTNET\", \"capital\": \"1000\", \"dust\": \"0.00030\"}";

    @Test
    void allOfItIsReadAsItWasWritten() {
        ExecutionState all = notes().dust(number("0.00030"))
                .with(Optional.of(TraderState.starting(1_000)), Optional.of(plan()))
                .leaving(new Leaving(ExitReason.STOP, number("98.10"), BAR))
                .books(AccountAuditState.UNSEEN
                        .checked(NOW)
                        .foreign(number("2.50"))
                        .foreignOrders(List.of("4711"))
                        .taken(number("0.40"))
                        .mismatch(Optional.of(new AccountAuditState.Mismatch(number("-0.60"), NOW)))
                        .drift(Optional.of("words"))
                        .givenUp(new AccountAuditState.GivenUp(plan(), List.of(bought(), resting(1)), NOW)))
                .market(Optional.of(new MarketOutage(MarketOutage.State.NOT_LISTED, BAR, NOW)))
                .refusedExits(3)
                .closing(Closing.AT_VENUE);
        assertThat(reread(all)).isEqualTo(all);
    }

    @Test
    void aPlanWithoutAModelsFiguresIsReadToo() {
        EntryPlan known = plan();
        EntryPlan bare = new EntryPlan(
                known.tradeId(),
                BAR,
                known.bracket(),
                0.01,
                number("100.10"),
                number("1.000"),
                5,
                "rule",
                "tactics",
                Double.NaN,
                Double.NaN);
        assertThat(reread(notes().entering(Optional.of(bare))).entry()).contains(bare);
    }

    @Test
    void aDocumentOfTheFirstEditionHasNothingToSayOfWhatCameLater() throws JsonProcessingException {
        ExecutionState read = ExecutionState.fromTree(JSON.readTree(FIRST_EDITION));
        assertThat(read)
                .isEqualTo(ExecutionState.starting(Mode.TESTNET, number("1000")).dust(number("0.00030")));
        assertThat(read.books()).isEqualTo(AccountAuditState.UNSEEN);
        assertThat(read.closing()).isEqualTo(Closing.NO);
        assertThat(read.refusedExits()).isZero();
        assertThat(read.market()).isEmpty();
    }

    @Test
    void whatSaysNothingIsNotWritten() throws JsonProcessingException {
        assertThat(notes().toTree())
                .isEqualTo(JSON.readTree("{\"mode\": \"TESTNET\", \"capital\": \"1000\", \"dust\": \"0\"}"));
    }

    @Test
    void amountsAreTexts() {
        JsonNode tree =
                notes().books(AccountAuditState.UNSEEN.foreign(number("2.50"))).toTree();
        assertThat(tree.at("/books/foreign").isTextual()).isTrue();
        assertThat(tree.at("/books/foreign").asText()).isEqualTo("2.50");
    }

    @Test
    void aDocumentThatLacksAFieldOrHasABadOneIsRefusedByItsName() {
        assertThatThrownBy(() -> ExecutionState.fromTree(JSON.readTree("{\"mode\": \"TESTNET\", \"capital\": \"1\"}")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("execution's notes have no field 'dust'");
        assertThatThrownBy(() -> ExecutionState.fromTree(
                        JSON.readTree(FIRST_EDITION.replace("}", ", \"leaving\": {\"reason\": \"BORED\"}}"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("execution's notes have a bad field 'leaving': ");
    }

    @Test
    void theEndOfATradeForgetsWhatWasItsOwn() {
        ExecutionState closed = notes().entering(Optional.of(plan()))
                .leaving(new Leaving(ExitReason.STOP, number("98"), BAR))
                .books(AccountAuditState.UNSEEN.foreign(number("2")).taken(number("1")))
                .refusedExits(3)
                .closing(Closing.AT_VENUE)
                .closed(number("0.0009"));
        assertThat(closed)
                .isEqualTo(notes().dust(number("0.0009")).books(AccountAuditState.UNSEEN.foreign(number("2"))));
    }

    @Test
    void whatIsUnderWayIsNotAtRest() {
        assertThat(notes().isAtRest(TradeFixture.flat().state())).isTrue();
        assertThat(notes().isAtRest(TradeFixture.holding().state())).isFalse();
        assertThat(notes().entering(Optional.of(plan()))
                        .isAtRest(TradeFixture.flat().state()))
                .isFalse();
    }

    @Test
    void whatAPersonMustKnowComesInOrderOfWeight() {
        assertThat(notes().attention()).isEmpty();
        ExecutionState refused = notes().refusedExits(2);
        assertThat(refused.attention()).contains("the venue has refused to sell its position 2 times");
        ExecutionState closed = refused.market(Optional.of(new MarketOutage(MarketOutage.State.CLOSED, BAR, NOW)));
        assertThat(closed.attention()).contains("its market takes no orders since 2026-06-01T00:00:00Z");
        ExecutionState gone = refused.market(Optional.of(new MarketOutage(MarketOutage.State.NOT_LISTED, BAR, NOW)));
        assertThat(gone.attention()).contains("the venue does not list it since 2026-06-01T00:00:00Z");
        assertThat(closed.books(AccountAuditState.UNSEEN.drift(Optional.of("a difference")))
                        .attention())
                .contains("a difference: no entry is made until trading is resumed");
    }

    private static ExecutionState reread(ExecutionState notes) {
        try {
            return ExecutionState.fromTree(JSON.readTree(JSON.writeValueAsString(notes.toTree())));
        } catch (JsonProcessingException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
