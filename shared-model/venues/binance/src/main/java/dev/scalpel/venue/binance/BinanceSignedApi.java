package dev.scalpel.venue.binance;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.knowm.xchange.binance.dto.BinanceException;
import si.mazi.rescu.ParamsDigest;
import si.mazi.rescu.SynchronizedValueFactory;

/**
 * The signed calls of Binance that Scalpel uses, with response types of our own: XChange 5.2.2 lacks some calls, and its
 * types for the others fail on fields that the venue adds. An HTTP interface needs each parameter as an argument.
 */
@Path("")
@Produces(MediaType.APPLICATION_JSON)
interface BinanceSignedApi {

    String KEY = "X-MBX-APIKEY";

    @GET
    @Path("api/v3/ticker/bookTicker")
    BinanceResponses.Book bookTicker(@QueryParam("symbol") String symbol) throws IOException, BinanceException;

    @GET
    @Path("api/v3/order")
    BinanceResponses.Order order(
            @QueryParam("symbol") String symbol,
            @QueryParam("origClientOrderId") String clientId,
            @QueryParam("recvWindow") long recvWindow,
            @QueryParam("timestamp") SynchronizedValueFactory<Long> timestamp,
            @HeaderParam(KEY) String key,
            @QueryParam("signature") ParamsDigest signature)
            throws IOException, BinanceException;

    @GET
    @Path("api/v3/openOrders")
    List<BinanceResponses.Order> openOrders(
            @QueryParam("symbol") String symbol,
            @QueryParam("recvWindow") long recvWindow,
            @QueryParam("timestamp") SynchronizedValueFactory<Long> timestamp,
            @HeaderParam(KEY) String key,
            @QueryParam("signature") ParamsDigest signature)
            throws IOException, BinanceException;

    @POST
    @Path("api/v3/order")
    BinanceResponses.Order newOrder(
            @FormParam("symbol") String symbol,
            @FormParam("side") String side,
            @FormParam("type") String type,
            @FormParam("timeInForce") @Nullable String timeInForce,
            @FormParam("quantity") BigDecimal quantity,
            @FormParam("price") @Nullable BigDecimal price,
            @FormParam("newClientOrderId") String clientId,
            @FormParam("stopPrice") @Nullable BigDecimal stopPrice,
            @FormParam("newOrderRespType") String detail,
            @FormParam("recvWindow") long recvWindow,
            @FormParam("timestamp") SynchronizedValueFactory<Long> timestamp,
            @HeaderParam(KEY) String key,
            @QueryParam("signature") ParamsDigest signature)
            throws IOException, BinanceException;

    /** rest-api.md, "Test new order": checked, and not sent to the matching engine. */
    @POST
    @Path("api/v3/order/test")
    JsonNode testOrder(
            @FormParam("symbol") String symbol,
            @FormParam("side") String side,
            @FormParam("type") String type,
            @FormParam("timeInForce") @Nullable String timeInForce,
            @FormParam("quantity") BigDecimal quantity,
            @FormParam("price") @Nullable BigDecimal price,
            @FormParam("newClientOrderId") String clientId,
            @FormParam("stopPrice") @Nullable BigDecimal stopPrice,
            @FormParam("recvWindow") long recvWindow,
            @FormParam("timestamp") SynchronizedValueFactory<Long> timestamp,
            @HeaderParam(KEY) String key,
            @QueryParam("signature") ParamsDigest signature)
            throws IOException, BinanceException;

    @DELETE
    @Path("api/v3/order")
    BinanceResponses.Order cancel(
            @QueryParam("symbol") String symbol,
            @QueryParam("orderId") long orderId,
            @QueryParam("recvWindow") long recvWindow,
            @QueryParam("timestamp") SynchronizedValueFactory<Long> timestamp,
            @HeaderParam(KEY) String key,
            @QueryParam("signature") ParamsDigest signature)
            throws IOException, BinanceException;

    @GET
    @Path("api/v3/account")
    BinanceResponses.Account account(
            @QueryParam("recvWindow") long recvWindow,
            @QueryParam("timestamp") SynchronizedValueFactory<Long> timestamp,
            @HeaderParam(KEY) String key,
            @QueryParam("signature") ParamsDigest signature)
            throws IOException, BinanceException;

    @GET
    @Path("api/v3/myTrades")
    List<BinanceResponses.Trade> myTrades(
            @QueryParam("symbol") String symbol,
            @QueryParam("orderId") @Nullable Long orderId,
            @QueryParam("startTime") @Nullable Long from,
            @QueryParam("endTime") @Nullable Long to,
            @QueryParam("fromId") @Nullable Long fromId,
            @QueryParam("limit") int limit,
            @QueryParam("recvWindow") long recvWindow,
            @QueryParam("timestamp") SynchronizedValueFactory<Long> timestamp,
            @HeaderParam(KEY) String key,
            @QueryParam("signature") ParamsDigest signature)
            throws IOException, BinanceException;

