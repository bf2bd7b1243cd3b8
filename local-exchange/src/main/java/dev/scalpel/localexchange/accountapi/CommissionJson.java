package dev.scalpel.localexchange.accountapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.localexchange.account.Commission;
import dev.scalpel.localexchange.market.Market;
import dev.scalpel.localexchange.matching.Settlement;
import dev.scalpel.localexchange.protocol.Json;

/** The commission as the account's calls report it (faqs/commission_faq.md): a standard rate, no special rate, no tax. */
public final class CommissionJson {

    private final Settlement settlement;

    public CommissionJson(Settlement settlement) {
        this.settlement = settlement;
    }

    ObjectNode standard() {
        return Json.object()
                .put("maker", Json.text(settlement.commission().makerRate()))
                .put("taker", Json.text(settlement.commission().takerRate()))
                .put("buyer", "0.00000000")
                .put("seller", "0.00000000");
    }

    /** {@code account/commission}. */
    ObjectNode of(Market market) {
        ObjectNode answer = Json.object().put("symbol", market.name());
        answer.set("standardCommission", standard());
        answer.set("specialCommission", none());
        answer.set("taxCommission", none());
        answer.set("discount", discount());
        return answer;
    }

    /** {@code order/test} with {@code computeCommissionRates}. */
    ObjectNode forOrder() {
        ObjectNode answer = Json.object();
        answer.set("standardCommissionForOrder", standard().retain("maker", "taker"));
        answer.set("specialCommissionForOrder", none().retain("maker", "taker"));
        answer.set("taxCommissionForOrder", none().retain("maker", "taker"));
        answer.set("discount", discount());
        return answer;
    }

    private ObjectNode discount() {
        return Json.object()
                .put("enabledForAccount", settlement.commission().asset() == Commission.FeeAsset.BNB)
                .put("enabledForSymbol", true)
                .put("discountAsset", "BNB")
                .put("discount", "1.00000000");
    }

    private static ObjectNode none() {
        return Json.object()
                .put("maker", "0.00000000")
                .put("taker", "0.00000000")
                .put("buyer", "0.00000000")
                .put("seller", "0.00000000");
    }
}
