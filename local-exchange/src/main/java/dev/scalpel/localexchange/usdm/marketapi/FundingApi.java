package dev.scalpel.localexchange.usdm.marketapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.localexchange.perpetual.contract.Contract;
import dev.scalpel.localexchange.perpetual.contract.Contracts;
import dev.scalpel.localexchange.perpetual.contract.FundingRates;
import dev.scalpel.localexchange.protocol.Json;
import dev.scalpel.localexchange.protocol.Parameters;
import dev.scalpel.localexchange.protocol.RequestWeight;
import dev.scalpel.localexchange.protocol.Route;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Mark prices and funding rates. */
final class FundingApi {

    private static final int DEFAULT_LIMIT = 100;
    private static final int RECENT = 200;
    private static final int MAX_LIMIT = 1_000;

    private record Paid(Contract contract, long stamp) {}

    private final Contracts contracts;

    FundingApi(Contracts contracts) {
        this.contracts = contracts;
    }

    void addTo(Map<String, Route> routes) {
        routes.put(
                "GET /fapi/v1/premiumIndex",
                Route.open(RequestWeight.with("symbol", 1, 10), this::premiumIndex, "symbol"));
        routes.put("GET /fapi/v1/fundingRate", Route.open(0, this::history, "symbol", "startTime", "endTime", "limit"));
        // Only symbols whose caps or interval were adjusted are listed, and here none was.
        routes.put("GET /fapi/v1/fundingInfo", Route.open(0, (parameters, now) -> Json.array()));
    }

    private JsonNode premiumIndex(Parameters parameters, long now) {
        if (parameters.has("symbol")) {
            return json(contracts.of(parameters), now);
        }
        ArrayNode all = Json.array();
        contracts.all().forEach(contract -> all.add(json(contract, now)));
        return all;
    }

    private static ObjectNode json(Contract contract, long now) {
        String price = Json.text(contract.market().price(now));
        long next = FundingRates.next(now);
        return Json.object()
                .put("symbol", contract.name())
                .put("markPrice", Json.text(contract.markAt(now)))
                .put("indexPrice", price)
                .put("estimatedSettlePrice", price)
                .put("lastFundingRate", Json.text(contract.funding().at(next)))
                .put("interestRate", Json.text(FundingRates.INTEREST))
                .put("nextFundingTime", next)
                .put("time", now);
    }

    /** Ascending; the most recent ones without a start. */
    private JsonNode history(Parameters parameters, long now) {
        boolean bounded = parameters.has("startTime") || parameters.has("endTime");
        int limit = parameters.limit(bounded ? DEFAULT_LIMIT : RECENT, MAX_LIMIT);
        long from = parameters.integer("startTime").orElse(0L);
        long to = Math.min(parameters.integer("endTime").orElse(now), now);
        List<Paid> paid = new ArrayList<>();
        for (Contract contract : contracts.selected(parameters)) {
            long first = Math.max(from, contract.market().bars().firstOpenTime());
            for (long stamp = FundingRates.firstFrom(first); stamp <= to; stamp = FundingRates.next(stamp)) {
                paid.add(new Paid(contract, stamp));
            }
        }
        paid.sort(Comparator.comparingLong(Paid::stamp));
        int skipped = parameters.has("startTime") ? 0 : Math.max(0, paid.size() - limit);
        ArrayNode answer = Json.array();
        paid.stream().skip(skipped).limit(limit).forEach(each -> answer.add(json(each)));
        return answer;
    }

    private static ObjectNode json(Paid paid) {
        return Json.object()
                .put("symbol", paid.contract().name())
                .put("fundingRate", Json.text(paid.contract().funding().at(paid.stamp())))
                .put("fundingTime", paid.stamp())
                .put("markPrice", Json.text(paid.contract().markAt(paid.stamp())))
                .put("rateType", "Regular");
    }
}
