package dev.scalpel.benchmarks.training;

import dev.scalpel.evidence.DayResult;
import dev.scalpel.evidence.LicenceAccount;
import dev.scalpel.evidence.LicenceRules;
import dev.scalpel.evidence.ReturnScale;
import dev.scalpel.market.Minutes;
import dev.scalpel.trading.Trade;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the shipped rules would have made of a backtest's days, had they been forward days: the first thirty with trades give the
 * scale, the others count, a day without a trade as idle.
 *
 * @param evidence on the last day, or on that of the licence
 * @param days that had counted by then; 0 where too few have trades
 */
record EarnedLicence(boolean licensed, double evidence, int days) {

    private static final long DAY_MILLIS = Minutes.PER_DAY * Minutes.MILLIS;

    static EarnedLicence of(List<Trade> trades, double capital) {
        TreeMap<Long, Double> net = new TreeMap<>();
        trades.forEach(trade ->
                net.merge(Math.floorDiv(trade.exitTime(), DAY_MILLIS), trade.netProfit() / capital, Double::sum));
        List<Map.Entry<Long, Double>> traded = new ArrayList<>(net.entrySet());
        if (traded.size() <= ReturnScale.START_DAYS) {
            return new EarnedLicence(false, 1, 0);
        }
        double[] start = traded.stream()
                .limit(ReturnScale.START_DAYS)
                .mapToDouble(Map.Entry::getValue)
                .toArray();
        LicenceAccount account = LicenceAccount.opened(LicenceRules.shipped(), ReturnScale.startingFrom(start));
        for (long day = traded.get(ReturnScale.START_DAYS - 1).getKey() + 1;
                day <= net.lastKey() && !account.licensed();
                day++) {
            Double ofDay = net.get(day);
            account = account.after(ofDay == null ? new DayResult.Idle() : new DayResult.Traded(Math.max(-1, ofDay)))
                    .account();
        }
        return new EarnedLicence(
                account.licensed(), account.wager().evidence(), account.wager().days());
    }
}
