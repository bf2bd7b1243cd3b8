package dev.scalpel.venue.bybit;

import dev.scalpel.venue.ConnectionParameters;
import dev.scalpel.venue.ErrorTranslator;
import dev.scalpel.venue.VenueAddresses;
import dev.scalpel.venue.adapter.VenueAdapter;
import dev.scalpel.venue.credentials.Credentials;
import dev.scalpel.venue.credentials.CredentialsForm;
import dev.scalpel.venue.market.MarketDataVenue;
import dev.scalpel.venue.trading.TradingHalf;
import dev.scalpel.venue.trading.TradingVenue;
import java.net.URI;
import java.util.Optional;

/** What the adapters of Bybit's categories have in common: a unified trading account, its keys, its errors. */
abstract class CategoryAdapter implements VenueAdapter {

    /** "Integration Guidance", "Authentication". */
    static final VenueAddresses ADDRESSES = new VenueAddresses(
            URI.create("https://api.bybit.com"), Optional.of(URI.create("https://api-testnet.bybit.com")));

    private final Category category;

    CategoryAdapter(Category category) {
        this.category = category;
    }

    @Override
    public final String name() {
        return category.venue();
    }

    @Override
    public final VenueAddresses addresses() {
        return ADDRESSES;
    }

    @Override
    public final Optional<String> refusalFrom(String cloudRegion) {
        return cloudRegion.startsWith("us-") || cloudRegion.startsWith("cn-")
                ? Optional.of(BybitErrorTranslator.REFUSED_REGIONS + " (HTTP 403)")
                : Optional.empty();
    }

    @Override
    public final ErrorTranslator errorTranslator() {
        return new BybitErrorTranslator();
    }

    @Override
    public final MarketDataVenue market(ConnectionParameters connection) {
        return BybitMarketData.of(category, connection);
    }

    @Override
    public final Optional<TradingHalf> trading() {
        return Optional.of(new TradingHalf() {
            @Override
            public CredentialsForm credentialsForm() {
                return CredentialsForm.KEY_AND_SECRET;
            }

            @Override
            public TradingVenue connect(
                    ConnectionParameters connection, Credentials credentials, int readWindowMillis) {
                return BybitTrading.connect(category, connection, credentials, readWindowMillis);
            }
        });
    }
}
