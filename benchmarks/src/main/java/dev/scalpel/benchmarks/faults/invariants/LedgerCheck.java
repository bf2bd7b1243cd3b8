package dev.scalpel.benchmarks.faults.invariants;

import dev.scalpel.benchmarks.faults.testbed.ListedSymbol;
import dev.scalpel.benchmarks.faults.testbed.ManualActivity;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.localexchange.orders.Fill;
import dev.scalpel.market.Symbol;
import dev.scalpel.trading.OrderSide;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Compares the ledger with the fills at the venue, exactly: quantity bought, fees by asset, gain in the quote asset, and
 * holding of the base asset. The open trade counts as the state has it.
 */
final class LedgerCheck {

    private static final String BOUGHT = "bought";
    private static final String GAINED = "gained";
    private static final String HELD = "held";
    private static final String FEE = "fee ";
    /** Rate at which a fee in a third asset is charged: {@code costs.feeBp} of every testbed. */
    private static final BigDecimal FOREIGN_FEE = new BigDecimal("0.001");

    /** Prices move before the engine finds that something was sold. */
    private static final BigDecimal ABOUT = new BigDecimal("1.1");

    private final StoredRecords books;
    private final ManualActivity manualActivity;

    LedgerCheck(StoredRecords books, ManualActivity manualActivity) {
        this.books = books;
        this.manualActivity = manualActivity;
    }

    List<String> differences(ListedSymbol one, VenueSnapshot venue) {
        Symbol symbol = one.symbol();
        List<Fill> fills = venue.engineFills(one);
        List<TradeRow> trades = books.trades(symbol);
        Map<String, BigDecimal> atVenue = sums(symbol, fills);
        Map<String, BigDecimal> inLedger = new TreeMap<>();
        for (TradeRow trade : trades) {
            add(inLedger, BOUGHT, trade.entry().quantity());
            add(inLedger, GAINED, trade.netProfit());
            trade.fees().forEach((asset, fee) -> add(inLedger, FEE + asset, fee));
        }
        openTrade(symbol, books.open(symbol), inLedger);
        add(inLedger, GAINED, foreignFees(symbol, fills).subtract(foreignFeesOfOpen(symbol)));
        BigDecimal dust = books.dust(symbol);
        add(inLedger, HELD, dust);
        List<String> differences = new ArrayList<>();
        Set<String> names = new TreeSet<>(inLedger.keySet());
        names.addAll(atVenue.keySet());
        BigDecimal soldByHand = manualActivity.sold(symbol);
        for (String name : names) {
            BigDecimal ledgerAmount = inLedger.getOrDefault(name, BigDecimal.ZERO);
            BigDecimal venueAmount = atVenue.getOrDefault(name, BigDecimal.ZERO);
            // A manual sale counts at an estimated price, and as a holding until the engine notices it.
            boolean soldManually = soldByHand.signum() > 0 && (name.equals(HELD) || name.equals(GAINED));
            if (!(soldManually
                    ? isExplained(name, ledgerAmount.subtract(venueAmount), soldByHand)
                    : ledgerAmount.compareTo(venueAmount) == 0)) {
                differences.add(name + ": " + ledgerAmount.toPlainString() + " in the ledger, "
                        + venueAmount.toPlainString() + " at the venue");
            }
        }
        differences.addAll(orders(symbol, fills));
        return differences;
    }

    /** Each order of ours is a row, or in the state. */
    private List<String> orders(Symbol symbol, List<Fill> fills) {
        Map<OrderSide, BigDecimal> inLedger = books.executed(symbol);
        List<String> differences = new ArrayList<>();
        for (OrderSide side : OrderSide.values()) {
            BigDecimal known = inLedger.getOrDefault(side, BigDecimal.ZERO);
            BigDecimal atVenue = fills.stream()
                    .filter(fill -> fill.side() == side)
                    .map(Fill::quantity)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            if (known.compareTo(atVenue) != 0) {
                differences.add("orders to " + side.name().toLowerCase(Locale.ROOT) + ": " + known.toPlainString()
                        + " in the ledger, " + atVenue.toPlainString() + " at the venue");
            }
        }
        return differences;
    }

    private static boolean isExplained(String name, BigDecimal more, BigDecimal soldByHand) {
        return name.equals(HELD)
                ? more.signum() <= 0
                : more.signum() >= 0 && more.compareTo(soldByHand.multiply(ABOUT)) <= 0;
    }

    private static Map<String, BigDecimal> sums(Symbol symbol, List<Fill> fills) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        for (Fill fill : fills) {
            boolean buys = fill.side() == OrderSide.BUY;
            BigDecimal quote = fill.price().multiply(fill.quantity());
            add(sums, GAINED, buys ? quote.negate() : quote);
            add(sums, HELD, buys ? fill.quantity() : fill.quantity().negate());
            if (buys) {
                add(sums, BOUGHT, fill.quantity());
            }
            fee(symbol, fill.commissionAsset(), fill.commission(), sums);
        }
        return sums;
    }

    private static void openTrade(Symbol symbol, List<Intent> intents, Map<String, BigDecimal> sums) {
        for (Intent intent : intents) {
            boolean buys = intent.side() == OrderSide.BUY;
            intent.fills().forEach(fill -> {
                BigDecimal quote = fill.price().multiply(fill.quantity());
                add(sums, GAINED, buys ? quote.negate() : quote);
                add(sums, HELD, buys ? fill.quantity() : fill.quantity().negate());
                if (buys) {
                    add(sums, BOUGHT, fill.quantity());
                }
                fee(symbol, fill.feeAsset(), fill.fee(), sums);
            });
        }
    }

    private static void fee(Symbol symbol, String asset, BigDecimal amount, Map<String, BigDecimal> sums) {
        add(sums, FEE + asset, amount);
        if (asset.equals(symbol.base())) {
            add(sums, HELD, amount.negate());
        }
        if (asset.equals(symbol.quote())) {
            add(sums, GAINED, amount.negate());
        }
    }

    private static BigDecimal foreignFees(Symbol symbol, List<Fill> fills) {
        return fills.stream()
                .filter(fill -> isForeign(symbol, fill.commissionAsset()))
                .map(fill -> fill.price().multiply(fill.quantity()).multiply(FOREIGN_FEE))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The open trade is counted without the charge, which its row will have. */
    private BigDecimal foreignFeesOfOpen(Symbol symbol) {
        return StoredRecords.fills(books.open(symbol)).stream()
                .filter(fill -> isForeign(symbol, fill.feeAsset()))
                .map(fill -> fill.price().multiply(fill.quantity()).multiply(FOREIGN_FEE))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static boolean isForeign(Symbol symbol, String asset) {
        return !Objects.equals(asset, symbol.base()) && !Objects.equals(asset, symbol.quote());
    }

    private static void add(Map<String, BigDecimal> sums, String name, BigDecimal amount) {
        sums.merge(name, amount, BigDecimal::add);
    }
}
