package dev.scalpel.local.rehearsal;

import dev.scalpel.localexchange.market.Filters;
import dev.scalpel.localexchange.market.Listing;
import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.trading.futures.ContractChoice;
import dev.scalpel.trading.futures.FuturesContract;
import dev.scalpel.trading.futures.FuturesName;
import dev.scalpel.trading.futures.FuturesRoot;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Bars of roots as a market of their contracts in front, in whole contracts and on the exchange's ticks. */
final class FuturesMarket {

    private FuturesMarket() {}

    /** @throws IllegalArgumentException for what is no future that is known */
    static Map<FuturesContract, Listing> of(List<Listing> roots, Instant now) {
        LocalDate today = ContractChoice.tradingDay(now);
        Map<FuturesContract, Listing> contracts = new LinkedHashMap<>();
        for (Listing listing : roots) {
            String base = listing.symbol().base();
            if (!FuturesName.isKnown(base, today)) {
                throw new IllegalArgumentException(listing.symbol()
                        + " is no future that is known: name a root as ES/USD (--symbol), or a contract as ESZ6/USD");
            }
            FuturesContract contract = ContractChoice.DEFAULT.choose(
                    FuturesName.parse(base, today), Optional.empty(), Optional.empty(), today);
            contracts.put(
                    contract,
                    new Listing(
                            contract.symbol(),
                            onTicks(listing.bars(), contract.root()),
                            Filters.of(contract.root().tickSize().toPlainString(), "1"),
                            listing.halfSpread()));
        }
        return contracts;
    }

    private static BarSeries onTicks(BarSeries bars, FuturesRoot root) {
        double tick = root.tickSize().doubleValue();
        return BarSeries.of(IntStream.range(0, bars.size())
                .mapToObj(bars::bar)
                .map(bar -> new Bar(
                        bar.openTime(),
                        rounded(bar.open(), tick),
                        rounded(bar.high(), tick),
                        rounded(bar.low(), tick),
                        rounded(bar.close(), tick),
                        bar.volume(),
                        bar.trades(),
                        bar.takerBuyVolume()))
                .toList());
    }

    private static double rounded(double price, double tick) {
        return Math.max(1, Math.round(price / tick)) * tick;
    }
}
