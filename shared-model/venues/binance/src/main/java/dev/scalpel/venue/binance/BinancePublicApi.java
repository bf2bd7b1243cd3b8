package dev.scalpel.venue.binance;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import org.knowm.xchange.binance.dto.BinanceException;

/** Public calls whose responses XChange 5.2.4 cannot read: it declares {@code exchangeFilters} as strings. */
@Path("")
@Produces(MediaType.APPLICATION_JSON)
interface BinancePublicApi {

    /** rest-api.md, "Exchange information". */
    @GET
    @Path("api/v3/exchangeInfo")
    JsonNode exchangeInfo(@QueryParam("symbol") String symbol) throws IOException, BinanceException;
}
