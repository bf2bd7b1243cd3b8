package dev.scalpel.local.desk.data;

import dev.scalpel.execution.reading.AccountSource;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.market.InstrumentId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the strategies of one instrument have earned. Months that are over are read once. */
final class Realised {

    private final DeskData data;
    private final InstrumentId instrument;
    private final Map<String, BigDecimal> before = new HashMap<>();
    private YearMonth readTo = YearMonth.of(1970, 1);

    /**
     * Net profit of closed trades in the quote asset, by account and strategy.
     *
     * @param today closed on this day, UTC
     */
    record Sums(Map<String, BigDecimal> today, Map<String, BigDecimal> total) {

        static final Sums NONE = new Sums(Map.of(), Map.of());

        Sums {
            today = Map.copyOf(today);
            total = Map.copyOf(total);
        }
    }

    Realised(DeskData data, InstrumentId instrument) {
        this.data = data;
        this.instrument = instrument;
    }

    Sums read(Instant now) {
        LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
        YearMonth month = YearMonth.from(today);
        if (readTo.isBefore(month)) {
            data.tradedMonths(instrument).stream()
                    .filter(each -> !each.isBefore(readTo) && each.isBefore(month))
                    .forEach(each -> add(before, trades(each)));
            readTo = month;
        }
        List<TradeRow> current = trades(month);
        Map<String, BigDecimal> total = new HashMap<>(before);
        add(total, current);
        Map<String, BigDecimal> ofToday = new HashMap<>();
        add(
                ofToday,
                current.stream()
                        .filter(row -> day(row.exit().time()).equals(today))
                        .toList());
        return new Sums(ofToday, total);
    }

    private List<TradeRow> trades(YearMonth month) {
        return data.repositories().ledger().trades(instrument, month);
    }

    private void add(Map<String, BigDecimal> sums, List<TradeRow> rows) {
        AccountSource accounts = data.accounts();
        rows.forEach(row -> sums.merge(
                key(accounts.accountOf(instrument, row.basis()), row.basis().strategy()),
                row.netProfit(),
                BigDecimal::add));
    }

    static String key(String account, String strategy) {
        return account + "/" + strategy;
    }

    private static LocalDate day(long millis) {
        return Instant.ofEpochMilli(millis).atZone(ZoneOffset.UTC).toLocalDate();
    }
}
