package org.hecha.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import javax.imageio.ImageIO;
import org.hecha.shared.PersonalData;
import org.junit.jupiter.api.Test;

class PaintedOverTests {

    private static final String TEXT = "手机 13800138000";

    /** A page of 200 x 100 on which each character is 10 wide and stands on one line. */
    private static PageBoxes page(int without) {
        var boxes = new ArrayList<PageBoxes.Box>();
        for (int i = 0; i < TEXT.length(); i++) {
            boxes.add(i == without ? new PageBoxes.Box(0, 0, 0, 0) : new PageBoxes.Box(10 * i, 20, 10, 12));
        }
        return new PageBoxes(200, 100, boxes);
    }

    private static byte[] white() throws Exception {
        var image = new BufferedImage(400, 200, BufferedImage.TYPE_INT_RGB);
        var g = image.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, 400, 200);
        g.dispose();
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    @Test
    void givesNoPictureWhereAHiddenCharacterHasNoPlace() {
        BitSet hidden = PersonalData.hidden(TEXT);
        assertThat(PaintedOver.places(page(hidden.nextSetBit(0)), hidden)).isEmpty();
        assertThat(PaintedOver.places(new PageBoxes(200, 100, List.of()), hidden))
                .isEmpty();
    }

    @Test
    void givesNoPictureForBytesThatAreNone() {
        var over = PaintedOver.places(page(-1), PersonalData.hidden(TEXT)).orElseThrow();
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> over.on("no picture".getBytes(StandardCharsets.UTF_8)))
                .hasCauseInstanceOf(java.io.IOException.class);
    }

    @Test
    void blackensTheMiddleOfANumberAndNothingElse() throws Exception {
        byte[] painted = PaintedOver.places(page(-1), PersonalData.hidden(TEXT))
                .orElseThrow()
                .on(white())
                .orElseThrow();
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(painted));
        for (int i = 0; i < TEXT.length(); i++) {
            boolean hidden = i >= 6 && i < 10;
            assertThat(image.getRGB(20 * i + 10, 52) & 0xFFFFFF)
                    .as("character %s", i)
                    .isEqualTo(hidden ? 0 : 0xFFFFFF);
        }
    }
}
