package dev.scalpel.venue.generic.okx;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.List;
import org.knowm.xchange.okex.dto.OkexResponse;
import org.knowm.xchange.okex.dto.marketdata.OkexCandleStick;
import org.knowm.xchange.okex.dto.marketdata.OkexInstrument;
import org.knowm.xchange.okex.dto.marketdata.OkexTicker;
import org.knowm.xchange.okex.dto.marketdata.OkexTrade;

/**
 * OKX's public calls with XChange's types. XChange's own interface has neither the newest candles nor the time, and its exception has no
 * code.
 */
@Path("api/v5")
@Produces(MediaType.APPLICATION_JSON)
interface OkxApi {

    /** "Get candlesticks": of the newest 1,440. */
    @GET
    @Path("market/candles")
    OkexResponse<List<OkexCandleStick>> candles(
            @QueryParam("instId") String instrument,
            @QueryParam("after") long olderThan,
            @QueryParam("before") long newerThan,
            @QueryParam("bar") String bar,
            @QueryParam("limit") int limit)
            throws IOException, OkxException;

    /** "Get candlesticks history". */
    @GET
    @Path("market/history-candles")
    OkexResponse<List<OkexCandleStick>> historyCandles(
            @QueryParam("instId") String instrument,
            @QueryParam("after") long olderThan,
            @QueryParam("before") long newerThan,
            @QueryParam("bar") String bar,
            @QueryParam("limit") int limit)
            throws IOException, OkxException;

    /** "Get trades": the newest. */
    @GET
    @Path("market/trades")
    OkexResponse<List<OkexTrade>> trades(@QueryParam("instId") String instrument, @QueryParam("limit") int limit)
            throws IOException, OkxException;

    /** "Get ticker". */
    @GET
    @Path("market/ticker")
    OkexResponse<List<OkexTicker>> ticker(@QueryParam("instId") String instrument) throws IOException, OkxException;

    /** "Get instruments". */
    @GET
    @Path("public/instruments")
    OkexResponse<List<OkexInstrument>> instruments(
            @QueryParam("instType") String type, @QueryParam("instId") String instrument)
            throws IOException, OkxException;

    /** "Get system time". */
    @GET
    @Path("public/time")
    OkexResponse<List<JsonNode>> time() throws IOException, OkxException;
}
