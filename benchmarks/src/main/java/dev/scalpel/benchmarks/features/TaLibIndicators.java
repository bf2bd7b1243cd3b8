package dev.scalpel.benchmarks.features;

import com.tictactec.ta.lib.Core;
import com.tictactec.ta.lib.MAType;
import com.tictactec.ta.lib.MInteger;
import com.tictactec.ta.lib.RetCode;
import dev.scalpel.market.BarSeries;

/** The six shared indicators by TA-Lib, which works on whole arrays. */
final class TaLibIndicators {

    private final Core core = new Core();
    private final MInteger begin = new MInteger();
    private final MInteger length = new MInteger();
    private final int rows;
    private final double[] high;
    private final double[] low;
    private final double[] close;
    private final double[] volume;

    TaLibIndicators(BarSeries bars) {
        rows = bars.size();
        high = new double[rows];
        low = new double[rows];
        close = new double[rows];
        volume = new double[rows];
        for (int row = 0; row < rows; row++) {
            high[row] = bars.high(row);
            low[row] = bars.low(row);
            close[row] = bars.close(row);
            volume[row] = bars.volume(row);
        }
    }

    /** All columns, so that none can be optimised away. */
    double[][] columns() {
        int last = rows - 1;
        double[][] out = new double[10][rows];
        require(core.sma(0, last, close, 20, begin, length, out[0]));
        require(core.sma(0, last, close, 60, begin, length, out[1]));
        require(core.bbands(0, last, close, 20, 2, 2, MAType.Sma, begin, length, out[2], out[3], out[4]));
        require(core.stochF(0, last, high, low, close, 60, 1, MAType.Sma, begin, length, out[5], out[6]));
        require(core.trueRange(0, last, high, low, close, begin, length, out[7]));
        require(core.sma(0, length.value - 1, out[7].clone(), 60, begin, length, out[7]));
        require(core.sma(0, last, volume, 60, begin, length, out[8]));
        require(core.stdDev(0, last, volume, 60, 1, begin, length, out[9]));
        return out;
    }

    private static void require(RetCode code) {
        if (code != RetCode.Success) {
            throw new IllegalStateException("TA-Lib answered " + code);
        }
    }
}
