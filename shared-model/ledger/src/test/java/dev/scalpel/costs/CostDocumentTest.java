package dev.scalpel.costs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.market.InstrumentId;
import dev.scalpel.store.StoreException;
import dev.scalpel.store.StoreKeys;
import dev.scalpel.store.local.MemoryStore;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CostDocumentTest {

    private static final InstrumentId BTC = InstrumentId.parse("binance/BTC-USDT");
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final LocalDate DAY = LocalDate.parse("2026-11-20");

    /** As this release writes it: every later one must read it. */
    private static final String STORED = """
            {"format":1,"instrument":"binance/BTC-USDT","sampledSince":"2026-11-18",\
            "commissions":[{"account":"REAL","makerBp":"7.5","takerBp":"7.5","paidIn":"BNB",\
            "asOf":"2026-11-20T12:00:00Z","checkedAt":"2026-11-21T00:00:03Z"}],\
            "spreads":[{"day":"2026-11-18","samples":1440,"halfSpreadBp":"0.0005"}],\
            "probes":[{"time":"2026-11-20T12:00:00Z","slippageBp":{"1000":"0","10000":"0.8"}}]}""";

    private final MemoryStore store = new MemoryStore();
    private final CostRepository costs = new StoredCosts(store);

    @Test
    void theStoredFormIsReadAndWrittenUnchanged() {
        put(STORED);

        CostDocument document = costs.read(BTC).orElseThrow();

        FeeVersion commission = document.newest(FeeAccount.REAL).orElseThrow();
        assertThat(commission.commission().taker()).isEqualByComparingTo("0.00075");
        assertThat(commission.commission().paidIn()).contains("BNB");
        assertThat(document.spreads()).containsExactly(new SpreadDay(LocalDate.parse("2026-11-18"), 1440, 0.00000005));
        assertThat(document.probes().get(0).slippageRates()).containsEntry(new BigDecimal("10000"), 0.00008);
        assertThat(new String(CostDocumentCodec.CODEC.encode(document), StandardCharsets.UTF_8))
                .isEqualTo(STORED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"format\":1 | \"format\":2 | has format 2, and this release reads format 1",
                "} | ] | is not JSON",
                "\"7.5\",\"takerBp\" | \"900\",\"takerBp\" | commission of a maker must lie in [0, 0.05]: 0.09",
                "\"samples\":1440 | \"samples\":3 | a day needs at least 12 samples: 3",
                "\"0.0005\" | \"-1\" | halfSpreadRate must lie in [0, 0.05]",
                "\"10000\" | \"-10000\" | a probe needs notionals > 0",
                "\"sampledSince\":\"2026-11-18\" | \"sampledSince\":\"2026-11-19\" | must not be after the first day",
                "2026-11-21T00:00:03Z | yesterday | has invalid costs",
                "\"spreads\" | \"spreeds\" | is not a Tree in JSON",
                "binance/BTC-USDT | binance/ETH-USDT | has the costs of binance/ETH-USDT"
            })
    void aDamagedDocumentIsRefusedByNameWithTheRuleAndTheRemedy(String from, String to, String message) {
        put(STORED.replace(from, to == null ? "" : to));

        assertThatThrownBy(() -> costs.read(BTC))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("costs/binance/BTC-USDT.json")
                .hasMessageContaining(message)
                .hasMessageContaining("delete it");
        assertThatThrownBy(() -> costs.change(BTC, document -> document)).isInstanceOf(StoreException.class);
    }

    @Test
    void anUnchangedCommissionIsCheckedAgainAndAnotherOneIsANewVersion() {
        CostDocument document = CostDocument.empty(BTC)
                .withCommission(FeeAccount.REAL, commission("0.001"), NOON)
                .withCommission(FeeAccount.REAL, commission("0.0010"), NOON.plusSeconds(10))
                .withCommission(FeeAccount.TESTNET, commission("0"), NOON.plusSeconds(20))
                .withCommission(FeeAccount.REAL, commission("0.0005"), NOON.plusSeconds(30))
                .withCommission(FeeAccount.REAL, commission("0.0009"), NOON);

        assertThat(document.commissions())
                .extracting(version -> version.commission().taker().toPlainString(), FeeVersion::asOf)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("0.001", NOON),
                        org.assertj.core.groups.Tuple.tuple("0", NOON.plusSeconds(20)),
                        org.assertj.core.groups.Tuple.tuple("0.0005", NOON.plusSeconds(30)));
        assertThat(document.commissions().get(0).checkedAt()).isEqualTo(NOON.plusSeconds(10));
    }

    @Test
    void measurementsMergeByTheirTimeAndTheOldestAreDropped() {
        CostDocument document = CostDocument.empty(BTC);
        for (int day : IntStream.range(0, CostDocument.MAX_DAYS + 5).toArray()) {
            document = document.withSpread(new SpreadDay(DAY.plusDays(day), 100, 0.0001))
                    .withSpread(new SpreadDay(DAY.plusDays(day), 200, 0.0002))
                    .withProbe(probe(NOON.plusSeconds(day)))
                    .withProbe(probe(NOON.plusSeconds(day)));
        }

        assertThat(document.sampledSince()).contains(DAY);
        assertThat(document.spreads()).hasSize(CostDocument.MAX_DAYS).allMatch(spread -> spread.samples() == 200);
        assertThat(document.spreads().get(0).day()).isEqualTo(DAY.plusDays(5));
        assertThat(document.probes()).hasSize(CostDocument.MAX_PROBES);
    }

    @Test
    void theSpreadOfADayIsTheMedianOfItsSamples() {
        List<SpreadSample> samples = IntStream.range(0, 13)
                .mapToObj(minute -> new SpreadSample(
                        minute * 60_000L, new BigDecimal(10_000 - minute), new BigDecimal(10_000 + minute)))
                .toList();

        assertThat(SpreadDay.of(DAY, samples)).contains(new SpreadDay(DAY, 13, 0.0006));
        assertThat(SpreadDay.of(DAY, samples.subList(0, 11))).isEmpty();
    }

    @Test
    void aCrossedOrEmptyBookIsNoSample() {
        assertThatThrownBy(() -> new SpreadSample(0, new BigDecimal("2"), BigDecimal.ONE))
                .hasMessage("bid must be > 0 and ask >= bid: 2, 1");
        assertThatThrownBy(() -> new SpreadSample(0, BigDecimal.ZERO, BigDecimal.ONE))
                .hasMessageContaining("bid must be > 0");
        assertThatThrownBy(() -> new SpreadSample(1, BigDecimal.ONE, BigDecimal.ONE))
                .hasMessage("a sample's time must be a full minute: 1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "timestamp,bid | must begin with the line timestamp,bid,ask",
                "timestamp,bid,ask;0,1,2 | end with a line feed",
                "timestamp,bid,ask;0,1; | row 2: must have 3 cells",
                "timestamp,bid,ask;0,1,2;0,1,2; | row 3: times must rise",
                "timestamp,bid,ask;0,x,2; | row 2:",
                "timestamp,bid,ask;60000,3,2; | row 2: bid must be > 0 and ask >= bid"
            })
    void aDamagedDayOfSpreadsIsRefusedByNameAndRow(String text, String message) {
        String key = StoreKeys.spreads(BTC, DAY);
        store.putIfAbsent(key, text.replace(';', '\n').getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> new StoredSpreads(store).read(BTC, DAY))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(key)
                .hasMessageContaining(message);
    }

    private void put(String text) {
        store.putIfAbsent(StoreKeys.costs(BTC), text.getBytes(StandardCharsets.UTF_8));
    }

    private static AccountFee commission(String rate) {
        return new AccountFee(new BigDecimal(rate), new BigDecimal(rate), Optional.empty());
    }

    private static DepthProbe probe(Instant time) {
        return new DepthProbe(time, new TreeMap<>(java.util.Map.of(BigDecimal.TEN, 0.0)));
    }
}
