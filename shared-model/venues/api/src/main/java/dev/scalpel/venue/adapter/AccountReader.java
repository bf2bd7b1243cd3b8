package dev.scalpel.venue.adapter;

import dev.scalpel.costs.AccountFee;
import dev.scalpel.costs.FeeAccount;
import dev.scalpel.costs.MeasuredCosts;
import dev.scalpel.market.Symbol;
import dev.scalpel.settings.Settings;
import dev.scalpel.trading.margin.MarginTerms;
import dev.scalpel.venue.VenueAddress;
import dev.scalpel.venue.VenueAddresses;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.credentials.Credentials;
import dev.scalpel.venue.credentials.MissingCredentialsException;
import dev.scalpel.venue.credentials.SecretSource;
import dev.scalpel.venue.trading.TradingHalf;
import dev.scalpel.venue.trading.VenueBroker;
import dev.scalpel.venue.trading.VenueCapabilities;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads an account's commissions and margin terms. It sends no order, so it works in every mode; a key that may only read
 * suffices.
 */
public final class AccountReader {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final FeeAccount account;
    private final VenueCapabilities capabilities;
    private final Function<Symbol, Optional<AccountFee>> fees;
    private final Function<Symbol, MarginTerms> margin;

    private AccountReader(
            FeeAccount account,
            VenueCapabilities capabilities,
            Function<Symbol, Optional<AccountFee>> fees,
            Function<Symbol, MarginTerms> margin) {
        this.account = account;
        this.capabilities = capabilities;
        this.fees = fees;
        this.margin = margin;
    }

    /** Over the connection that sends the orders: at some venues a second session ends the first. */
    public static AccountReader over(VenueBroker broker, Settings settings) {
        return new AccountReader(
                MeasuredCosts.account(settings),
                broker.capabilities(),
                broker::commission,
                symbol -> broker.marginTerms(symbol, 1));
    }

    /**
     * Sets a connection of its own up, without a request to the venue.
     *
     * @return empty where the venue takes no orders, or has no address for this mode
     * @throws MissingCredentialsException when there are no keys
     */
    public static Optional<AccountReader> connect(
            Settings settings, Map<String, String> environment, SecretSource secrets, Clock ours) {
        VenueAdapter adapter = VenueAdapters.named(settings.venue());
        FeeAccount account = MeasuredCosts.account(settings);
        Optional<TradingHalf> trading = adapter.trading();
        if (trading.isEmpty()
                || (account == FeeAccount.TESTNET
                        && adapter.addresses().testnet().isEmpty())) {
            return Optional.empty();
        }
        Credentials credentials = Credentials.of(
                trading.get().credentialsForm(), trading.get().credentialVariables(), settings, environment, secrets);
        VenueAccount own = VenueAccount.connect(
                settings.venue(),
                address(settings, account, adapter.addresses()),
                credentials,
                settings.venueConnection().recvWindowMillis(),
                TIMEOUT,
                ours);
        return Optional.of(new AccountReader(
                account,
                own.capabilities(),
                symbol -> own.read("the commission of " + symbol, venue -> venue.commission(symbol)),
                symbol -> own.read(
                        "the margin terms of " + symbol, venue -> venue.margin().marginTerms(symbol, 1))));
    }

    private static VenueAddress address(Settings settings, FeeAccount account, VenueAddresses own) {
        return settings.venueConnection()
                .address()
                .map(text -> VenueAddress.named(text, own))
                .orElseGet(() -> account == FeeAccount.TESTNET ? VenueAddress.ofTestnet() : VenueAddress.real());
    }

    /** Whose commissions and terms these are. */
    public FeeAccount account() {
        return account;
    }

    /**
     * What the account pays in this symbol now; empty when the venue does not say.
     *
     * @throws VenueException when the request fails
     */
    public Optional<AccountFee> commission(Symbol symbol) {
        return fees.apply(symbol);
    }

    /** Whether the account has margin terms. */
    public boolean hasMargin() {
        return capabilities.margin();
    }

    /**
     * On what terms the account keeps positions in this symbol open, with leverage 1. Only with {@link #hasMargin()}.
     *
     * @throws VenueException when the request fails
     */
    public MarginTerms margin(Symbol symbol) {
        return margin.apply(symbol);
    }
}
