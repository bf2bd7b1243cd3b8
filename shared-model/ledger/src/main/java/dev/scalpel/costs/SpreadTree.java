package dev.scalpel.costs;

import java.math.BigDecimal;
import java.time.LocalDate;

record SpreadTree(String day, int samples, String halfSpreadBp) {

    static SpreadTree of(SpreadDay day) {
        return new SpreadTree(
                day.day().toString(), day.samples(), BasisPoints.text(BigDecimal.valueOf(day.halfSpreadRate())));
    }

    SpreadDay spread() {
        return new SpreadDay(
                LocalDate.parse(day), samples, BasisPoints.rate(halfSpreadBp).doubleValue());
    }
}
