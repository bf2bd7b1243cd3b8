package dev.scalpel.costs.margin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.costs.FeeAccount;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.store.StoreException;
import dev.scalpel.store.local.MemoryStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarginDocumentTest {

    private static final InstrumentId BTC = InstrumentId.parse("binance-usdm/BTC-USDT");
    private static final String KEY = "margins/binance-usdm/BTC-USDT.json";
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Instant TOMORROW = NOON.plus(Duration.ofDays(1));

    private final MarginDocument known = MarginDocument.empty(BTC).withTerms(FeeAccount.REAL, SampleTerms.at(10), NOON);

    @Test
    void equalTermsAreOneVersionThatWasCheckedLater() {
        assertThat(known.withTerms(FeeAccount.REAL, SampleTerms.at(3), TOMORROW).versions())
                .containsExactly(new MarginVersion(FeeAccount.REAL, SampleTerms.at(1), NOON, TOMORROW));
    }

    @Test
    void zerosMakeNoDifference() {
        assertThat(known.withTerms(FeeAccount.REAL, SampleTerms.of(1, "0.012500"), TOMORROW)
                        .versions())
                .hasSize(1);
    }

    @Test
    void otherTermsAreAnotherVersionThatAppliesFromThen() {
        MarginDocument changed = known.withTerms(FeeAccount.REAL, SampleTerms.of(1, "0.02"), TOMORROW);

        assertThat(changed.versions()).hasSize(2);
        assertThat(terms(changed, TOMORROW)).isEqualTo("0.02");
        assertThat(terms(changed, TOMORROW.minusMillis(1))).isEqualTo("0.0125");
        assertThat(terms(changed, NOON.minus(Duration.ofDays(300))))
                .as("the first known")
                .isEqualTo("0.0125");
    }

    @Test
    void aLateReportTakesNothingBack() {
        assertThat(known.withTerms(FeeAccount.REAL, SampleTerms.of(1, "0.02"), NOON.minusSeconds(1)))
                .isSameAs(known);
    }

    @Test
    void theTermsOfOneAccountSayNothingAboutAnother() {
        assertThat(known.at(FeeAccount.TESTNET, TOMORROW)).isEmpty();
    }

    @Test
    void onlyTheNewestVersionsAreKept() {
        MarginDocument document = known;
        for (int i = 0; i < MarginDocument.MAX_VERSIONS + 1; i++) {
            document = document.withTerms(
                    FeeAccount.REAL, SampleTerms.of(1, "0.0" + (1 + i % 2)), TOMORROW.plusSeconds(i));
        }

        assertThat(document.versions()).hasSize(MarginDocument.MAX_VERSIONS);
        assertThat(document.versions().get(0).asOf()).isAfter(NOON);
    }

    @Test
    void theDocumentIsPlainText() {
        MemoryStore store = new MemoryStore();
        new StoredMargin(store).change(BTC, document -> known);

        assertThat(new String(store.get(KEY).orElseThrow().bytes(), StandardCharsets.UTF_8))
                .contains("\"liquidationFeeRate\":\"0.0125\"", "\"notionalCap\":\"5000\"", "\"maxLeverage\":50");
    }

    @Test
    void anInvalidDocumentNamesItsKeyAndWhatToDo() {
        assertUnreadable("no JSON", "is not JSON", "delete it");
        assertUnreadable("{\"format\": 2}", "has format 2, and this release reads format 1", "delete it");
        assertUnreadable(
                "{\"format\": 1, \"instrument\": \"binance-usdm/BTC-USDT\", \"versions\": [{\"account\": \"REAL\","
                        + " \"liquidationFeeRate\": \"0\", \"tiers\": [], \"asOf\": \"2026-11-20T12:00:00Z\","
                        + " \"checkedAt\": \"2026-11-20T12:00:00Z\"}]}",
                "there must be at least one margin tier",
                "restore an older version");
        assertUnreadable(
                "{\"format\": 1, \"instrument\": \"sample/BTC-USDT\", \"versions\": []}",
                "has the margin of sample/BTC-USDT",
                "delete it");
    }

    @Test
    void versionsAreInOrderAndHaveLeverageOne() {
        MarginVersion first = new MarginVersion(FeeAccount.REAL, SampleTerms.at(1), NOON, NOON);
        MarginVersion second = new MarginVersion(FeeAccount.REAL, SampleTerms.at(1), TOMORROW, TOMORROW);

        assertThatThrownBy(() -> new MarginDocument(BTC, List.of(second, first)))
                .hasMessageStartingWith("versions must be in order of time");
        assertThatThrownBy(() -> new MarginVersion(FeeAccount.REAL, SampleTerms.at(2), NOON, NOON))
                .hasMessage("stored margin terms must have leverage 1: 2");
        assertThatThrownBy(() -> new MarginVersion(FeeAccount.REAL, SampleTerms.at(1), TOMORROW, NOON))
                .hasMessageStartingWith("checkedAt must not be before asOf");
    }

    private static void assertUnreadable(String text, String... parts) {
        MemoryStore store = new MemoryStore();
        store.putIfAbsent(KEY, text.getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> new StoredMargin(store).read(BTC))
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith(KEY)
                .hasMessageContainingAll(parts);
    }

    private static String terms(MarginDocument document, Instant time) {
        return document.at(FeeAccount.REAL, time)
                .orElseThrow()
                .terms()
                .liquidationFeeRate()
                .toPlainString();
    }
}
