package dev.scalpel.costs.margin;

import dev.scalpel.costs.FeeAccount;
import dev.scalpel.costs.MeasuredCosts;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.settings.Settings;
import dev.scalpel.store.StoreException;
import dev.scalpel.trading.MarginRules;
import dev.scalpel.trading.margin.LiquidationPrices;
import dev.scalpel.trading.margin.MarginTerms;
import dev.scalpel.trading.margin.MarginTier;
import dev.scalpel.trading.margin.MarginTiers;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The margin of simulated positions, at the leverage of the settings: by the stored tiers of the account, otherwise by the
 * strictest tier that would allow this leverage. The same documents, settings and times give the same margin.
 */
public final class SimulationMargin {

    /**
     * The maintenance rate is half of what the highest leverage of a tier takes as initial margin, from 0.4 % at 125 to 50 % at 1
     * (Binance, "Leverage and Margin of USDⓈ-M Futures", support/faq/360033162192). A tier that allows a leverage has a maintenance
     * rate of at most half of its initial margin.
     */
    private static final BigDecimal MAINTENANCE_SHARE = new BigDecimal("0.5");

    /** More than the 1 % in the example of the venue's exchange information. */
    private static final BigDecimal ASSUMED_LIQUIDATION_FEE = new BigDecimal("0.025");

    /** Above every position. */
    private static final BigDecimal UNLIMITED = new BigDecimal("1e15");

    private static final int RATE_DIGITS = 10;

    private final MarginRepository repository;
    private final FeeAccount account;
    private final int leverage;

    public SimulationMargin(Settings settings, MarginRepository repository) {
        this.repository = repository;
        account = MeasuredCosts.account(settings);
        leverage = settings.venueConnection().leverage();
    }

    /**
     * The rules at a time.
     *
     * @param perpetual whether positions are on margin at all; only then is the store read
     * @throws LeverageNotAllowedException when no tier allows the leverage of the settings
     * @throws StoreException if the stored terms cannot be read
     */
    public MarginRules of(InstrumentId instrument, boolean perpetual, Instant time) {
        return perpetual
                ? LiquidationPrices.of(stored(instrument, time)
                        .map(version -> atLeverage(instrument, version))
                        .orElseGet(() -> assumed(leverage)))
                : MarginRules.NONE;
    }

    /** The account's terms that applied at a time, or the first known ones. */
    public Optional<MarginVersion> stored(InstrumentId instrument, Instant time) {
        return repository.read(instrument).flatMap(document -> document.at(account, time));
    }

    private MarginTerms atLeverage(InstrumentId instrument, MarginVersion version) {
        int highest = version.terms().tiers().tiers().get(0).maxLeverage();
        if (leverage > highest) {
            throw new LeverageNotAllowedException("venueConnection.leverage must be at most " + highest + " for "
                    + instrument + ", by its margin tiers of " + version.asOf() + ": " + leverage);
        }
        return version.terms().withLeverage(leverage);
    }

    /** What applies while no terms are stored. */
    static MarginTerms assumed(int leverage) {
        MarginTier strictest = new MarginTier(
                BigDecimal.ZERO,
                UNLIMITED,
                leverage,
                MAINTENANCE_SHARE.divide(BigDecimal.valueOf(leverage), RATE_DIGITS, RoundingMode.CEILING),
                BigDecimal.ZERO);
        return new MarginTerms(leverage, new MarginTiers(List.of(strictest)), ASSUMED_LIQUIDATION_FEE);
    }
}
