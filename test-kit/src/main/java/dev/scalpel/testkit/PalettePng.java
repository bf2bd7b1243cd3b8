package dev.scalpel.testkit;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/** Makes pictures of pages small: PNG with the 256 colours that they have most of, the others as the nearest of these. */
public final class PalettePng {

    private static final int COLOURS = 256;
    private static final int OPAQUE = 0xff;

    private PalettePng() {}

    /** A smaller PNG of the same picture. */
    public static byte[] of(byte[] png) {
        try {
            BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
            int[] palette = palette(picture);
            BufferedImage small = new BufferedImage(
                    picture.getWidth(),
                    picture.getHeight(),
                    BufferedImage.TYPE_BYTE_INDEXED,
                    new IndexColorModel(
                            Byte.SIZE, palette.length, palette, 0, false, -1, java.awt.image.DataBuffer.TYPE_BYTE));
            Map<Integer, Integer> nearest = new HashMap<>();
            for (int y = 0; y < picture.getHeight(); y++) {
                for (int x = 0; x < picture.getWidth(); x++) {
                    int index = nearest.computeIfAbsent(picture.getRGB(x, y), colour -> nearest(palette, colour));
                    small.getRaster().setSample(x, y, 0, index);
                }
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(small, "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int[] palette(BufferedImage picture) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                counts.merge(picture.getRGB(x, y), 1, Integer::sum);
            }
        }
        List<Map.Entry<Integer, Integer>> colours = counts.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .toList();
        return colours.stream().limit(COLOURS).mapToInt(Map.Entry::getKey).toArray();
    }

    private static int nearest(int[] palette, int colour) {
        int found = 0;
        long least = Long.MAX_VALUE;
        for (int index = 0; index < palette.length; index++) {
            long distance = 0;
            for (int shift = 0; shift < 3 * Byte.SIZE; shift += Byte.SIZE) {
                int difference = (palette[index] >> shift & OPAQUE) - (colour >> shift & OPAQUE);
                distance += (long) difference * difference;
            }
            if (distance < least) {
                least = distance;
                found = index;
            }
        }
        return found;
    }
}
