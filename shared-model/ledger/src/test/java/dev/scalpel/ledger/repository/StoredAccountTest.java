package dev.scalpel.ledger.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.ledger.AccountDocument;
import dev.scalpel.ledger.LedgerFormatException;
import dev.scalpel.ledger.StateDocumentCodec;
import dev.scalpel.ledger.SymbolStatus;
import dev.scalpel.ledger.UnknownSchemaException;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import dev.scalpel.store.FaultInjectingStore;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.trading.AccountState;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is special to the account in an object store: keys, bytes, requests. {@link AccountRepositoryContract} has the rest. */
class StoredAccountTest {

    private static final Symbol BTC = new Symbol("BTC", "USDT");
    private static final InstrumentId BTC_ID = new InstrumentId("binance", BTC);
    private static final String STATE = "state/binance/BTC-USDT.json";
    private static final String ACCOUNT = "state/account.json";

    private final MemoryStore memory = new MemoryStore();
    private final FaultInjectingStore store = new FaultInjectingStore(memory);
    private final StoredAccount account = new StoredAccount(store);

    @Test
    void storesTheDocumentOfItsCodec() {
        AccountDocument halted = account.change("w1", document -> document.halt("w1", "too hot", 7));

        assertThat(memory.list("")).containsExactly(ACCOUNT);
        assertThat(memory.get(ACCOUNT).orElseThrow().bytes()).isEqualTo(StateDocumentCodec.ACCOUNT.write(halted));
    }

    @Test
    void anUnchangedAccountIsNotWrittenAgain() {
        account.change("w1", document -> document.halt("w1", "too hot", 7));

        account.change("w1", document -> document);

        assertThat(store.writes()).isEqualTo(1);
    }

    @Test
    void theStatusIsReadFromTheSymbolsState() {
        put(STATE, """
                {"schema":3,"symbol":"BTC/USDT","revision":7,"halted":true,"position":null,"execution":{"any":"field"},
                 "account":{"equity":1000.0,"settledEquity":990.5,"peakEquity":1000.0,"maxDrawdown":0.0,"day":0,
                  "dayStartEquity":1000.0,"lossesInARow":0,"lastStopTime":0,"lastLossTime":0}}
                """);

        assertThat(account.status(BTC_ID))
                .contains(new SymbolStatus(
                        BTC, true, Optional.empty(), new AccountState(1_000, 990.5, 1_000, 0, 0, 1_000, 0, 0, 0)));
        assertThat(account.status(InstrumentId.parse("binance/ETH-USDT"))).isEmpty();
        assertThat(account.read()).isEmpty();
    }

    @Test
    void aMalformedDocumentIsRefusedWithItsKeyAndNotChanged() {
        byte[] torn = put(STATE, "{\"schema\":");
        put(ACCOUNT, "{\"schema\":");

        assertThatThrownBy(() -> account.status(BTC_ID))
                .isInstanceOf(LedgerFormatException.class)
                .hasMessageStartingWith(STATE);
        assertThatThrownBy(account::read)
                .isInstanceOf(LedgerFormatException.class)
                .hasMessageStartingWith(ACCOUNT);
        assertThatThrownBy(() -> account.change("w1", document -> document.halt("w1", "too hot", 7)))
                .isInstanceOf(LedgerFormatException.class)
                .hasMessageStartingWith(ACCOUNT);
        assertThat(memory.get(ACCOUNT).orElseThrow().bytes()).isEqualTo(torn);
    }

    @Test
    void aDocumentOfANewerVersionIsRefusedWithTheRemedy() {
        put(STATE, "{\"schema\":99}");
        put(ACCOUNT, "{\"schema\":99}");

        assertThatThrownBy(() -> account.status(BTC_ID))
                .isInstanceOf(UnknownSchemaException.class)
                .hasMessageStartingWith(STATE)
                .hasMessageContaining("deploy the newer version again");
        assertThatThrownBy(account::read)
                .isInstanceOf(UnknownSchemaException.class)
                .hasMessageStartingWith(ACCOUNT)
                .hasMessageContaining("deploy the newer version again");
    }

    private byte[] put(String key, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        memory.putIfAbsent(key, bytes);
        return bytes;
    }
}
