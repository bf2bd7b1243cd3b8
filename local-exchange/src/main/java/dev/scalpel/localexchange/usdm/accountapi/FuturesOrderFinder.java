package dev.scalpel.localexchange.usdm.accountapi;

import dev.scalpel.localexchange.perpetual.contract.Contract;
import dev.scalpel.localexchange.perpetual.contract.Contracts;
import dev.scalpel.localexchange.perpetual.orders.AlgoOrder;
import dev.scalpel.localexchange.perpetual.orders.FuturesBook;
import dev.scalpel.localexchange.perpetual.orders.FuturesOrder;
import dev.scalpel.localexchange.protocol.ApiException;
import dev.scalpel.localexchange.protocol.Parameters;
import java.util.Optional;

/** Finds an order by the venue's id, which prevails, or by the client's. */
final class FuturesOrderFinder {

    private final Contracts contracts;
    private final FuturesBook book;

    FuturesOrderFinder(Contracts contracts, FuturesBook book) {
        this.contracts = contracts;
        this.book = book;
    }

    Optional<FuturesOrder> order(Parameters parameters) {
        Contract contract = contracts.of(parameters);
        Optional<Long> id = parameters.integer("orderId");
        if (id.isPresent()) {
            return book.byId(contract, id.get());
        }
        String clientId =
                parameters.text("origClientOrderId").orElseThrow(() -> neither("origClientOrderId", "orderId"));
        return book.byClientId(contract, clientId);
    }

    Optional<AlgoOrder> algo(Parameters parameters) {
        Optional<Long> id = parameters.integer("algoId");
        if (id.isPresent()) {
            return book.algoById(id.get());
        }
        return book.algoByClientId(
                parameters.text("clientAlgoId").orElseThrow(() -> neither("clientAlgoId", "algoId")));
    }

    private static ApiException neither(String first, String second) {
        return ApiException.refused(
                -1102, "Param '" + first + "' or '" + second + "' must be sent, but both were empty/null!");
    }
}
