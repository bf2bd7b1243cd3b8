package dev.scalpel.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.market.Symbol;
import dev.scalpel.trading.OrderSide;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class StateDocumentCodecTest {

    private static final Symbol BTC = new Symbol("BTC", "USDT");

    @Property(tries = 200)
    void everyStateIsReadBackWithEveryValue(@ForAll("states") SymbolState state) {
        byte[] json = StateDocumentCodec.SYMBOL_STATE.write(state);
        assertThat(StateDocumentCodec.SYMBOL_STATE.read("s", json)).isEqualTo(state);
        assertThat(StateDocumentCodec.SYMBOL_STATE.write(StateDocumentCodec.SYMBOL_STATE.read("s", json)))
                .isEqualTo(json);
    }

    @Test
    void theAccountIsReadBackWithEveryValue() {
        AccountDocument account = AccountDocument.initial("w1")
                .halt("w2", "the price \"fell\"\nfar", 5)
                .rolledUp(
                        "w3",
                        new AccountDocument.RollUp(
                                7,
                                new BigDecimal("10000.10"),
                                new BigDecimal("1E+4"),
                                20_000,
                                BigDecimal.TEN,
                                Map.of(BTC, new BigDecimal("0.30"))));
        byte[] json = StateDocumentCodec.ACCOUNT.write(account);
        assertThat(StateDocumentCodec.ACCOUNT.read("a", json)).isEqualTo(account);
        assertThat(account.halted()).isTrue();
        assertThat(account.revision()).isEqualTo(2);
        assertThat(account.resume("w4", 9).halted()).isFalse();
        assertThat(new String(json, StandardCharsets.UTF_8))
                .startsWith("{\"schema\":2,")
                .contains("\"equity\":\"10000.10\"", "{\"BTC/USDT\":\"0.30\"}");
    }

    @Test
    void rejectsAnotherSchema() {
        assertThatThrownBy(() -> StateDocumentCodec.SYMBOL_STATE.read(
                        "state/BTC-USDT.json", changed("\"schema\":2", "\"schema\":3")))
                .isInstanceOf(UnknownSchemaException.class)
                .hasMessageStartingWith(
                        "state/BTC-USDT.json: schema must be 2, found 3: it was written by another version");
        assertThatThrownBy(() -> StateDocumentCodec.SYMBOL_STATE.read("s", changed("\"schema\":2,", "")))
                .isInstanceOf(UnknownSchemaException.class)
                .hasMessageContaining("found none");
    }

    @Test
    void readsSchemaOne() {
        SymbolState fresh = SymbolState.initial(BTC, "w", 1_000);
        SymbolState now = new SymbolState(
                BTC,
                1,
                "w",
                Optional.of(60_000L),
                false,
                Optional.empty(),
                Optional.empty(),
                List.of(intent("a")),
                List.of(),
                fresh.account(),
                Optional.empty(),
                Outbox.EMPTY);
        String json = new String(StateDocumentCodec.SYMBOL_STATE.write(now), StandardCharsets.UTF_8);
        String then = json.replace("\"schema\":2", "\"schema\":1").replace(",\"orders\":[]", "");
        assertThat(then).hasSizeLessThan(json.length() - 5);
        assertThat(StateDocumentCodec.SYMBOL_STATE.read("s", then.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(now);
    }

    @Test
    void rejectsAMissingAnUnknownANullAndAnInvalidField() {
        refused(changed("\"halted\":false,", ""), "halted");
        refused(changed("\"halted\":false", "\"halted\":false,\"extra\":1"), "extra");
        refused(changed("\"halted\":false", "\"halted\":null"), "halted");
        refused(changed("\"lastBar\":null,", ""), "lastBar");
        refused(changed("\"revision\":0", "\"revision\":1.5"), "revision");
        refused(changed("\"revision\":0", "\"revision\":-1"), "revision must be >= 0");
        refused(changed("BTC/USDT", "BTC/btc"), "quote must be");
        refused(changed("\"halted\":false", "\"halted\":false,\"halted\":true"), "halted");
    }

    @Test
    void rejectsEveryTruncatedDocument() {
        byte[] whole = StateDocumentCodec.SYMBOL_STATE.write(SymbolState.initial(BTC, "w", 1_000));
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> StateDocumentCodec.SYMBOL_STATE.read("s", cut))
                    .isInstanceOf(LedgerFormatException.class);
        }
        byte[] trailing = Arrays.copyOf(whole, whole.length + 1);
        trailing[whole.length] = '}';
        assertThatThrownBy(() -> StateDocumentCodec.SYMBOL_STATE.read("s", trailing))
                .isInstanceOf(LedgerFormatException.class);
    }

    @Test
    void aBarThatIsNotNewerIsHandled() {
        SymbolState fresh = SymbolState.initial(BTC, "w", 1_000);
        assertThat(fresh.hasHandled(0)).isFalse();
        assertThat(fresh.isIdle()).isTrue();
        assertThat(fresh.wasWrittenBy("w", 0)).isTrue();
        assertThat(fresh.wasWrittenBy("v", 0)).isFalse();
    }

    @Test
    void notFoundIsFinalOnlyAfterTheWindowAndAGrace() {
        Intent intent = intent("a");
        assertThat(intent.notFoundIsFinal(10_000 + 5_000 + 1_000)).isFalse();
        assertThat(intent.notFoundIsFinal(10_000 + 5_000 + 1_001)).isTrue();
    }

    @Test
    void onlyProtectionsHaveAStop() {
        assertThatThrownBy(() -> intent(Intent.Kind.PROTECTION, Optional.empty(), Optional.of(BigDecimal.TEN)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a protection has a stopPrice: p");
        assertThatThrownBy(() -> intent(Intent.Kind.EXIT, Optional.of(BigDecimal.TEN), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("only a protection has a stopPrice or a targetPrice: p");
        assertThat(intent(Intent.Kind.PROTECTION, Optional.of(BigDecimal.ONE), Optional.of(BigDecimal.TEN))
                        .targetPrice())
                .contains(BigDecimal.TEN);
    }

    @Test
    void intentsHaveDifferentClientIds() {
        SymbolState fresh = SymbolState.initial(BTC, "w", 1_000);
        assertThatThrownBy(() -> new SymbolState(
                        BTC,
                        1,
                        "w",
                        Optional.of(60_000L),
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        List.of(intent("a"), intent("a")),
                        List.of(),
                        fresh.account(),
                        Optional.empty(),
                        Outbox.EMPTY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("different client ids: [a, a]");
    }

    @Provide
    Arbitrary<SymbolState> states() {
        return LedgerArbitraries.states();
    }

    private static Intent intent(String id) {
        return new Intent(
                id,
                1,
                Intent.Kind.ENTRY,
                OrderSide.BUY,
                60_000,
                BigDecimal.ONE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                10_000,
                5_000,
                Intent.Status.CLAIMED,
                List.of());
    }

    private static Intent intent(Intent.Kind kind, Optional<BigDecimal> stop, Optional<BigDecimal> target) {
        return new Intent(
                "p",
                1,
                kind,
                OrderSide.SELL,
                60_000,
                BigDecimal.ONE,
                Optional.empty(),
                stop,
                target,
                10_000,
                5_000,
                Intent.Status.CLAIMED,
                List.of());
    }

    private static byte[] changed(String from, String to) {
        String json = new String(
                StateDocumentCodec.SYMBOL_STATE.write(SymbolState.initial(BTC, "w", 1_000)), StandardCharsets.UTF_8);
        assertThat(json).contains(from);
        return json.replace(from, to).getBytes(StandardCharsets.UTF_8);
    }

    private static void refused(byte[] json, String reason) {
        assertThatThrownBy(() -> StateDocumentCodec.SYMBOL_STATE.read("s", json))
                .isInstanceOf(LedgerFormatException.class)
                .hasMessageStartingWith("s")
                .hasMessageContaining(reason);
    }
}
