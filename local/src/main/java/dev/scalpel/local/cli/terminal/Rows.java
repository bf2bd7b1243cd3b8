package dev.scalpel.local.cli.terminal;

import java.util.ArrayList;
import java.util.List;

/** Divides the rows of a screen among blocks that stand one above the other. */
public final class Rows {

    private Rows() {}

    /**
     * A block.
     *
     * @param rank where rows are few, blocks of the highest number are left out first, and get more last
     * @param min rows that it needs
     * @param max rows that it can use
     */
    public record Block(int rank, int min, int max, Drawing drawing) {

        public Block {
            if (min < 1 || max < min) {
                throw new IllegalArgumentException(
                        "a block needs a row, and no more than it can use: " + min + ", " + max);
            }
        }
    }

    /** Draws a block in so many rows, or fewer. */
    public interface Drawing {
        List<StyledLine> in(int rows);
    }

    /** The blocks in their order, in at most so many rows. */
    public static List<StyledLine> draw(List<Block> blocks, int rows) {
        List<Block> kept = new ArrayList<>(blocks);
        while (kept.stream().mapToInt(Block::min).sum() > rows) {
            kept.remove(kept.stream()
                    .max((one, other) -> Integer.compare(one.rank(), other.rank()))
                    .orElseThrow());
        }
        int[] heights = heights(kept, rows);
        List<StyledLine> lines = new ArrayList<>();
        for (int block = 0; block < heights.length; block++) {
            List<StyledLine> drawn = kept.get(block).drawing().in(heights[block]);
            for (int row = 0; row < heights[block]; row++) {
                lines.add(row < drawn.size() ? drawn.get(row) : StyledLine.EMPTY);
            }
        }
        return lines;
    }

    /** Each its minimum; what is left one by one, by rank. */
    private static int[] heights(List<Block> blocks, int rows) {
        int[] heights = blocks.stream().mapToInt(Block::min).toArray();
        int left = rows - blocks.stream().mapToInt(Block::min).sum();
        List<Integer> order = new ArrayList<>();
        for (int block = 0; block < heights.length; block++) {
            order.add(block);
        }
        order.sort((one, other) ->
                Integer.compare(blocks.get(one).rank(), blocks.get(other).rank()));
        boolean grown = true;
        while (left > 0 && grown) {
            grown = false;
            for (int block : order) {
                if (left > 0 && heights[block] < blocks.get(block).max()) {
                    heights[block]++;
                    left--;
                    grown = true;
                }
            }
        }
        return heights;
    }

    /** Two texts side by side, with a gap. */
    public static List<StyledLine> beside(
            List<StyledLine> left, int leftColumns, List<StyledLine> right, int rightColumns) {
        List<StyledLine> lines = new ArrayList<>();
        for (int row = 0; row < Math.max(left.size(), right.size()); row++) {
            lines.add((row < left.size() ? left.get(row) : StyledLine.EMPTY)
                    .padded(leftColumns)
                    .and("  ")
                    .and((row < right.size() ? right.get(row) : StyledLine.EMPTY).fitted(rightColumns)));
        }
        return lines;
    }
}
