package dev.scalpel.venue.binance;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.knowm.xchange.binance.dto.BinanceException;

/** Public calls that XChange 5.2.2 lacks, or whose responses it cannot read: it declares {@code exchangeFilters} as strings. */
@Path("")
@Produces(MediaType.APPLICATION_JSON)
interface BinancePublicApi {

    /** rest-api.md, "Exchange information". */
    @GET
    @Path("api/v3/exchangeInfo")
    JsonNode exchangeInfo(@QueryParam("symbol") String symbol) throws IOException, BinanceException;

    /** The same of every symbol with this status; no {@code symbol} may be named beside it. */
    @GET
    @Path("api/v3/exchangeInfo")
    JsonNode exchangeInfo(
            @QueryParam("symbolStatus") String status, @QueryParam("showPermissionSets") boolean showPermissionSets)
            throws IOException, BinanceException;

    /**
     * rest-api.md, "Symbol order book ticker".
     *
     * @param symbols as {@code ["BTCUSDT","ETHUSDT"]}; without it all books are listed
     */
    @GET
    @Path("api/v3/ticker/bookTicker")
    List<BinanceResponses.BestPrice> bookTickers(@QueryParam("symbols") @Nullable String symbols)
            throws IOException, BinanceException;

    /** rest-api.md, "Order book". */
    @GET
    @Path("api/v3/depth")
    BinanceResponses.Depth depth(@QueryParam("symbol") String symbol, @QueryParam("limit") int limit)
            throws IOException, BinanceException;
}
