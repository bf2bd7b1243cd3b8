package dev.scalpel.localexchange.perpetual.account;

import java.math.BigDecimal;

/**
 * A change of the wallet balance.
 *
 * @param symbol empty for transfers
 * @param amount negative for what is paid
 * @param transactionId unique among incomes of one type
 * @param tradeId empty unless it belongs to a trade
 * @param balance of the asset after it
 */
public record Income(
        String symbol,
        IncomeType type,
        BigDecimal amount,
        String asset,
        String info,
        long time,
        long transactionId,
        String tradeId,
        BigDecimal balance) {}
