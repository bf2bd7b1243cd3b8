package dev.scalpel.localexchange.orders;

import dev.scalpel.localexchange.market.SelfTradePrevention;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A trade between two orders of the account that did not happen (faqs/stp_faq.md, "What is a Prevented Match?").
 *
 * @param id counts from 0 in each market
 * @param takerQuantity the quantity removed from the incoming order; empty when none
 * @param makerQuantity the quantity removed from the resting order; empty when none
 */
public record PreventedMatch(
        long id,
        String symbol,
        long takerOrderId,
        long makerOrderId,
        SelfTradePrevention mode,
        BigDecimal price,
        Optional<BigDecimal> takerQuantity,
        Optional<BigDecimal> makerQuantity,
        long time) {}
