package dev.scalpel.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.costs.CostRepository;
import dev.scalpel.costs.FeeAccount;
import dev.scalpel.costs.FeeVersion;
import dev.scalpel.costs.StoredCosts;
import dev.scalpel.costs.margin.MarginRepository;
import dev.scalpel.costs.margin.MarginVersion;
import dev.scalpel.costs.margin.StoredMargin;
import dev.scalpel.invocation.Deadline;
import dev.scalpel.localexchange.LocalExchange;
import dev.scalpel.localexchange.account.Commission;
import dev.scalpel.localexchange.faults.Fault;
import dev.scalpel.localexchange.market.Filters;
import dev.scalpel.localexchange.market.Listing;
import dev.scalpel.localexchange.perpetual.contract.PerpetualListing;
import dev.scalpel.localexchange.time.SettableClock;
import dev.scalpel.localexchange.usdm.UsdmExchange;
import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.venue.VenueRateLimit;
import dev.scalpel.venue.adapter.AccountReader;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AccountRefreshTest {

    private static final String CALL = "/api/v3/account/commission";
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:02Z");
    private static final List<InstrumentId> THREE = List.of(id("BTC"), id("ETH"), id("SOL"));

    private final SettableClock clock = new SettableClock(NOON);
    private final LocalExchange exchange = LocalExchange.start(
            clock,
            THREE.stream()
                    .map(instrument -> new Listing(
                            instrument.symbol(),
                            BarSeries.of(new Bar(NOON.toEpochMilli() - 62_000, 100, 101, 99, 100, 1, 1, 1)),
                            Filters.of("0.01", "0.001"),
                            BigDecimal.ZERO))
                    .toList());
    private final MemoryStore store = new MemoryStore();
    private final CostRepository costs = new StoredCosts(store);
    private final MarginRepository margins = new StoredMargin(store);
    private AccountRefresh refresh = refresh(environment());

    @AfterEach
    void close() {
        exchange.close();
    }

    @Test
    void commissionsAreReadOnceADayAFewAtATime() {
        refresh();
        assertThat(taker("BTC")).contains("0.001");
        assertThat(taker("ETH")).contains("0.001");
        assertThat(taker("SOL")).isEmpty();
        refresh();
        assertThat(taker("SOL")).contains("0.001");

        exchange.setCommission(Commission.of("0.0005"));
        refresh();
        refresh = refresh(environment());
        refresh();
        assertThat(taker("BTC")).as("read today, also by another process").contains("0.001");

        clock.advance(Duration.ofHours(12));
        refresh();
        assertThat(taker("BTC")).contains("0.0005");
        assertThat(costs.read(id("BTC")).orElseThrow().commissions())
                .extracting(FeeVersion::account)
                .containsOnly(FeeAccount.STAND_IN)
                .hasSize(2);
    }

    @Test
    void withoutKeysTheSettingsStand() {
        refresh = refresh(Map.of());
        refresh();
        assertThat(store.list("")).isEmpty();
    }

    @Test
    void aFailureIsTriedAgainTenMinutesLater() {
        exchange.faults().failNext(Fault.unavailableHtml(), CALL, 1);
        refresh();
        refresh();
        assertThat(taker("BTC")).isEmpty();

        clock.advance(Duration.ofMinutes(10));
        refresh();
        assertThat(taker("BTC")).contains("0.001");
    }

    @Test
    void aRateLimitIsStoredForEveryFunctionAndKept() {
        exchange.faults().failNext(Fault.tooManyRequests(Duration.ofMinutes(30)), CALL, 1);
        refresh();

        assertThat(new VenueRateLimit(store, "binance").until(clock.instant()))
                .contains(NOON.plus(Duration.ofMinutes(30)));
        clock.advance(Duration.ofMinutes(29));
        exchange.faults().failNext(Fault.unavailableHtml());
        refresh();
        assertThat(exchange.faults().pending()).as("no request").isEqualTo(1);
    }

    @Test
    void nothingIsReadAfterTheDeadline() {
        refresh.refresh(THREE, NOON, Deadline.in(Duration.ZERO, clock));
        assertThat(store.list("")).isEmpty();
    }

    private void refresh() {
        refreshAll(THREE);
    }

    /** The venue also states margin terms; the settings' own costs are no reason not to read them. */
    @Test
    void theMarginTermsOfAPerpetualAreReadOnceADay() {
        Listing listing = new Listing(
                Symbol.parse("BTC/USDT"),
                BarSeries.of(new Bar(NOON.toEpochMilli() - 62_000, 100, 101, 99, 100, 1, 1, 1)),
                Filters.of("0.1", "0.001"),
                BigDecimal.ZERO);
        InstrumentId perpetual = InstrumentId.parse("binance-usdm/BTC-USDT");
        try (UsdmExchange futures = UsdmExchange.start(clock, List.of(PerpetualListing.of(listing)))) {
            refresh = refresh(
                    "venue: binance-usdm\nmode: testnet\ncosts: {source: settings}\nvenueConnection: {address: '"
                            + futures.uri() + "', leverage: 5}",
                    Map.of(
                            "SCALPEL_API_KEY",
                            futures.apiKey().key(),
                            "SCALPEL_API_SECRET",
                            futures.apiKey().secret()));
            refreshAll(List.of(perpetual));
            MarginVersion read = margins.read(perpetual)
                    .flatMap(document -> document.newest(FeeAccount.STAND_IN))
                    .orElseThrow();
            assertThat(read.checkedAt()).isEqualTo(NOON);
            assertThat(read.terms().liquidationFeeRate()).isEqualByComparingTo("0.0125");
            assertThat(read.terms().tiers().tiers().get(0).maxLeverage()).isEqualTo(125);
            assertThat(costs.read(perpetual)).as("costs.source is settings").isEmpty();

            clock.advance(Duration.ofHours(6));
            refreshAll(List.of(perpetual));
            assertThat(margins.read(perpetual).orElseThrow().versions()).containsExactly(read);
            clock.advance(Duration.ofHours(6));
            refreshAll(List.of(perpetual));
            assertThat(margins.read(perpetual).orElseThrow().versions())
                    .singleElement()
                    .satisfies(version -> assertThat(version.checkedAt()).isEqualTo(clock.instant()));
        }
    }

    private void refreshAll(List<InstrumentId> instruments) {
        refresh.refresh(instruments, clock.instant(), Deadline.in(Duration.ofMinutes(1), clock));
    }

    private AccountRefresh refresh(Map<String, String> environment) {
        return refresh("mode: testnet\nvenueConnection: {address: '" + exchange.uri() + "'}", environment);
    }

    private AccountRefresh refresh(String yaml, Map<String, String> environment) {
        Settings settings = SettingsReader.fromText("test", yaml, Map.of()).settings();
        return new AccountRefresh(
                () -> AccountReader.connect(
                        settings,
                        environment,
                        name -> {
                            throw new AssertionError("read the secret " + name);
                        },
                        clock),
                settings.costs().basis(),
                costs,
                margins,
                new VenueRateLimit(store, "binance"));
    }

    private Map<String, String> environment() {
        return Map.of(
                "SCALPEL_API_KEY", exchange.apiKey().key(),
                "SCALPEL_API_SECRET", exchange.apiKey().secret());
    }

    private Optional<String> taker(String base) {
        return costs.read(id(base))
                .flatMap(document -> document.newest(FeeAccount.STAND_IN))
                .map(version -> version.commission().taker().toPlainString());
    }

    private static InstrumentId id(String base) {
        return InstrumentId.parse("binance/" + base + "-USDT");
    }
}
