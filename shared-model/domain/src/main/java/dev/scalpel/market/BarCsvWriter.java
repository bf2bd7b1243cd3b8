package dev.scalpel.market;

import java.nio.charset.StandardCharsets;

/** Writes bars in our layout. */
final class BarCsvWriter {

    private static final int TYPICAL_ROW_BYTES = 80;

    private final StringBuilder text;

    BarCsvWriter(int rows) {
        text = new StringBuilder(BarCsvLayout.SCALPEL.header.length() + 1 + rows * TYPICAL_ROW_BYTES);
    }

    BarCsvWriter header() {
        text.append(BarCsvLayout.SCALPEL.header).append('\n');
        return this;
    }

    byte[] rows(BarSeries bars) {
        for (int row = 0; row < bars.size(); row++) {
            text.append(bars.openTime(row));
            ShortestDecimal.append(text.append(','), bars.open(row));
            ShortestDecimal.append(text.append(','), bars.high(row));
            ShortestDecimal.append(text.append(','), bars.low(row));
            ShortestDecimal.append(text.append(','), bars.close(row));
            ShortestDecimal.append(text.append(','), bars.volume(row));
            appendTail(bars.trades(row), bars.takerBuyVolume(row));
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private void appendTail(long trades, double takerBuyVolume) {
        text.append(',');
        if (trades != Bar.UNKNOWN_TRADES) {
            text.append(trades);
        }
        text.append(',');
        if (!Double.isNaN(takerBuyVolume)) {
            ShortestDecimal.append(text, takerBuyVolume);
        }
        text.append('\n');
    }
}
