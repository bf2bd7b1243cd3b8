package dev.scalpel.localexchange.accountapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.localexchange.account.Commission;
import dev.scalpel.localexchange.market.Market;
import dev.scalpel.localexchange.matching.Settlement;
import dev.scalpel.localexchange.protocol.Json;
import java.math.BigDecimal;

/** The commission as the account's calls report it (faqs/commission_faq.md); none depends on the side. */
public final class CommissionJson {

    private final Settlement settlement;

    public CommissionJson(Settlement settlement) {
        this.settlement = settlement;
    }

    ObjectNode standard() {
        return rates(
                settlement.commission().makerRate(), settlement.commission().takerRate());
    }

    private ObjectNode special() {
        return rates(
                settlement.commission().specialRate(), settlement.commission().specialRate());
    }

    private ObjectNode tax() {
        return rates(settlement.commission().taxRate(), settlement.commission().taxRate());
    }

    /** {@code account/commission}. */
    ObjectNode of(Market market) {
        ObjectNode answer = Json.object().put("symbol", market.name());
        answer.set("standardCommission", standard());
        answer.set("specialCommission", special());
        answer.set("taxCommission", tax());
        answer.set("discount", discount());
        return answer;
    }

    /** {@code order/test} with {@code computeCommissionRates}. */
    ObjectNode forOrder() {
        ObjectNode answer = Json.object();
        answer.set("standardCommissionForOrder", standard().retain("maker", "taker"));
        answer.set("specialCommissionForOrder", special().retain("maker", "taker"));
        answer.set("taxCommissionForOrder", tax().retain("maker", "taker"));
        answer.set("discount", discount());
        return answer;
    }

    private ObjectNode discount() {
        return Json.object()
                .put("enabledForAccount", settlement.commission().asset() == Commission.FeeAsset.BNB)
                .put("enabledForSymbol", true)
                .put("discountAsset", "BNB")
                .put("discount", Json.text(settlement.commission().discount()));
    }

    private static ObjectNode rates(BigDecimal maker, BigDecimal taker) {
        return Json.object()
                .put("maker", Json.text(maker))
                .put("taker", Json.text(taker))
                .put("buyer", "0.00000000")
                .put("seller", "0.00000000");
    }
}
