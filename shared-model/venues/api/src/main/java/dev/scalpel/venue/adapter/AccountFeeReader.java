package dev.scalpel.venue.adapter;

import dev.scalpel.costs.AccountFee;
import dev.scalpel.costs.FeeAccount;
import dev.scalpel.costs.MeasuredCosts;
import dev.scalpel.market.Symbol;
import dev.scalpel.settings.Settings;
import dev.scalpel.venue.ConnectionParameters;
import dev.scalpel.venue.VenueAddress;
import dev.scalpel.venue.VenueClock;
import dev.scalpel.venue.VenueErrors;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.credentials.Credentials;
import dev.scalpel.venue.credentials.MissingCredentialsException;
import dev.scalpel.venue.credentials.SecretSource;
import dev.scalpel.venue.trading.TradingHalf;
import dev.scalpel.venue.trading.TradingVenue;
import dev.scalpel.venue.trading.VenueBroker;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads an account's commissions. It sends no order, so it works in every mode; a key that may only read suffices. */
public final class AccountFeeReader {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final FeeAccount account;
    private final Function<Symbol, Optional<AccountFee>> fees;

    private AccountFeeReader(FeeAccount account, Function<Symbol, Optional<AccountFee>> fees) {
        this.account = account;
        this.fees = fees;
    }

    /** Over the connection that sends the orders: at some venues a second session ends the first. */
    public static AccountFeeReader over(VenueBroker broker, Settings settings) {
        return new AccountFeeReader(MeasuredCosts.account(settings), broker::commission);
    }

    /**
     * Sets a connection of its own up, without a request to the venue.
     *
     * @return empty where the venue takes no orders, or has no address for this mode
     * @throws MissingCredentialsException when there are no keys
     */
    public static Optional<AccountFeeReader> connect(
            Settings settings, Map<String, String> environment, SecretSource secrets, Clock ours) {
        VenueAdapter adapter = VenueAdapters.named(settings.venue());
        FeeAccount account = MeasuredCosts.account(settings);
        Optional<TradingHalf> trading = adapter.trading();
        if (trading.isEmpty()
                || (account == FeeAccount.TESTNET
                        && adapter.addresses().testnet().isEmpty())) {
            return Optional.empty();
        }
        VenueClock clock = new VenueClock(ours);
        Credentials credentials =
                Credentials.of(trading.get().credentialsForm(), settings.venueConnection(), environment, secrets);
        TradingVenue venue = trading.get()
                .connect(
                        new ConnectionParameters(address(settings, account), clock, TIMEOUT),
                        credentials,
                        settings.venueConnection().recvWindowMillis());
        return Optional.of(new AccountFeeReader(account, new OwnConnection(venue, adapter.errors(), clock, ours)));
    }

    private static VenueAddress address(Settings settings, FeeAccount account) {
        return switch (account) {
            case REAL -> VenueAddress.real();
            case TESTNET -> VenueAddress.ofTestnet();
            case STAND_IN ->
                VenueAddress.local(
                        URI.create(settings.venueConnection().address().orElseThrow()));
        };
    }

    /** Whose commissions these are. */
    public FeeAccount account() {
        return account;
    }

    /**
     * What the account pays in this symbol now; empty when the venue does not say.
     *
     * @throws VenueException when the request fails
     */
    public Optional<AccountFee> read(Symbol symbol) {
        return fees.apply(symbol);
    }

    /** Reads the venue's clock before its first request. */
    private static final class OwnConnection implements Function<Symbol, Optional<AccountFee>> {

        private final TradingVenue venue;
        private final VenueErrors errors;
        private final VenueClock clock;
        private final Clock ours;
        private boolean synchronised;

        OwnConnection(TradingVenue venue, VenueErrors errors, VenueClock clock, Clock ours) {
            this.venue = venue;
            this.errors = errors;
            this.clock = clock;
            this.ours = ours;
        }

        @Override
        public Optional<AccountFee> apply(Symbol symbol) {
            try {
                if (!synchronised) {
                    Instant sent = ours.instant();
                    clock.synchronise(sent, venue.serverTime(), ours.instant());
                    synchronised = true;
                }
                return venue.commission(symbol);
            } catch (IOException | RuntimeException failure) {
                throw errors.explain("the commission of " + symbol, failure);
            }
        }
    }
}
