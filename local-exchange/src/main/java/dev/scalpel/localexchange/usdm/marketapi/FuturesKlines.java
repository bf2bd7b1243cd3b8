package dev.scalpel.localexchange.usdm.marketapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.scalpel.localexchange.market.Kline;
import dev.scalpel.localexchange.perpetual.contract.Contract;
import dev.scalpel.localexchange.perpetual.contract.Contracts;
import dev.scalpel.localexchange.protocol.ApiException;
import dev.scalpel.localexchange.protocol.Json;
import dev.scalpel.localexchange.protocol.Parameters;
import dev.scalpel.localexchange.protocol.RequestWeight;
import dev.scalpel.localexchange.publicapi.KlineInterval;
import dev.scalpel.localexchange.publicapi.KlineSelection;
import dev.scalpel.localexchange.publicapi.Klines;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** The klines of a contract: traded, by contract type, and of mark price, index price and premium index. */
final class FuturesKlines {

    private static final int DEFAULT_LIMIT = 500;
    private static final int MAX_LIMIT = 1_500;

    private final Contracts contracts;

    FuturesKlines(Contracts contracts) {
        this.contracts = contracts;
    }

    JsonNode traded(Parameters parameters, long now) {
        return rows(parameters, contracts.of(parameters), now, (contract, row) -> Klines.json(row));
    }

    JsonNode continuous(Parameters parameters, long now) {
        if (!parameters.requiredText("contractType").equals("PERPETUAL")) {
            throw ApiException.refused(-4104, "Invalid contract type.");
        }
        return rows(parameters, ofPair(parameters), now, (contract, row) -> Klines.json(row));
    }

    JsonNode mark(Parameters parameters, long now) {
        return rows(
                parameters,
                contracts.of(parameters),
                now,
                (contract, row) -> prices(
                        row,
                        contract.mark(row.open()),
                        contract.mark(row.high()),
                        contract.mark(row.low()),
                        contract.mark(row.close())));
    }

    /** The index of a contract is its own price here. */
    JsonNode index(Parameters parameters, long now) {
        return rows(
                parameters,
                ofPair(parameters),
                now,
                (contract, row) -> prices(row, row.open(), row.high(), row.low(), row.close()));
    }

    /** What its owner has set now, of all minutes. */
    JsonNode premium(Parameters parameters, long now) {
        return rows(parameters, contracts.of(parameters), now, (contract, row) -> {
            BigDecimal premium = contract.premium();
            return prices(row, premium, premium, premium, premium);
        });
    }

    private Contract ofPair(Parameters parameters) {
        return contracts
                .find(parameters.requiredText("pair"))
                .orElseThrow(() -> ApiException.refused(-4144, "Invalid pair."));
    }

    private static JsonNode rows(
            Parameters parameters, Contract contract, long now, BiFunction<Contract, Kline, ArrayNode> json) {
        KlineInterval interval = KlineInterval.of(parameters.requiredText("interval"));
        if (interval == KlineInterval.S1) {
            throw ApiException.refused(-1120, "Invalid interval.");
        }
        long to = Math.min(parameters.integer("endTime").orElse(now), now);
        KlineSelection selection = new KlineSelection(
                contract.market(), interval, ZoneOffset.UTC, to, parameters.limit(DEFAULT_LIMIT, MAX_LIMIT), now);
        Optional<Long> from = parameters.integer("startTime");
        List<Kline> rows =
                from.isPresent() ? selection.first(interval.ceiling(from.get(), ZoneOffset.UTC)) : selection.last();
        ArrayNode answer = Json.array();
        rows.forEach(row -> answer.add(json.apply(contract, row)));
        return answer;
    }

    /** Rows without trades have zero where a kline has volumes. */
    private static ArrayNode prices(Kline row, BigDecimal open, BigDecimal high, BigDecimal low, BigDecimal close) {
        return Json.array()
                .add(row.openTime())
                .add(Json.text(open))
                .add(Json.text(high))
                .add(Json.text(low))
                .add(Json.text(close))
                .add("0")
                .add(row.closeTime())
                .add("0")
                .add(60)
                .add("0")
                .add("0")
                .add("0");
    }

    /** By the number of rows, as each of these calls states it. */
    static RequestWeight weight() {
        return parameters -> {
            int limit = parameters.limit(DEFAULT_LIMIT, MAX_LIMIT);
            if (limit > 1_000) {
                return 10;
            }
            if (limit >= 500) {
                return 5;
            }
            return limit >= 100 ? 2 : 1;
        };
    }
}
