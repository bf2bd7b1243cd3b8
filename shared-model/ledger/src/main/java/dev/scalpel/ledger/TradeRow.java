package dev.scalpel.ledger;

import dev.scalpel.strategy.Origin;
import dev.scalpel.strategy.StrategyId;
import dev.scalpel.trading.EntryBasis;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.PositionSide;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A closed trade: what was intended, and the result.
 *
 * @param id the entry's client id
 * @param basis the strategy, and why it entered; the model's id with its bracket or score if a model decided
 * @param tacticsId of the model's tactics; empty if no model decided
 * @param entry how the position was opened
 * @param exit how it was closed
 * @param fees paid, by asset
 * @param netProfit after all fees and funding, in the quote asset
 * @param netReturn the same as a share of the cost of the entry
 * @param predictedNet what the model expected, calibrated; NaN if no model decided
 * @param winProbability NaN if no model decided
 * @param multiplier units of the base asset in a quantity of one, above 0
 * @param funding received for holding a perpetual position, negative when it was paid, in the quote asset; 0 elsewhere
 */
public record TradeRow(
        String id,
        long revision,
        String mode,
        EntryBasis basis,
        Optional<String> tacticsId,
        long decisionBar,
        Leg entry,
        Leg exit,
        ExitReason exitReason,
        Map<String, BigDecimal> fees,
        BigDecimal netProfit,
        double netReturn,
        double predictedNet,
        double winProbability,
        BigDecimal multiplier,
        BigDecimal funding)
        implements LedgerRow {

    /**
     * @param time epoch milliseconds of the last fill
     * @param intendedPrice the price at which the order was intended to fill
     * @param price the mean of the fills
     * @param quantity filled, in units of the venue: of the base asset, or contracts
     * @param latencyMillis from the close of the bar that led to the order to the order
     */
    public record Leg(
            long time,
            BigDecimal intendedPrice,
            BigDecimal price,
            BigDecimal intendedQuantity,
            BigDecimal quantity,
            long latencyMillis) {

        public Leg {
            LedgerChecks.requireNotNegative("time", time);
            intendedPrice = LedgerChecks.requirePositive("intendedPrice", intendedPrice);
            price = LedgerChecks.requirePositive("price", price);
            intendedQuantity = LedgerChecks.requirePositive("intendedQuantity", intendedQuantity);
            quantity = LedgerChecks.requirePositive("quantity", quantity);
        }
    }

    public TradeRow {
        LedgerChecks.requireName("id", id);
        LedgerChecks.requireNotNegative("revision", revision);
        LedgerChecks.requireName("mode", mode);
        LedgerChecks.requireBasis(basis);
        tacticsId.ifPresent(name -> LedgerChecks.requireName("tacticsId", name));
        if (exit.time() < entry.time()) {
            throw new IllegalArgumentException(
                    "a trade must exit at or after its entry: exit " + exit.time() + ", entry " + entry.time());
        }
        Map<String, BigDecimal> sorted = new TreeMap<>();
        fees.forEach((asset, fee) -> sorted.put(LedgerChecks.requireAsset(asset), LedgerChecks.plain(fee)));
        fees = Collections.unmodifiableMap(sorted);
        netProfit = LedgerChecks.plain(netProfit);
        multiplier = LedgerChecks.requirePositive("multiplier", multiplier);
        funding = funding.signum() == 0 ? BigDecimal.ZERO : LedgerChecks.plain(funding);
    }

    /** A trade without funding of an instrument whose quantity counts units of the base asset. */
    public TradeRow(
            String id,
            long revision,
            String mode,
            EntryBasis basis,
            Optional<String> tacticsId,
            long decisionBar,
            Leg entry,
            Leg exit,
            ExitReason exitReason,
            Map<String, BigDecimal> fees,
            BigDecimal netProfit,
            double netReturn,
            double predictedNet,
            double winProbability) {
        this(
                id,
                revision,
                mode,
                basis,
                tacticsId,
                decisionBar,
                entry,
                exit,
                exitReason,
                fees,
                netProfit,
                netReturn,
                predictedNet,
                winProbability,
                BigDecimal.ONE,
                BigDecimal.ZERO);
    }

    /** The entry's value in the quote asset, without fees. */
    public BigDecimal notional() {
        return entry.quantity().multiply(entry.price()).multiply(multiplier);
    }

    public PositionSide side() {
        return basis.side();
    }

    /** Whether the model traded it on its own account, and not a strategy of a portfolio in its own. */
    public boolean isOfTheModel() {
        return basis.strategy().equals(StrategyId.MODEL.name());
    }

    /** Of the model that decided; empty if none did. */
    public Optional<String> modelId() {
        return basis.origin() == Origin.MODEL ? Optional.of(basis.sourceId()) : Optional.empty();
    }
}
