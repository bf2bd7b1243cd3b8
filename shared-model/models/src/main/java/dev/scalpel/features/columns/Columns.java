package dev.scalpel.features.columns;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The columns that a set of formulas needs, each once: a plan that one {@link ColumnBlock} or {@link NewestRow}
 * computes. Not thread-safe.
 */
public final class Columns {

    /** Sources stand before what is made of them. */
    private final Map<String, Column> columns = new LinkedHashMap<>();

    private final List<ColumnView> outputs = new ArrayList<>();
    private final boolean closes;

    /** @param closes whether there are minutes in which the instrument is not traded */
    public Columns(boolean closes) {
        this.closes = closes;
    }

    public boolean closes() {
        return closes;
    }

    /** Makes a column one of the block's results; their order is that of these calls. */
    public void output(ColumnView view) {
        view.column().require(view.reach(), false, 0);
        outputs.add(view);
    }

    public ColumnView of(BarQuantity quantity) {
        return once(quantity.name(), () -> {
            if (!quantity.isRead()) {
                return QuantityKernels.formula(quantity, this);
            }
            return new ColumnFormula.Read((bars, from, rows, out) -> bars.copy(quantity, from, rows, out));
        });
    }

    /** What a clock says when the row's bar opens. */
    public ColumnView of(String name, ClockTable clock) {
        return once(name, () -> new ColumnFormula.Read((bars, from, rows, out) -> bars.copy(clock, from, rows, out)));
    }

    /** A column by name, computed once however many formulas name it: the same name must mean the same formula. */
    public ColumnView derived(String name, ColumnKernel kernel, ColumnView... sources) {
        for (ColumnView source : sources) {
            if (source.past() > 0) {
                throw new IllegalArgumentException("only a kernel of past rows reads a past: " + name);
            }
        }
        return once(name, () -> new ColumnFormula.SameRows(kernel, sources));
    }

    /** A column of other columns' earlier rows, by name as {@link #derived}. */
    public ColumnView derivedFromPast(String name, PastKernel kernel, ColumnView... sources) {
        return once(name, () -> new ColumnFormula.Past(kernel, sources));
    }

    /** The mean over the last {@code length} rows including this one; exact where the values are constant. */
    public ColumnView mean(BarQuantity quantity, int length) {
        if (length == 1) {
            return of(quantity);
        }
        String name = "mean of " + length + " " + quantity;
        return once(name, () -> {
            int near = RollingWindows.nearLength(length);
            int far = length - near;
            return new ColumnFormula.SameRows(
                    RollingWindows.means(near, far),
                    mean(quantity, near),
                    mean(quantity, far).back(near));
        });
    }

    /**
     * The sum of squared deviations from the window's mean; exactly 0 where the window is constant.
     *
     * @param length at least 2
     */
    public ColumnView squares(BarQuantity quantity, int length) {
        if (length < 2) {
            throw new IllegalArgumentException("length must be >= 2: " + length);
        }
        String name = "squares of " + length + " " + quantity;
        return once(name, () -> {
            int near = RollingWindows.nearLength(length);
            int far = length - near;
            List<ColumnView> sources = new ArrayList<>();
            sources.add(mean(quantity, near));
            sources.add(mean(quantity, far).back(near));
            if (near > 1) {
                sources.add(squares(quantity, near));
            }
            if (far > 1) {
                sources.add(squares(quantity, far).back(near));
            }
            return new ColumnFormula.SameRows(
                    RollingWindows.squares(near, far, sources.size()), sources.toArray(ColumnView[]::new));
        });
    }

    /** The largest value of the last {@code length} rows including this one. */
    public ColumnView highest(BarQuantity quantity, int length) {
        return extreme("highest of ", quantity, length, RollingWindows::highest);
    }

    /** The smallest value of the last {@code length} rows including this one. */
    public ColumnView lowest(BarQuantity quantity, int length) {
        return extreme("lowest of ", quantity, length, RollingWindows::lowest);
    }

    private ColumnView extreme(String what, BarQuantity quantity, int length, ColumnKernel kernel) {
        if (length == 1) {
            return of(quantity);
        }
        String name = what + length + " " + quantity;
        return once(name, () -> {
            int part = RollingWindows.partLength(length);
            ColumnView window = extreme(what, quantity, part, kernel);
            return new ColumnFormula.SameRows(kernel, window, window.back(length - part));
        });
    }

    private ColumnView once(String name, Supplier<ColumnFormula> formula) {
        Column known = columns.get(name);
        if (known == null) {
            known = new Column(name, formula.get());
            columns.put(name, known);
        }
        return ColumnView.of(known);
    }

    /** Those that an output reads, each after its sources. */
    List<Column> read() {
        return columns.values().stream().filter(column -> column.reach() >= 0).toList();
    }

    List<ColumnView> outputs() {
        return outputs;
    }
}