    @POST
    @Path("api/v3/orderList/oco")
    BinanceResponses.OrderList oco(
            @FormParam("symbol") String symbol,
            @FormParam("listClientOrderId") String listClientId,
            @FormParam("side") String side,
            @FormParam("quantity") BigDecimal quantity,
            @FormParam("aboveType") String aboveType,
            @FormParam("aboveClientOrderId") String aboveClientId,
            @FormParam("abovePrice") @Nullable BigDecimal abovePrice,
            @FormParam("aboveStopPrice") @Nullable BigDecimal aboveStopPrice,
            @FormParam("aboveTimeInForce") @Nullable String aboveTimeInForce,
            @FormParam("belowType") String belowType,
            @FormParam("belowClientOrderId") String belowClientId,
            @FormParam("belowPrice") @Nullable BigDecimal belowPrice,
            @FormParam("belowStopPrice") @Nullable BigDecimal belowStopPrice,
            @FormParam("belowTimeInForce") @Nullable String belowTimeInForce,
            @FormParam("newOrderRespType") String detail,
            @FormParam("recvWindow") long recvWindow,
            @FormParam("timestamp") SynchronizedValueFactory<Long> timestamp,
            @HeaderParam(KEY) String key,
            @QueryParam("signature") ParamsDigest signature)
            throws IOException, BinanceException;

    @POST
    @Path("api/v3/orderList/otoco")
    BinanceResponses.OrderList otoco(
            @FormParam("symbol") String symbol,
            @FormParam("listClientOrderId") String listClientId,
            @FormParam("workingType") String workingType,
            @FormParam("workingSide") String workingSide,
            @FormParam("workingClientOrderId") String workingClientId,
            @FormParam("workingPrice") BigDecimal workingPrice,
            @FormParam("workingQuantity") BigDecimal workingQuantity,
            @FormParam("workingTimeInForce") @Nullable String workingTimeInForce,
            @FormParam("pendingSide") String pendingSide,
            @FormParam("pendingQuantity") BigDecimal pendingQuantity,
            @FormParam("pendingAboveType") String aboveType,
            @FormParam("pendingAboveClientOrderId") String aboveClientId,
            @FormParam("pendingAbovePrice") @Nullable BigDecimal abovePrice,
            @FormParam("pendingAboveStopPrice") @Nullable BigDecimal aboveStopPrice,
            @FormParam("pendingAboveTimeInForce") @Nullable String aboveTimeInForce,
            @FormParam("pendingBelowType") String belowType,
            @FormParam("pendingBelowClientOrderId") String belowClientId,
            @FormParam("pendingBelowPrice") @Nullable BigDecimal belowPrice,
            @FormParam("pendingBelowStopPrice") @Nullable BigDecimal belowStopPrice,
            @FormParam("pendingBelowTimeInForce") @Nullable String belowTimeInForce,
            @FormParam("newOrderRespType") String detail,
            @FormParam("recvWindow") long recvWindow,
            @FormParam("timestamp") SynchronizedValueFactory<Long> timestamp,
            @HeaderParam(KEY) String key,
            @QueryParam("signature") ParamsDigest signature)
            throws IOException, BinanceException;

    @DELETE
    @Path("api/v3/orderList")
    BinanceResponses.OrderList cancelList(
            @QueryParam("symbol") String symbol,
            @QueryParam("orderListId") long listId,
            @QueryParam("recvWindow") long recvWindow,
            @QueryParam("timestamp") SynchronizedValueFactory<Long> timestamp,
            @HeaderParam(KEY) String key,
            @QueryParam("signature") ParamsDigest signature)
            throws IOException, BinanceException;

    /** rest-api.md, "Query Commission Rates". */
    @GET
    @Path("api/v3/account/commission")
    BinanceResponses.FeeRates commission(
            @QueryParam("symbol") String symbol,
            @QueryParam("recvWindow") long recvWindow,
            @QueryParam("timestamp") SynchronizedValueFactory<Long> timestamp,
            @HeaderParam(KEY) String key,
            @QueryParam("signature") ParamsDigest signature)
            throws IOException, BinanceException;

    @GET
    @Path("sapi/v1/account/apiRestrictions")
    BinanceResponses.Restrictions restrictions(
            @QueryParam("recvWindow") long recvWindow,
            @QueryParam("timestamp") SynchronizedValueFactory<Long> timestamp,
            @HeaderParam(KEY) String key,
            @QueryParam("signature") ParamsDigest signature)
            throws IOException, BinanceException;
}
