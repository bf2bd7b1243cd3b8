package dev.scalpel.trading.futures;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;

/**
 * When trading in a contract ends, and until when a position in it is held. The venue's own dates win where it has any; these
 * are from the contract specifications at cmegroup.com.
 */
public enum ExpiryRule {
    /**
     * Equity indices, settled in cash: "Trading terminates at 9:30 a.m. ET on the 3rd Friday of the contract month"; if that is no
     * business day, on the business day before.
     */
    THIRD_FRIDAY {
        @Override
        public LocalDate lastTradingDay(YearMonth month) {
            return BusinessDays.onOrBefore(
                    month.atDay(1).with(TemporalAdjusters.dayOfWeekInMonth(3, DayOfWeek.FRIDAY)));
        }
    },

    /**
     * Crude oil: "Trading terminates 3 business days prior to the 25th calendar day of the month prior to the contract month. If the
     * 25th calendar day is not a business day, trading terminates 4 business days prior to the 25th calendar day". It is
     * delivered, and the first notice follows the last trading day.
     */
    CRUDE_OIL {
        @Override
        public LocalDate lastTradingDay(YearMonth month) {
            LocalDate reference = month.minusMonths(1).atDay(25);
            return BusinessDays.before(reference, BusinessDays.isBusinessDay(reference) ? 3 : 4);
        }
    },

    /**
     * Gold and silver: "Trading terminates on the third last business day of the contract month". They are delivered; the first
     * notice comes on the last business day of the month before, and who still holds then may have to take delivery.
     */
    METAL {
        @Override
        public LocalDate lastTradingDay(YearMonth month) {
            return BusinessDays.before(month.plusMonths(1).atDay(1), 3);
        }

        @Override
        public LocalDate lastHoldingDay(YearMonth month) {
            return BusinessDays.before(month.atDay(1), 2);
        }
    };

    /** The last day on which the contract is traded. */
    public abstract LocalDate lastTradingDay(YearMonth month);

    /** The last day at whose end a position can be held without settlement or a notice of delivery. */
    public LocalDate lastHoldingDay(YearMonth month) {
        return BusinessDays.before(lastTradingDay(month), 1);
    }
}
