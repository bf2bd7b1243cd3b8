package dev.scalpel.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.market.Symbol;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateDocumentCodecTest {

    private static final Symbol BTC = new Symbol("BTC", "USDT");
    private static final String STATUS = """
            {"schema":%s,"symbol":"BTC/USDT","revision":7,"halted":true,"position":null,"later":{"any":"field"},
             "account":{"equity":1000.0,"settledEquity":990.5,"peakEquity":1000.0,"maxDrawdown":0.0,"day":0,
              "dayStartEquity":1000.0,"lossesInARow":0,"lastStopTime":0,"lastLossTime":0}}
            """;

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
    void theAccountOfTheFirstSchemaIsRead() {
        AccountDocument account = AccountDocument.initial("w1");
        String first = new String(StateDocumentCodec.ACCOUNT.write(account), StandardCharsets.UTF_8)
                .replace("\"schema\":2", "\"schema\":1");
        assertThat(StateDocumentCodec.ACCOUNT.read("a", bytes(first))).isEqualTo(account);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void theStatusIsReadFromADocumentOfEverySchema(int schema) {
        SymbolStatus status = SymbolStatus.read("s", bytes(STATUS.formatted(schema)));
        assertThat(status.symbol()).isEqualTo(BTC);
        assertThat(status.halted()).isTrue();
        assertThat(status.position()).isEmpty();
        assertThat(status.account().settledEquity()).isEqualTo(990.5);
    }

    @Test
    void aStatusWithoutAFieldIsRefusedByItsName() {
        assertThatThrownBy(
                        () -> SymbolStatus.read("s", bytes(STATUS.formatted(3).replace("\"halted\":true,", ""))))
                .isInstanceOf(LedgerFormatException.class)
                .hasMessageContaining("halted");
    }

    @Test
    void aDocumentOfANewerVersionIsRefusedWithItsSchemaAndWhatToDo() {
        assertThatThrownBy(() -> SymbolStatus.read("state/binance/BTC-USDT.json", bytes(STATUS.formatted(4))))
                .isInstanceOf(UnknownSchemaException.class)
                .hasMessage(
                        "state/binance/BTC-USDT.json: schema 4 was written by a newer version of Scalpel; this version reads up to"
                                + " schema 3. The document was left as it is: deploy the newer version again and it continues");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "\"2\"", "2.5", "null", "99999999999"})
    void aDocumentWithoutAValidSchemaIsRefused(String schema) {
        assertThatThrownBy(() -> SymbolStatus.read("s", bytes(STATUS.formatted(schema))))
                .isInstanceOf(UnknownSchemaException.class)
                .hasMessageContaining("schema must be 1 to 3, found " + schema + ":");
    }

    @Test
    void aDocumentWithoutASchemaIsRefused() {
        assertThatThrownBy(() -> StateDocumentCodec.ACCOUNT.read("a", bytes("{}")))
                .isInstanceOf(UnknownSchemaException.class)
                .hasMessageContaining("schema must be 1 to 2, found none:");
        assertThatThrownBy(() -> StateDocumentCodec.ACCOUNT.read("a", bytes("[]")))
                .isInstanceOf(LedgerFormatException.class)
                .hasMessageContaining("must be a JSON object");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
