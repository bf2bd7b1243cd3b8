package dev.scalpel.localexchange.orders;

import dev.scalpel.localexchange.market.SelfTradePrevention;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A trade between two orders of the account that did not happen (faqs/stp_faq.md, "What is a Prevented Match?").
 *
 * @param id counts from 0 in each market
 * @param takerQuantity what the incoming order lost; empty when it lost nothing
 * @param makerQuantity what the resting order lost; empty when it lost nothing
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
