package dev.scalpel.local.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.costs.FeeAccount;
import dev.scalpel.costs.margin.StoredMargin;
import dev.scalpel.funding.FundingRate;
import dev.scalpel.funding.FundingSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.store.StoreException;
import dev.scalpel.store.funding.StoredFunding;
import dev.scalpel.store.local.DirectoryStore;
import dev.scalpel.store.local.Durability;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.MarginRules;
import dev.scalpel.trading.margin.LiquidationPrices;
import dev.scalpel.trading.margin.MarginTerms;
import dev.scalpel.trading.margin.MarginTier;
import dev.scalpel.trading.margin.MarginTiers;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a backtest of a perpetual reads of the bot's store: funding of its period and the account's margin tiers. */
class BacktestWorkspaceTest {

    private static final InstrumentId PERPETUAL = InstrumentId.parse("binance-usdm/BTC-USDT");
    private static final Instant FROM = Instant.parse("2026-06-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2026-06-02T00:00:00Z");
    private static final MarginTerms TERMS = new MarginTerms(
            1,
            new MarginTiers(List.of(new MarginTier(
                    BigDecimal.ZERO, new BigDecimal("1000000"), 50, new BigDecimal("0.01"), BigDecimal.ZERO))),
            new BigDecimal("0.0125"));
    private static final FundingRate WITHIN =
            new FundingRate(FROM.plusSeconds(8 * 3_600).toEpochMilli(), new BigDecimal("0.0001"));

    @TempDir
    private Path folder;

    private DirectoryStore bot;
    private BacktestWorkspace work;

    @BeforeEach
    void open() {
        bot = new DirectoryStore(folder.resolve("store"), Durability.NONE);
        Settings settings = SettingsReader.fromText(
                        "test",
                        "venue: binance-usdm\nsymbols: {BTC/USDT: 0.5}\nvenueConnection: {leverage: 20}",
                        Map.of())
                .settings();
        BacktestPlan plan = new BacktestPlan(PERPETUAL.symbol(), FROM, TO, BacktestPlan.Retrain.NEVER);
        work = new BacktestWorkspace(plan, settings, bot, folder.resolve("backtest"), new Silent());
    }

    @Test
    void aPerpetualPaysItsFundingAndIsLiquidatedByTheStoredTiers() {
        new StoredFunding(bot)
                .append(PERPETUAL, List.of(WITHIN, new FundingRate(TO.toEpochMilli(), new BigDecimal("0.0009"))));
        new StoredMargin(bot).change(PERPETUAL, document -> document.withTerms(FeeAccount.REAL, TERMS, TO));

        assertThat(work.simulated(Costs.FREE, FROM))
                .isEqualTo(Costs.FREE
                        .withFundingRates(FundingSeries.of(List.of(WITHIN)))
                        .withMargin(LiquidationPrices.of(TERMS.withLeverage(20)))
                        .withTarget(Costs.TargetFill.TAKES));
    }

    @Test
    void withoutFundingAndRulesThereIsNoMargin() {
        assertThat(work.simulated(Costs.FREE, FROM).margin()).isSameAs(MarginRules.NONE);
    }

    /** A training within the backtest reads the workspace's store: it must see the same terms and rates. */
    @Test
    void trainingsReadTheTermsAndRatesAndNothingWritesThem() {
        new StoredFunding(bot).append(PERPETUAL, List.of(WITHIN));
        new StoredMargin(bot).change(PERPETUAL, document -> document.withTerms(FeeAccount.REAL, TERMS, TO));

        assertThat(new StoredMargin(work.store()).read(PERPETUAL)).isEqualTo(new StoredMargin(bot).read(PERPETUAL));
        assertThat(new StoredFunding(work.store()).readAll(PERPETUAL)).containsExactly(WITHIN);
        assertThatThrownBy(() -> new StoredMargin(work.store())
                        .change(PERPETUAL, document -> document.withTerms(FeeAccount.REAL, TERMS, TO.plusSeconds(1))))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("a backtest must not write");
    }

    private static final class Silent implements BacktestListener {

        @Override
        public void note(String line) {
            // Nothing is shown.
        }

        @Override
        public void progress(double share, String line) {
            // Nothing is shown.
        }
    }
}
