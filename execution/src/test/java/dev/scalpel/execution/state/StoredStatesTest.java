package dev.scalpel.execution.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.execution.state.StateRepository.LoadedState;
import dev.scalpel.ledger.LedgerFormatException;
import dev.scalpel.ledger.Outbox;
import dev.scalpel.ledger.UnknownSchemaException;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import dev.scalpel.store.ETag;
import dev.scalpel.store.FaultInjectingStore;
import dev.scalpel.store.ForwardingStore;
import dev.scalpel.store.StoreException;
import dev.scalpel.store.UnknownOutcomeException;
import dev.scalpel.store.WriteConflictException;
import dev.scalpel.store.local.MemoryStore;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What is special to states in an object store: keys, bytes, requests, lost answers. {@link StateRepositoryContract} has the rest. */
class StoredStatesTest {

    private static final Symbol BTC = new Symbol("BTC", "USDT");
    private static final InstrumentId BTC_ID = new InstrumentId("binance", BTC);
    private static final String KEY = "state/binance/BTC-USDT.json";
    private static final SymbolState STARTING = SymbolState.initial(BTC, "w0", 10_000);

    private final MemoryStore memory = new MemoryStore();
    private final FaultInjectingStore store = new FaultInjectingStore(memory);
    private final StoredStates states = new StoredStates(store);

    @Test
    void storesTheDocumentOfItsCodec() {
        LoadedState claimed = claim("w1");

        assertThat(memory.list("")).containsExactly(KEY);
        assertThat(memory.get(KEY).orElseThrow().bytes()).isEqualTo(SymbolStateCodec.CODEC.write(claimed.state()));
    }

    @Test
    void aReadIsOneTransferAndAClaimIsOneWrite() {
        LoadedState loaded = states.read(BTC_ID, STARTING);
        assertThat(store.transfers()).isEqualTo(1);

        LoadedState claimed = states.claim(loaded, STARTING, "w1", Outbox.EMPTY);
        states.claim(claimed, claimed.state(), "w1", Outbox.EMPTY);

        assertThat(store.writes()).isEqualTo(2);
        assertThat(store.transfers()).isEqualTo(1);
    }

    @Test
    void aClaimWhoseAnswerWasLostIsRecognizedByItsWriter() {
        store.loseNextAnswer();
        LoadedState first = claim("w1");
        store.loseNextAnswer();

        LoadedState second = states.claim(first, first.state(), "w1", Outbox.EMPTY);

        assertThat(states.read(BTC_ID, STARTING)).isEqualTo(second);
        assertThat(store.writes()).isEqualTo(2);
    }

    @Test
    void aConflictWithOurOwnWriteIsNoConflict() {
        LoadedState first = claim("w1");

        // The HTTP client repeats a write whose first attempt had succeeded.
        LoadedState repeated = new StoredStates(new ForwardingStore(store) {
                    @Override
                    public ETag putIfMatch(String key, byte[] bytes, ETag expected) {
                        super.putIfMatch(key, bytes, expected);
                        return super.putIfMatch(key, bytes, expected);
                    }
                })
                .claim(first, first.state(), "w2", Outbox.EMPTY);

        assertThat(states.read(BTC_ID, STARTING)).isEqualTo(repeated);
        assertThat(repeated.state().writer()).isEqualTo("w2");
    }

    @Test
    void aWriteOfUnknownOutcomeThatIsNotStoredIsLost() {
        LoadedState first = claim("w1");
        StoredStates silent = new StoredStates(new ForwardingStore(memory) {
            @Override
            public ETag putIfMatch(String key, byte[] bytes, ETag expected) {
                throw new UnknownOutcomeException(key, new StoreException("the answer was lost"));
            }
        });

        assertThatThrownBy(() -> silent.claim(first, first.state(), "w2", Outbox.EMPTY))
                .isInstanceOf(WriteConflictException.class)
                .hasMessageContaining(KEY)
                .satisfies(
                        lost -> assertThat(lost.getSuppressed()).hasOnlyElementsOfType(UnknownOutcomeException.class));
    }

    @Test
    void aMalformedDocumentIsRefusedWithItsKeyAndNotChanged() {
        byte[] torn = "{\"schema\":".getBytes(StandardCharsets.UTF_8);
        memory.putIfAbsent(KEY, torn);

        assertThatThrownBy(() -> states.read(BTC_ID))
                .isInstanceOf(LedgerFormatException.class)
                .hasMessageStartingWith(KEY);
        assertThatThrownBy(() -> claim("w1"))
                .isInstanceOf(LedgerFormatException.class)
                .hasMessageStartingWith(KEY);
        assertThat(memory.get(KEY).orElseThrow().bytes()).isEqualTo(torn);
    }

    @Test
    void aDocumentOfANewerVersionIsRefusedWithTheRemedy() {
        memory.putIfAbsent(KEY, "{\"schema\":99}".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> states.read(BTC_ID, STARTING))
                .isInstanceOf(UnknownSchemaException.class)
                .hasMessageStartingWith(KEY)
                .hasMessageContaining("deploy the newer version again");
    }

    private LoadedState claim(String writer) {
        return states.claim(states.read(BTC_ID, STARTING), STARTING, writer, Outbox.EMPTY);
    }
}
