package dev.scalpel.monitoring.report.summary;

import dev.scalpel.monitoring.metrics.AccountReview;
import dev.scalpel.trading.Trade;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The trades that were entered in one hour of one weekday, in UTC.
 *
 * @param hour 0 to 23
 * @param netProfit in the quote asset
 */
public record WeekHour(DayOfWeek weekday, int hour, int trades, double netProfit) {

    /** A trade's place in the week. */
    private record Place(DayOfWeek weekday, int hour) {}

    /** The hours with trades, of the symbols that are added up; by weekday and hour. */
    public static List<WeekHour> of(AccountReview review) {
        Map<Place, WeekHour> hours = new LinkedHashMap<>();
        AccountReview.summed(review.symbols()).stream()
                .flatMap(symbol -> symbol.trades().stream())
                .forEach(trade -> hours.merge(place(trade), of(trade), WeekHour::plus));
        List<WeekHour> sorted = new ArrayList<>(hours.values());
        sorted.sort(Comparator.comparing(WeekHour::weekday).thenComparingInt(WeekHour::hour));
        return sorted;
    }

    private static Place place(Trade trade) {
        ZonedDateTime entry = Instant.ofEpochMilli(trade.position().entryTime()).atZone(ZoneOffset.UTC);
        return new Place(entry.getDayOfWeek(), entry.getHour());
    }

    private static WeekHour of(Trade trade) {
        Place place = place(trade);
        return new WeekHour(place.weekday(), place.hour(), 1, trade.netProfit());
    }

    private WeekHour plus(WeekHour other) {
        return new WeekHour(weekday, hour, trades + other.trades, netProfit + other.netProfit);
    }
}
