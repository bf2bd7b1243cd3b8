package dev.scalpel.evidence;

import dev.scalpel.market.InstrumentId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Settled days for tests. */
final class EvidenceDays {

    static final InstrumentId BTC = InstrumentId.parse("binance/BTC-USDT");
    static final InstrumentId ETH = InstrumentId.parse("binance/ETH-USDT");
    /** 2024-01-01, a Monday. */
    static final long MONDAY = 19_723;

    private EvidenceDays() {}

    /** A day of one instrument whose result follows from gross, turnover and cost. */
    static SettledDay day(long day, double gross, double turnover, double costBp) {
        return day(day, new InstrumentDay(BTC, gross, turnover, 1, costBp));
    }

    static SettledDay day(long day, InstrumentDay... instruments) {
        double net = 0;
        for (InstrumentDay each : instruments) {
            net += each.gross() - each.turnover() * each.costBp() / 1e4;
        }
        return new SettledDay(day, new DayResult.Traded(net), List.of(instruments));
    }

    /** Days with a turnover of two and normal gross returns, at no cost. */
    static List<SettledDay> random(int count, double meanGross, double deviation, long seed) {
        Random random = new Random(seed);
        List<SettledDay> days = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            days.add(day(MONDAY + i, meanGross + deviation * random.nextGaussian(), 2, 0));
        }
        return days;
    }
}
