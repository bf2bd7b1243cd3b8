package dev.scalpel.execution.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.ledger.IdempotencyPolicy;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.LedgerFormatException;
import dev.scalpel.ledger.Outbox;
import dev.scalpel.market.Symbol;
import dev.scalpel.trading.OrderSide;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SymbolStateCodecTest {

    private static final Symbol BTC = new Symbol("BTC", "USDT");

    @Property(tries = 200)
    void everyStateIsReadBackWithEveryValue(@ForAll("states") SymbolState state) {
        byte[] json = SymbolStateCodec.CODEC.write(state);
        assertThat(SymbolStateCodec.CODEC.read("s", json)).isEqualTo(state);
        assertThat(SymbolStateCodec.CODEC.write(SymbolStateCodec.CODEC.read("s", json)))
                .isEqualTo(json);
    }

    @Test
    void rejectsAMissingAnUnknownANullAndAnInvalidField() {
        refused(changed("\"halted\":false,", ""), "halted");
        refused(changed("\"halted\":false", "\"halted\":false,\"extra\":1"), "extra");
        refused(changed("\"halted\":false", "\"halted\":null"), "halted");
        refused(changed("\"lastBar\":null,", ""), "lastBar");
        refused(changed("\"execution\":null,", ""), "execution");
        refused(changed("\"execution\":null", "\"execution\":null,\"broker\":null"), "broker");
        refused(changed("\"revision\":0", "\"revision\":1.5"), "revision");
        refused(changed("\"revision\":0", "\"revision\":-1"), "revision must be >= 0");
        refused(changed("BTC/USDT", "BTC/btc"), "quote must be");
        refused(changed("\"halted\":false", "\"halted\":false,\"halted\":true"), "halted");
    }

    @Test
    void rejectsEveryTruncatedDocument() {
        byte[] whole = SymbolStateCodec.CODEC.write(SymbolState.initial(BTC, "w", 1_000));
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> SymbolStateCodec.CODEC.read("s", cut)).isInstanceOf(LedgerFormatException.class);
        }
        byte[] trailing = Arrays.copyOf(whole, whole.length + 1);
        trailing[whole.length] = '}';
        assertThatThrownBy(() -> SymbolStateCodec.CODEC.read("s", trailing)).isInstanceOf(LedgerFormatException.class);
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
                        Optional.empty(),
                        Outbox.EMPTY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("different client ids: [a, a]");
    }

    @Provide
    Arbitrary<SymbolState> states() {
        return StateArbitraries.states();
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
                10_000 + 5_000,
                IdempotencyPolicy.REQUEST_WINDOW,
                Intent.Status.CLAIMED,
                List.of());
    }

    private static byte[] changed(String from, String to) {
        String json =
                new String(SymbolStateCodec.CODEC.write(SymbolState.initial(BTC, "w", 1_000)), StandardCharsets.UTF_8);
        assertThat(json).contains(from);
        return json.replace(from, to).getBytes(StandardCharsets.UTF_8);
    }

    private static void refused(byte[] json, String reason) {
        assertThatThrownBy(() -> SymbolStateCodec.CODEC.read("s", json))
                .isInstanceOf(LedgerFormatException.class)
                .hasMessageStartingWith("s")
                .hasMessageContaining(reason);
    }
}
