package dev.scalpel.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PalettePngTest {

    private static byte[] png(BufferedImage picture) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", out);
        return out.toByteArray();
    }

    @Test
    void aPictureOfFewColoursStaysAsItIs() throws IOException {
        BufferedImage picture = new BufferedImage(4, 3, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(1, 1, 0x0a6a55);
        picture.setRGB(3, 2, 0xb0361a);

        BufferedImage small = ImageIO.read(new ByteArrayInputStream(PalettePng.of(png(picture))));

        for (int x = 0; x < 4; x++) {
            for (int y = 0; y < 3; y++) {
                assertThat(small.getRGB(x, y)).isEqualTo(picture.getRGB(x, y));
            }
        }
    }

    @Test
    void aPictureOfManyColoursKeepsTheMostOfThemAndBecomesSmaller() throws IOException {
        BufferedImage picture = new BufferedImage(400, 400, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 400; x++) {
            for (int y = 0; y < 40; y++) {
                picture.setRGB(x, y, x * 163 ^ y << 16);
            }
        }
        byte[] before = png(picture);

        byte[] after = PalettePng.of(before);

        BufferedImage small = ImageIO.read(new ByteArrayInputStream(after));
        assertThat(after.length).isLessThan(before.length);
        assertThat(small.getRGB(200, 300)).isEqualTo(0xff000000);
        assertThat(small.getColorModel().getPixelSize()).isEqualTo(8);
    }
}
