package dev.scalpel.features.columns;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The columns that a set of formulas needs, each once: a plan that a {@link ColumnBlock} computes. Not thread-safe.
 */
public final class Columns {

    private static final ColumnKernel LOADED = (in, out, rows) -> {
        throw new IllegalStateException("a loaded column has no formula");
    };

    private final Map<BarQuantity, Column> loaded = new EnumMap<>(BarQuantity.class);
    /** Sources stand before what is made of them. */
    private final Map<String, Column> derived = new LinkedHashMap<>();

    private final List<ColumnView> outputs = new ArrayList<>();

    /** Makes a column one of the block's results; their order is that of these calls. */
    public void output(ColumnView view) {
        view.column().require(view.reach(), 0);
        outputs.add(view);
    }

    public ColumnView of(BarQuantity quantity) {
        if (quantity.isLoaded()) {
            return ColumnView.of(loaded.computeIfAbsent(quantity, each -> new Column(each.name(), LOADED, List.of())));
        }
        return once(quantity.name(), () -> QuantityKernels.column(quantity, this));
    }

    /** A column by name, computed once however many formulas name it: the same name must mean the same formula. */
    public ColumnView derived(String name, ColumnKernel kernel, ColumnView... sources) {
        return once(name, () -> new Column(name, kernel, List.copyOf(Arrays.asList(sources))));
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
            return column(
                    name,
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
            return new Column(name, RollingWindows.squares(near, far), List.copyOf(sources));
        });
    }

    /** The largest value of the last {@code length} rows including this one. */
    public ColumnView highest(BarQuantity quantity, int length) {
        return extreme("highest of ", quantity, length, RollingWindows.highest());
    }

    /** The smallest value of the last {@code length} rows including this one. */
    public ColumnView lowest(BarQuantity quantity, int length) {
        return extreme("lowest of ", quantity, length, RollingWindows.lowest());
    }

    private ColumnView extreme(String what, BarQuantity quantity, int length, ColumnKernel kernel) {
        if (length == 1) {
            return of(quantity);
        }
        String name = what + length + " " + quantity;
        return once(name, () -> {
            int part = RollingWindows.partLength(length);
            ColumnView window = extreme(what, quantity, part, kernel);
            List<ColumnView> parts = new ArrayList<>();
            for (int back : RollingWindows.partShifts(length, part)) {
                parts.add(window.back(back));
            }
            return new Column(name, kernel, List.copyOf(parts));
        });
    }

    private ColumnView once(String name, Supplier<Column> make) {
        Column known = derived.get(name);
        if (known == null) {
            known = make.get();
            derived.put(name, known);
        }
        return ColumnView.of(known);
    }

    private static Column column(String name, ColumnKernel kernel, ColumnView... sources) {
        return new Column(name, kernel, List.of(sources));
    }

    /** Those that an output reads. */
    Map<BarQuantity, Column> loaded() {
        Map<BarQuantity, Column> read = new EnumMap<>(loaded);
        read.values().removeIf(column -> column.reach() < 0);
        return read;
    }

    /** Those that an output reads, each after its sources. */
    List<Column> derived() {
        return derived.values().stream().filter(column -> column.reach() >= 0).toList();
    }

    List<ColumnView> outputs() {
        return outputs;
    }
}
