package dev.scalpel.venue.generic.kraken;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.venue.ConnectionParameters;
import dev.scalpel.venue.xchange.XChangeSetup;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.knowm.xchange.client.ExchangeRestProxyBuilder;
import org.knowm.xchange.kraken.Kraken;
import org.knowm.xchange.kraken.KrakenExchange;
import org.knowm.xchange.kraken.dto.KrakenResult;
import org.knowm.xchange.kraken.dto.marketdata.KrakenPublicTrades;
import org.knowm.xchange.kraken.dto.marketdata.KrakenServerTime;
import org.knowm.xchange.kraken.dto.marketdata.KrakenTicker;

/**
 * Kraken's public calls. XChange's own services look pairs up in a table for the whole JVM, which a request for all pairs must fill, and
 * drop the pair where the table lacks it: its interface is used without them.
 */
final class KrakenApi {

    private final Kraken calls;
    private final Pairs pairs;

    private KrakenApi(Kraken calls, Pairs pairs) {
        this.calls = calls;
        this.pairs = pairs;
    }

    static KrakenApi connect(ConnectionParameters connection, URI address) {
        var specification =
                XChangeSetup.apply(new KrakenExchange().getDefaultExchangeSpecification(), connection, address);
        return new KrakenApi(
                ExchangeRestProxyBuilder.forInterface(Kraken.class, specification)
                        .build(),
                ExchangeRestProxyBuilder.forInterface(Pairs.class, specification)
                        .build());
    }

    /** What XChange cannot ask: it sends the pair in the body of a GET, and reads neither tick nor status. */
    @Path("0")
    @Produces(MediaType.APPLICATION_JSON)
    interface Pairs {

        /** "Get Tradable Asset Pairs". */
        @GET
        @Path("public/AssetPairs")
        JsonNode assetPairs(@QueryParam("pair") String pair) throws IOException;
    }

    /** "Get Recent Trades": up to 1,000, the oldest after a time in nanoseconds. */
    KrakenPublicTrades trades(String pair, long sinceNanos) throws IOException {
        return result(calls.getTrades(pair, sinceNanos));
    }

    /** "Get Ticker Information"; empty when the response has no pair. */
    Optional<KrakenTicker> ticker(String pair) throws IOException {
        return result(calls.getTicker(pair)).values().stream().findFirst();
    }

    /** "Get Server Time". */
    KrakenServerTime time() throws IOException {
        return result(calls.getServerTime());
    }

    /** One pair; its name in the response differs from that in the request. */
    JsonNode assetPair(String pair) throws IOException {
        JsonNode response = pairs.assetPairs(pair);
        for (JsonNode error : response.path("error")) {
            throw new KrakenException(error.asText());
        }
        JsonNode found = response.path("result");
        if (found.size() != 1) {
            throw new IOException("the request is for one pair, and the response has " + found.size());
        }
        return found.elements().next();
    }

    private static <T> T result(KrakenResult<T> response) throws IOException {
        String[] errors = response.getError();
        if (errors != null && errors.length > 0) {
            throw new KrakenException(String.valueOf(errors[0]));
        }
        T result = response.getResult();
        if (result == null) {
            throw new IOException("the response has neither a result nor an error");
        }
        return result;
    }
}
