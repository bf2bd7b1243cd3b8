package dev.scalpel.execution.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.execution.state.StateRepository.LoadedState;
import dev.scalpel.ledger.DecisionRow;
import dev.scalpel.ledger.Outbox;
import dev.scalpel.ledger.SymbolStatus;
import dev.scalpel.ledger.repository.AccountRepository;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import dev.scalpel.store.Race;
import dev.scalpel.store.WriteConflictException;
import dev.scalpel.strategy.StrategyId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of {@link StateRepository}, which every implementation must pass. */
abstract class StateRepositoryContract {

    private static final Symbol BTC = new Symbol("BTC", "USDT");
    private static final InstrumentId BTC_ID = new InstrumentId("binance", BTC);
    private static final Symbol ETH = new Symbol("ETH", "USDT");
    private static final InstrumentId ETH_ID = new InstrumentId("binance", ETH);
    private static final SymbolState STARTING = SymbolState.initial(BTC, "w0", 10_000);
    private static final Outbox OUTBOX = new Outbox(
            List.of(new DecisionRow(
                    60_000, 1, StrategyId.MODEL, "STALE_BAR", 100.5, Optional.empty(), Map.of("a", 1.5))),
            List.of());

    private StateRepository states;

    /** A new client of the same states at each call within a test, like another process; there are none at first. */
    protected abstract StateRepository open();

    /** The account that belongs to the same states. */
    protected abstract AccountRepository account();

    @BeforeEach
    void openOne() {
        states = open();
    }

    @Test
    void aSymbolWithoutAStateStartsWithTheGivenOne() {
        assertThat(states.read(BTC_ID)).isEmpty();

        LoadedState loaded = states.read(BTC_ID, STARTING);

        assertThat(loaded.state()).isEqualTo(STARTING);
        assertThat(loaded.version()).isEmpty();
        assertThat(open().read(BTC_ID)).as("reading stores nothing").isEmpty();
    }

    @Test
    void aClaimStoresTheNextRevisionWithItsWriterAndItsOutbox() {
        LoadedState claimed = states.claim(states.read(BTC_ID, STARTING), STARTING, "w1", OUTBOX);

        assertThat(claimed.state().revision()).isEqualTo(1);
        assertThat(claimed.state().writer()).isEqualTo("w1");
        assertThat(claimed.state().outbox()).isEqualTo(OUTBOX);
        assertThat(open().read(BTC_ID)).contains(claimed.state());
        assertThat(open().read(BTC_ID, STARTING)).isEqualTo(claimed);
    }

    @Test
    void theNextClaimFollowsTheVersionThatTheLastOneReturned() {
        LoadedState first = states.claim(states.read(BTC_ID, STARTING), STARTING, "w1", OUTBOX);

        LoadedState second = states.claim(first, first.state(), "w1", Outbox.EMPTY);

        assertThat(second.state().revision()).isEqualTo(2);
        assertThat(second.version()).isNotEqualTo(first.version());
        assertThat(states.read(BTC_ID)).contains(second.state());
    }

    @Test
    void aClaimFromAReplacedVersionIsAConflictAndChangesNothing() {
        LoadedState first = states.claim(states.read(BTC_ID, STARTING), STARTING, "w1", Outbox.EMPTY);
        LoadedState winner = open().claim(first, first.state(), "w2", OUTBOX);

        assertThatThrownBy(() -> states.claim(first, first.state(), "w3", Outbox.EMPTY))
                .isInstanceOf(WriteConflictException.class)
                .hasMessageContaining("read it again");

        assertThat(states.read(BTC_ID, STARTING)).isEqualTo(winner);
    }

    @Test
    void aFirstClaimIsAConflictWhereAnotherInvocationWasFirst() {
        LoadedState none = states.read(BTC_ID, STARTING);
        LoadedState winner = open().claim(none, STARTING, "w1", Outbox.EMPTY);

        assertThatThrownBy(() -> states.claim(none, STARTING, "w2", Outbox.EMPTY))
                .isInstanceOf(WriteConflictException.class);

        assertThat(states.read(BTC_ID, STARTING)).isEqualTo(winner);
    }

    @Test
    void ofRacingClaimsOfAVersionOneSucceeds() {
        LoadedState first = states.claim(states.read(BTC_ID, STARTING), STARTING, "w0", Outbox.EMPTY);
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
        assertThat(states.read(BTC_ID).orElseThrow().revision()).isEqualTo(2);
    }

    @Test
    void symbolsHaveStatesOfTheirOwn() {
        states.claim(states.read(BTC_ID, STARTING), STARTING, "w1", Outbox.EMPTY);

        assertThat(states.read(ETH_ID)).isEmpty();
        assertThat(account().status(ETH_ID)).isEmpty();
    }

    @Test
    void everyFunctionReadsTheStatusOfTheLastClaim() {
        assertThat(account().status(BTC_ID)).isEmpty();

        LoadedState first = states.claim(states.read(BTC_ID, STARTING), STARTING, "w1", OUTBOX);
        SymbolState halted = states.claim(first, first.state().withHalted(true), "w1", Outbox.EMPTY)
                .state();

        assertThat(account().status(BTC_ID)).contains(new SymbolStatus(BTC, true, halted.position(), halted.account()));
    }

    @Test
    void aStateIsNotAnAccountAndAnAccountIsNotAState() {
        states.claim(states.read(BTC_ID, STARTING), STARTING, "w1", Outbox.EMPTY);
        assertThat(account().read()).isEmpty();

        account().change("w1", document -> document.halt("w1", "too hot", 7));

        assertThat(states.read(BTC_ID).orElseThrow().halted()).isFalse();
    }
}
