package dev.scalpel.ledger.repository;

import static dev.scalpel.ledger.LedgerArbitraries.decisions;
import static dev.scalpel.ledger.LedgerArbitraries.trade;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.ledger.AccountDocument;
import dev.scalpel.ledger.Outbox;
import dev.scalpel.ledger.SymbolState;
import dev.scalpel.ledger.repository.StateRepository.LoadedState;
import dev.scalpel.market.Symbol;
import dev.scalpel.store.Race;
import dev.scalpel.store.WriteConflictException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of {@link StateRepository}, which every implementation must pass. */
abstract class StateRepositoryContract {

    private static final Symbol BTC = new Symbol("BTC", "USDT");
    private static final Symbol ETH = new Symbol("ETH", "USDT");
    private static final SymbolState STARTING = SymbolState.initial(BTC, "w0", 10_000);
    private static final Outbox OUTBOX = new Outbox(decisions(60_000), List.of(trade("a", 1, 120_000)));

    private StateRepository states;

    /** A new client of the same states at each call within a test, like another process; there are none at first. */
    protected abstract StateRepository open();

    @BeforeEach
    void openOne() {
        states = open();
    }

    @Test
    void aSymbolWithoutAStateStartsWithTheGivenOne() {
        assertThat(states.read(BTC)).isEmpty();

        LoadedState loaded = states.read(BTC, STARTING);

        assertThat(loaded.state()).isEqualTo(STARTING);
        assertThat(loaded.version()).isEmpty();
        assertThat(open().read(BTC)).as("reading stores nothing").isEmpty();
    }

    @Test
    void aClaimStoresTheNextRevisionWithItsWriterAndItsOutbox() {
        LoadedState claimed = states.claim(states.read(BTC, STARTING), STARTING, "w1", OUTBOX);

        assertThat(claimed.state().revision()).isEqualTo(1);
        assertThat(claimed.state().writer()).isEqualTo("w1");
        assertThat(claimed.state().outbox()).isEqualTo(OUTBOX);
        assertThat(open().read(BTC)).contains(claimed.state());
        assertThat(open().read(BTC, STARTING)).isEqualTo(claimed);
    }

    @Test
    void theNextClaimFollowsTheVersionThatTheLastOneReturned() {
        LoadedState first = states.claim(states.read(BTC, STARTING), STARTING, "w1", OUTBOX);

        LoadedState second = states.claim(first, first.state(), "w1", Outbox.EMPTY);

        assertThat(second.state().revision()).isEqualTo(2);
        assertThat(second.version()).isNotEqualTo(first.version());
        assertThat(states.read(BTC)).contains(second.state());
    }

    @Test
    void aClaimFromAReplacedVersionIsAConflictAndChangesNothing() {
        LoadedState first = states.claim(states.read(BTC, STARTING), STARTING, "w1", Outbox.EMPTY);
        LoadedState winner = open().claim(first, first.state(), "w2", OUTBOX);

        assertThatThrownBy(() -> states.claim(first, first.state(), "w3", Outbox.EMPTY))
                .isInstanceOf(WriteConflictException.class)
                .hasMessageContaining("read it again");

        assertThat(states.read(BTC, STARTING)).isEqualTo(winner);
    }

    @Test
    void aFirstClaimIsAConflictWhereAnotherInvocationWasFirst() {
        LoadedState none = states.read(BTC, STARTING);
        LoadedState winner = open().claim(none, STARTING, "w1", Outbox.EMPTY);

        assertThatThrownBy(() -> states.claim(none, STARTING, "w2", Outbox.EMPTY))
                .isInstanceOf(WriteConflictException.class);

        assertThat(states.read(BTC, STARTING)).isEqualTo(winner);
    }

    @Test
    void ofRacingClaimsOfAVersionOneSucceeds() {
        LoadedState first = states.claim(states.read(BTC, STARTING), STARTING, "w0", Outbox.EMPTY);
        AtomicInteger won = new AtomicInteger();
        AtomicInteger lost = new AtomicInteger();

        Race.of(6, writer -> {
            try {
                open().claim(first, first.state(), "racer-" + writer, Outbox.EMPTY);
                won.incrementAndGet();
            } catch (WriteConflictException other) {
                lost.incrementAndGet();
            }
        });

        assertThat(won).hasValue(1);
        assertThat(lost).hasValue(5);
        assertThat(states.read(BTC).orElseThrow().revision()).isEqualTo(2);
    }

    @Test
    void symbolsHaveStatesOfTheirOwn() {
        states.claim(states.read(BTC, STARTING), STARTING, "w1", Outbox.EMPTY);

        assertThat(states.read(ETH)).isEmpty();
        assertThat(states.account()).isEmpty();
    }

    @Test
    void theAccountIsStoredByItsFirstChange() {
        assertThat(states.account()).isEmpty();

        AccountDocument halted = states.changeAccount("w1", account -> account.halt("w1", "too hot", 7));

        assertThat(halted).isEqualTo(AccountDocument.initial("w1").halt("w1", "too hot", 7));
        assertThat(open().account()).contains(halted);
        assertThat(states.read(BTC)).isEmpty();
    }

    @Test
    void aChangeOfTheAccountAppliesToWhatIsStoredNow() {
        states.changeAccount("w1", account -> account.resume("w1", 1));
        open().changeAccount("w2", account -> account.halt("w2", "too hot", 2));

        AccountDocument after = states.changeAccount(
                "w1", account -> account.halt("w1", account.haltReason().orElse("never halted") + " still", 3));

        assertThat(after.haltReason()).contains("too hot still");
        assertThat(after.revision()).isEqualTo(3);
    }

    @Test
    void noChangeOfTheAccountIsLostInARace() {
        Race.of(4, writer -> {
            StateRepository own = open();
            for (int i = 0; i < 10; i++) {
                own.changeAccount("w" + writer, account -> account.resume("w" + writer, account.revision()));
            }
        });

        assertThat(states.account().orElseThrow().revision()).isEqualTo(40);
    }
}
