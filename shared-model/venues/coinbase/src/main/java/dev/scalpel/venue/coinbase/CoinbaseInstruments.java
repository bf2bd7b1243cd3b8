package dev.scalpel.venue.coinbase;

import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import dev.scalpel.trading.VenueFilters;
import dev.scalpel.trading.instrument.Instrument;
import dev.scalpel.venue.MarketStatus;
import dev.scalpel.venue.OrderKind;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.VenueInstrument;
import dev.scalpel.venue.market.InstrumentReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One product as a {@link VenueInstrument}: "Get Public Product". */
final class CoinbaseInstruments implements InstrumentReader {

    /** The maximum quantity where none is stated. */
    private static final BigDecimal NO_LIMIT = new BigDecimal("1e12");

    private static final BigDecimal DEFAULT_INCREMENT = new BigDecimal("1e-8");
    private static final int NOT_FOUND = 404;

    private final CoinbaseHttp http;

    CoinbaseInstruments(CoinbaseHttp http) {
        this.http = http;
    }

    @Override
    public VenueInstrument read(Symbol symbol) throws IOException {
        try {
            return instrument(
                    symbol,
                    http.send(
                            CoinbaseRequest.get("market/products/" + CoinbaseAdapter.product(symbol)),
                            CoinbaseResponses.Instrument.class));
        } catch (CoinbaseException refused) {
            if (refused.status() == NOT_FOUND) {
                throw notListed(symbol);
            }
            throw refused;
        }
    }

    static VenueException notListed(Symbol symbol) {
        return new VenueException(
                VenueException.Kind.NOT_LISTED,
                CoinbaseAdapter.NAME + ": there is no product " + CoinbaseAdapter.product(symbol));
    }

    static VenueInstrument instrument(Symbol symbol, CoinbaseResponses.Instrument product) {
        VenueFilters filters = new VenueFilters(
                size(product.priceIncrement())
                        .or(() -> size(product.quoteIncrement()))
                        .orElse(DEFAULT_INCREMENT),
                size(product.baseIncrement()).orElse(DEFAULT_INCREMENT),
                size(product.baseMinSize()).orElse(BigDecimal.ZERO),
                size(product.baseMaxSize()).orElse(NO_LIMIT),
                size(product.quoteMinSize()).orElse(BigDecimal.ZERO));
        return new VenueInstrument(
                Instrument.spot(new InstrumentId(CoinbaseAdapter.NAME, symbol), filters),
                status(product),
                kinds(product),
                false,
                false);
    }

    /** While only resting orders are accepted, none of ours that trades at once is, least of all an exit. */
    private static MarketStatus status(CoinbaseResponses.Instrument product) {
        boolean closed = product.disabled() || product.tradingDisabled() || product.viewOnly() || product.auction();
        if (closed || !"SPOT".equals(product.type())) {
            return MarketStatus.CLOSED;
        }
        if (product.cancelOnly() || product.postOnly()) {
            return MarketStatus.CANCEL_ONLY;
        }
        return switch (CoinbaseResponses.text(product.status())) {
            case "online" -> MarketStatus.OPEN;
            case "offline", "delisted" -> MarketStatus.CLOSED;
            default -> MarketStatus.UNKNOWN;
        };
    }

    /** Stops have a limit: "Create Order" has no other. */
    private static Set<OrderKind> kinds(CoinbaseResponses.Instrument product) {
        Set<OrderKind> kinds = EnumSet.of(OrderKind.LIMIT, OrderKind.POST_ONLY, OrderKind.STOP_LIMIT);
        if (!product.limitOnly()) {
            kinds.add(OrderKind.MARKET);
        }
        return kinds;
    }

    /** A size that applies: present, and not 0. */
    private static Optional<BigDecimal> size(@Nullable String text) {
        return CoinbaseResponses.amount(text)
                .map(BigDecimal::stripTrailingZeros)
                .filter(size -> size.signum() > 0)
                .map(size -> size.scale() < 0 ? size.setScale(0) : size);
    }
}
