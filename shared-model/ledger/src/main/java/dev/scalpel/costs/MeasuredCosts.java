package dev.scalpel.costs;

import dev.scalpel.market.InstrumentId;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.value.CostBasis;
import dev.scalpel.settings.value.Mode;
import dev.scalpel.trading.CostBook;
import dev.scalpel.trading.Costs;
import java.time.Instant;
import java.util.Optional;

/**
 * The costs that every function uses: the measured ones where the settings want them and they are stored and fresh, part by
 * part, otherwise those of the settings. The same document, settings and times give the same costs.
 */
public final class MeasuredCosts {

    private final CostRepository repository;
    private final CostBook assumed;
    private final CostBasis basis;
    private final FeeAccount account;

    public MeasuredCosts(Settings settings, CostRepository repository) {
        this.repository = repository;
        assumed = settings.costBook();
        basis = settings.costs().basis();
        account = account(settings);
    }

    /** Whose commission the settings' mode pays. */
    public static FeeAccount account(Settings settings) {
        if (settings.venueConnection().address().isPresent()) {
            return FeeAccount.STAND_IN;
        }
        return settings.mode() == Mode.TESTNET ? FeeAccount.TESTNET : FeeAccount.REAL;
    }

    /** The costs of trading now. */
    public CostBook at(Instant now) {
        return since(now, now);
    }

    /** The costs of a period as they are known now: its spread is more than the measured one where it begins before the first sample. */
    public CostBook since(Instant from, Instant now) {
        return instrument -> statement(instrument, from, now).costs();
    }

    /**
     * The costs with the source of each part.
     *
     * @throws dev.scalpel.store.StoreException if the stored measurements cannot be read
     */
    public CostStatement statement(InstrumentId instrument, Instant from, Instant now) {
        return basis == CostBasis.SETTINGS
                ? CostStatement.ofSettings(instrument, assumed.of(instrument), "costs.source is settings")
                : statement(instrument, repository.read(instrument), from, now);
    }

    /** What a document that was read before gives. */
    CostStatement statement(InstrumentId instrument, Optional<CostDocument> document, Instant from, Instant now) {
        Costs settings = assumed.of(instrument);
        return document.map(known -> CostRules.apply(known, settings, account, from, now))
                .orElseGet(() -> CostStatement.ofSettings(instrument, settings, "nothing has been measured yet"));
    }

    boolean areWanted() {
        return basis == CostBasis.MEASURED;
    }
}
