package dev.scalpel.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import dev.scalpel.store.StoreKeys;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.trading.Bracket;
import dev.scalpel.trading.EntryBasis.ByModel;
import dev.scalpel.trading.PositionSide;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StateDocumentCodecTest {

    private static final Symbol BTC = new Symbol("BTC", "USDT");
    private static final String STATUS = """
            {"schema":%s,"symbol":"BTC/USDT","revision":7,"halted":true,"position":null,"later":{"any":"field"},
             "account":{"equity":1000.0,"settledEquity":990.5,"peakEquity":1000.0,"maxDrawdown":0.0,"day":0,
              "dayStartEquity":1000.0,"lossesInARow":0,"lastStopTime":0,"lastLossTime":0}}
            """;

    private static final String FORMER_POSITION = """
            {"position":{"bracket":{"side":"LONG","stopSigmas":3.0,"targetSigmas":7.0,"holdMinutes":45},"sigma":0.001,
              "decisionTime":60000,"entryTime":120000,"entryPrice":100.0,"stopPrice":99.7,"targetPrice":100.7,
              "deadline":2820000,"quantity":"0.5"},
             "tradeId":"e1","modelId":"m-1","tacticsId":"t-1","intendedPrice":"100.0","intendedQuantity":"0.5",
             "entryFills":[],"entryLatencyMillis":900,"predictedNet":0.002,"winProbability":0.6}
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
                .startsWith("{\"schema\":3,")
                .contains("\"equity\":\"10000.10\"", "{\"BTC/USDT\":\"0.30\"}");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void theAccountOfAnEarlierSchemaIsReadAndIsNotPaused(int schema) {
        AccountDocument account = AccountDocument.initial("w1");
        String first = new String(StateDocumentCodec.ACCOUNT.write(account), StandardCharsets.UTF_8)
                .replace("\"schema\":3", "\"schema\":" + schema)
                .replace("\"pauseReason\":null,", "");
        assertThat(StateDocumentCodec.ACCOUNT.read("a", bytes(first))).isEqualTo(account);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void theStatusIsReadFromADocumentOfEverySchema(int schema) {
        SymbolStatus status = SymbolStatus.read("s", bytes(STATUS.formatted(schema)));
        assertThat(status.symbol()).isEqualTo(BTC);
        assertThat(status.halted()).isTrue();
        assertThat(status.position()).isEmpty();
        assertThat(status.account().settledEquity()).isEqualTo(990.5);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void aPositionFromBeforeStrategiesHadNamesIsTheModels(int schema) {
        String held = STATUS.formatted(schema).replace("\"position\":null", "\"position\":" + FORMER_POSITION);
        OpenPosition open = SymbolStatus.read("s", bytes(held)).position().orElseThrow();
        assertThat(open.position().basis())
                .isEqualTo(new ByModel("model", "m-1", new Bracket(PositionSide.LONG, 3, 7, 45), 0.001));
        assertThat(open.tacticsId()).contains("t-1");
    }

    @Test
    void aFillIsReadWithTheVenuesSettlementWhereThereIsOne() {
        String fill =
                "{\"tradeId\":\"t\",\"time\":120000,\"price\":\"100\",\"quantity\":\"0.5\",\"fee\":\"0.05\",\"feeAsset\":\"USD\"%s}";
        String fills = "\"entryFills\":[" + fill.formatted("") + ","
                + fill.replace("\"t\"", "\"u\"").formatted(",\"settlement\":{\"rate\":\"0.9\",\"profit\":\"-12.5\"}")
                + "]";
        String held = STATUS.formatted(3)
                .replace("\"position\":null", "\"position\":" + FORMER_POSITION.replace("\"entryFills\":[]", fills));

        List<Fill> read =
                SymbolStatus.read("s", bytes(held)).position().orElseThrow().entryFills();

        assertThat(read.get(0).settlement()).isEmpty();
        assertThat(read.get(1).settlement())
                .contains(new Fill.Settlement(new BigDecimal("0.9"), new BigDecimal("-12.5")));
        assertThat(read.get(1)
                        .part(new BigDecimal("0.1"))
                        .settlement()
                        .orElseThrow()
                        .profit())
                .isEqualByComparingTo("-2.5");
        assertThatThrownBy(() -> SymbolStatus.read("s", bytes(held.replace("\"fee\":\"0.05\",", ""))))
                .isInstanceOf(LedgerFormatException.class);
    }

    @Test
    void aStateThatCannotBeReadMayHoldAPosition() {
        MemoryStore store = new MemoryStore();
        InstrumentId btc = new InstrumentId("binance", BTC);
        assertThat(SymbolStatus.isHeld(store, btc)).isFalse();

        String key = StoreKeys.state(btc);
        store.putIfAbsent(key, bytes(STATUS.formatted(3)));
        assertThat(SymbolStatus.isHeld(store, btc)).isFalse();

        store.delete(key);
        store.putIfAbsent(
                key, bytes(STATUS.formatted(3).replace("\"position\":null", "\"position\":" + FORMER_POSITION)));
        assertThat(SymbolStatus.isHeld(store, btc)).isTrue();

        store.delete(key);
        store.putIfAbsent(key, bytes("{"));
        assertThat(SymbolStatus.isHeld(store, btc)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"modelId, modelId", "bracket, bracket", "sigma, sigma"})
    void aPartOfTheModelThatIsMissingIsNamed(String part, String named) {
        String held = STATUS.formatted(3)
                .replace("\"position\":null", "\"position\":" + FORMER_POSITION.replace("\"" + part + "\":", "\"x\":"));
        assertThatThrownBy(() -> SymbolStatus.read("s", bytes(held)))
                .isInstanceOf(LedgerFormatException.class)
                .hasMessageContaining(named);
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
        assertThatThrownBy(() -> SymbolStatus.read("state/binance/BTC-USDT.json", bytes(STATUS.formatted(9))))
                .isInstanceOf(UnknownSchemaException.class)
                .hasMessage(
                        "state/binance/BTC-USDT.json: schema 9 was written by a newer version of Scalpel; this version reads up to"
                                + " schema 8. The document was left as it is: deploy the newer version again and it continues");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "\"2\"", "2.5", "null", "99999999999"})
    void aDocumentWithoutAValidSchemaIsRefused(String schema) {
        assertThatThrownBy(() -> SymbolStatus.read("s", bytes(STATUS.formatted(schema))))
                .isInstanceOf(UnknownSchemaException.class)
                .hasMessageContaining("schema must be 1 to 8, found " + schema + ":");
    }

    @Test
    void aDocumentWithoutASchemaIsRefused() {
        assertThatThrownBy(() -> StateDocumentCodec.ACCOUNT.read("a", bytes("{}")))
                .isInstanceOf(UnknownSchemaException.class)
                .hasMessageContaining("schema must be 1 to 3, found none:");
        assertThatThrownBy(() -> StateDocumentCodec.ACCOUNT.read("a", bytes("[]")))
                .isInstanceOf(LedgerFormatException.class)
                .hasMessageContaining("must be a JSON object");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
