package dev.scalpel.local.cli;

import dev.scalpel.costs.margin.LeverageNotAllowedException;
import dev.scalpel.execution.account.NoCapitalException;
import dev.scalpel.execution.context.ModeChangedException;
import dev.scalpel.execution.minute.AttentionRequiredException;
import dev.scalpel.ledger.LedgerFormatException;
import dev.scalpel.licence.DamagedEvidenceException;
import dev.scalpel.local.clock.LocalExchangeUnreachableException;
import dev.scalpel.market.BarCsvException;
import dev.scalpel.promotion.DamagedChampionException;
import dev.scalpel.settings.InvalidSettingsException;
import dev.scalpel.store.StoreException;
import dev.scalpel.tradelog.database.DatabaseException;
import dev.scalpel.tradelog.embedded.EmbeddedServerException;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.credentials.MissingCredentialsException;
import dev.scalpel.venue.trading.TradingRefusedException;
import dev.scalpel.venue.trading.VenueRateLimitedException;
import java.util.List;
import java.util.Optional;

/** Failures whose messages say all that a user needs, and what to do about each. */
final class KnownFailures {

    private static final String STORE = "docs/operations.md explains failures of the store";
    private static final String VENUE = "docs/operations.md explains the venue's errors";
    private static final String ACCOUNT = "./scalpel status shows the account; docs/operations.md says what to do";
    private static final String TRADE_LOG = "docs/trade-log.md explains the trade log's database";
    private static final String SETTINGS = "docs/settings.md explains every setting";

    private record Known(Class<? extends Exception> type, String hint) {}

    private static final List<Known> ALL = List.of(
            new Known(InvalidSettingsException.class, SETTINGS),
            new Known(LeverageNotAllowedException.class, SETTINGS),
            new Known(MissingCredentialsException.class, "set it in the environment; ./scalpel doctor checks the keys"),
            new Known(StoreException.class, STORE),
            new Known(LedgerFormatException.class, STORE),
            new Known(DamagedChampionException.class, STORE),
            new Known(DamagedEvidenceException.class, STORE),
            new Known(BarCsvException.class, STORE),
            new Known(VenueException.class, VENUE),
            new Known(TradingRefusedException.class, VENUE),
            new Known(VenueRateLimitedException.class, VENUE),
            new Known(LocalExchangeUnreachableException.class, "start it: ./scalpel exchange"),
            new Known(DatabaseException.class, TRADE_LOG),
            new Known(EmbeddedServerException.class, TRADE_LOG),
            new Known(NoCapitalException.class, ACCOUNT),
            new Known(ModeChangedException.class, ACCOUNT),
            new Known(AttentionRequiredException.class, ACCOUNT));

    private KnownFailures() {}

    /** What to do; empty for a failure that nobody expected. */
    static Optional<String> hint(Exception failure) {
        return ALL.stream()
                .filter(known -> known.type().isInstance(failure))
                .map(Known::hint)
                .findFirst();
    }
}
