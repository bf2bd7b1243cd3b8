package dev.scalpel.execution;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.execution.champion.ChampionStatus;
import dev.scalpel.execution.champion.Forecaster;
import dev.scalpel.invocation.Deadline;
import dev.scalpel.invocation.Dispatcher;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.ledger.repository.StoredLedger;
import dev.scalpel.localexchange.market.Filters;
import dev.scalpel.localexchange.market.Listing;
import dev.scalpel.localexchange.perpetual.contract.FundingRates;
import dev.scalpel.localexchange.perpetual.contract.PerpetualListing;
import dev.scalpel.localexchange.time.SettableClock;
import dev.scalpel.localexchange.usdm.UsdmExchange;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.research.synthetic.MarketSpec;
import dev.scalpel.research.synthetic.SyntheticMarket;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.store.bars.StoredBars;
import dev.scalpel.store.local.MemoryStore;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The real function against the stand-in of Binance USD-M, over a completely stored synthetic market. */
final class PerpetualVenueRig implements AutoCloseable {

    static final Symbol ETH = Symbol.parse("ETH/USDT");
    static final InstrumentId PERPETUAL = new InstrumentId("binance-usdm", ETH);
    static final Instant START = Instant.parse("2026-06-01T00:00:00Z");
    static final int LEVERAGE = 5;
    static final double SHARE = 0.7;

    private static final int HISTORY_DAYS = 3;

    final MemoryStore memory = new MemoryStore();
    final SettableClock clock = new SettableClock(START);
    final List<String> failures = new ArrayList<>();
    final BarSeries bars;
    final Settings settings;

    private final UsdmExchange exchange;
    private final Dispatcher function;

    PerpetualVenueRig(int days, Forecaster model) {
        long begin = Minutes.plus(START.toEpochMilli(), -HISTORY_DAYS * Minutes.PER_DAY);
        bars = SyntheticMarket.generate(MarketSpec.of(List.of(ETH), begin, HISTORY_DAYS + days, 5))
                .get(ETH);
        Listing listing = new Listing(ETH, bars, Filters.of("0.01", "0.001"), BigDecimal.ZERO);
        exchange = UsdmExchange.start(
                clock, List.of(PerpetualListing.of(listing).withFunding(new FundingRates(rates(), BigDecimal.ZERO))));
        exchange.transfer("USDT", new BigDecimal("10000"));
        exchange.setFeeRates(new BigDecimal("0.0002"), new BigDecimal("0.0002"));
        settings = SettingsReader.fromText(
                        "the test's settings",
                        "venue: binance-usdm\nmode: testnet\nsymbols: {ETH/USDT: " + SHARE + "}\n"
                                + "costs: {feeBp: 2, slippageBp: 0, feeAsset: quote}\n"
                                + "limits: {dailyLossShare: 1, drawdownShare: 1, cooldownMinutes: 0,"
                                + " maxConsecutiveLosses: 1000}\n"
                                + "venueConnection: {address: \"" + exchange.uri() + "\", leverage: " + LEVERAGE
                                + "}\n",
                        Map.of())
                .settings();
        new StoredBars(memory).append(PERPETUAL, bars);
        PerpetualFixture.storeRules(memory, PERPETUAL, Duration.ofHours(FundingRates.INTERVAL_HOURS), START);
        Map<String, String> keys = Map.of(
                "SCALPEL_API_KEY",
                exchange.apiKey().key(),
                "SCALPEL_API_SECRET",
                exchange.apiKey().secret());
        function = ExecutionFunction.create(
                settings,
                memory,
                clock,
                (name, action, failure) -> failures.add(action + ": " + failure),
                ExecutionDependencies.standard(settings, memory, keys, clock)
                        .withChampions((symbol, now) -> new ChampionStatus.Model(model))
                        .withSleeper(clock::advance));
    }

    /** By stamp: by turns paid by longs and by shorts. */
    Map<Long, BigDecimal> rates() {
        long interval = FundingRates.INTERVAL_HOURS * Minutes.PER_HOUR * Minutes.MILLIS;
        Map<Long, BigDecimal> rates = new TreeMap<>();
        for (long number = Math.floorDiv(bars.firstOpenTime(), interval) + 1;
                number * interval <= bars.lastOpenTime();
                number++) {
            rates.put(number * interval, BigDecimal.valueOf(number % 2 == 0 ? 37 : -21, 5));
        }
        return rates;
    }

    /** Each minute two seconds after its beginning. */
    void run(int days) {
        for (int minute = 1; minute <= days * Minutes.PER_DAY; minute++) {
            clock.setTo(START.plus(Duration.ofMinutes(minute)).plusSeconds(2));
            JsonNode answer = function.answer("{}", Deadline.in(Duration.ofMinutes(1), clock));
            if (answer.path("failures").size() > 0) {
                failures.add(clock.instant() + " " + answer);
            }
        }
    }

    List<TradeRow> trades() {
        return new StoredLedger(memory).trades(PERPETUAL, YearMonth.of(2026, 6));
    }

    UsdmExchange exchange() {
        return exchange;
    }

    @Override
    public void close() {
        exchange.close();
    }
}
