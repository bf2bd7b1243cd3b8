package dev.scalpel.lake.analysis;

import dev.scalpel.lake.LakeQuery;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Ranks the instruments of the lake by their returns of 30 days, with what a trader asks of each. One statement of SQL. */
public final class RankAnalysis {

    public static final String NAME = "rank";

    /** How far it looks back. */
    public static final int DAYS = 92;

    private static final int MAX_ROWS = 100_000;
    private static final long HOUR_MILLIS = 3_600_000;

    /** Hours are counted from the epoch; {@code $END} is the first one after the day. */
    private static final String SQL = """
            WITH hours AS (
              SELECT venue, instrument, timestamp // 3600000 AS hour,
                     last(close ORDER BY timestamp) AS close, sum(volume * close) AS turnover
              FROM bars
              WHERE timestamp >= ($END - 91 * 24) * 3600000 AND timestamp < $END * 3600000
              GROUP BY ALL
            ), moves AS (
              SELECT *, CASE WHEN hour - lag(hour) OVER own = 1 THEN ln(close / lag(close) OVER own) END AS move
              FROM hours
              WINDOW own AS (PARTITION BY venue, instrument ORDER BY hour)
            ), bitcoin AS (
              SELECT venue, hour, any_value(move) AS move FROM moves
              WHERE instrument LIKE 'BTC-%' AND move IS NOT NULL GROUP BY ALL
            ), days AS (
              SELECT venue, instrument, hour // 24 AS day, last(close ORDER BY hour) AS close
              FROM hours WHERE hour >= $END - 90 * 24 GROUP BY ALL
            ), falls AS (
              SELECT venue, instrument, 1 - close / max(close) OVER (
                PARTITION BY venue, instrument ORDER BY day ROWS UNBOUNDED PRECEDING) AS fall
              FROM days
            ), figures AS (
              SELECT m.venue, m.instrument,
                last(close ORDER BY m.hour) FILTER (m.hour >= $END - 24) AS newest,
                last(close ORDER BY m.hour) FILTER (m.hour < $END - 24 AND m.hour >= $END - 48) AS before1,
                last(close ORDER BY m.hour) FILTER (m.hour < $END - 7 * 24 AND m.hour >= $END - 8 * 24) AS before7,
                last(close ORDER BY m.hour) FILTER (m.hour < $END - 30 * 24 AND m.hour >= $END - 31 * 24) AS before30,
                last(close ORDER BY m.hour) FILTER (m.hour < $END - 90 * 24) AS before90,
                count(m.move) FILTER (m.hour >= $END - 30 * 24) AS moved,
                stddev_samp(m.move) FILTER (m.hour >= $END - 30 * 24) * sqrt(24) AS volatility,
                sum(turnover) FILTER (m.hour >= $END - 30 * 24)
                  / count(DISTINCT m.hour // 24) FILTER (m.hour >= $END - 30 * 24) AS turnover,
                corr(m.move, b.move) FILTER (m.hour >= $END - 30 * 24) AS correlation
              FROM moves m LEFT JOIN bitcoin b ON m.venue = b.venue AND m.hour = b.hour
              GROUP BY ALL
            )
            SELECT venue, instrument,
              newest / before1 - 1, newest / before7 - 1, newest / before30 - 1, newest / before90 - 1,
              CASE WHEN moved >= 360 THEN volatility END, turnover,
              (SELECT max(fall) FROM falls f WHERE f.venue = figures.venue AND f.instrument = figures.instrument),
              CASE WHEN moved >= 360 AND NOT isnan(correlation) THEN correlation END
            FROM figures
            WHERE newest IS NOT NULL
            ORDER BY newest / before30 DESC NULLS LAST, venue, instrument
            """;

    private RankAnalysis() {}

    /**
     * The rows at the end of a day, UTC, the largest return of 30 days first. An instrument without a bar on that day is left out. Volatility and
     * correlation need half of the hours of 30 days.
     */
    public static List<RankRow> run(LakeQuery lake, LocalDate day) {
        long end = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli() / HOUR_MILLIS;
        return lake.run(SQL.replace("$END", end + "::BIGINT"), MAX_ROWS).rows().stream()
                .map(RankAnalysis::row)
                .toList();
    }

    private static RankRow row(List<Object> cells) {
        return new RankRow(
                cells.get(0).toString(),
                cells.get(1).toString(),
                number(cells.get(2)),
                number(cells.get(3)),
                number(cells.get(4)),
                number(cells.get(5)),
                number(cells.get(6)),
                number(cells.get(7)),
                number(cells.get(8)),
                number(cells.get(9)));
    }

    private static Optional<Double> number(@Nullable Object cell) {
        return Optional.ofNullable(cell).map(value -> ((Number) value).doubleValue());
    }
}
