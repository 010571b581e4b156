package org.hecha.evidence.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.Rectangle;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Pages of 1050 by 1485 pixels, five to a millimetre. */
class SealsTests {

    private static final Color INK = new Color(205, 45, 40);

    private static BufferedImage page(Consumer<Graphics2D> drawing) {
        var page = new BufferedImage(1050, 1485, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = page.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, page.getWidth(), page.getHeight());
        drawing.accept(g);
        g.dispose();
        return page;
    }

    /** A ring with a star and letters in it that touch neither. @param across in pixels */
    private static void seal(Graphics2D g, int x, int y, int across) {
        g.setColor(INK);
        g.setStroke(new BasicStroke(across / 35f));
        g.draw(new Ellipse2D.Double(x, y, across, across));
        var star = new Polygon();
        for (int i = 0; i < 5; i++) {
            double turn = Math.toRadians(i * 144 - 90);
            star.addPoint((int) (x + across / 2.0 + across / 7.0 * Math.cos(turn)), (int)
                    (y + across / 2.0 + across / 7.0 * Math.sin(turn)));
        }
        g.fill(star);
        g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, across / 10));
        g.drawString("OFFICE", x + across / 3, y + across * 5 / 6);
    }

    private static int red(BufferedImage page, Rectangle within) {
        int red = 0;
        for (int y = within.y; y < within.y + within.height; y++) {
            for (int x = within.x; x < within.x + within.width; x++) {
                red += Seals.red(page.getRGB(x, y)) ? 1 : 0;
            }
        }
        return red;
    }

    private static final Rectangle WHOLE = new Rectangle(1050, 1485);

    @Test
    void aSealGoesWithAllThatIsInItAndTheInkBelowStays() {
        var page = page(g -> {
            seal(g, 600, 1100, 210);
            g.setColor(Color.BLACK);
            g.fillRect(560, 1200, 300, 6);
        });

        var clean = Cleaning.withoutSeal(page);

        assertThat(red(page, WHOLE)).isPositive();
        assertThat(red(clean, WHOLE)).isZero();
        assertThat(clean.getRGB(570, 1203) & 0xFFFFFF).isZero();
        assertThat(clean.getRGB(705, 1203) & 0xFFFFFF).isZero();
    }

    @Test
    void aLineOfRedLettersStaysBesideASeal() {
        var line = new Rectangle(80, 500, 500, 60);
        var page = page(g -> {
            g.setColor(INK);
            g.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 40));
            g.drawString("968 members in all", 90, 545);
            seal(g, 600, 1100, 210);
        });

        var clean = Cleaning.withoutSeal(page);

        assertThat(red(clean, line)).isEqualTo(red(page, line)).isPositive();
        assertThat(red(clean, new Rectangle(590, 1090, 230, 230))).isZero();
    }

    @Test
    void aPersonsSquareSealGoes() {
        var page = page(g -> {
            g.setColor(INK);
            g.setStroke(new BasicStroke(4));
            g.drawRect(700, 900, 90, 90);
            g.drawLine(745, 905, 745, 985);
            g.drawLine(705, 945, 785, 945);
        });

        assertThat(red(Cleaning.withoutSeal(page), WHOLE)).isZero();
    }

    @Test
    void twoSealsThatTouchAndHalfOfOneGo() {
        var page = page(g -> {
            seal(g, 300, 1100, 210);
            seal(g, 500, 1110, 200);
            seal(g, -100, 700, 210);
        });

        assertThat(red(Cleaning.withoutSeal(page), WHOLE)).isZero();
    }

    @Test
    void aBlockOfRedLinesStays() {
        var page = page(g -> {
            g.setColor(INK);
            g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 44));
            for (int line = 0; line < 3; line++) {
                g.drawString("Named base for science education", 120, 700 + 62 * line);
            }
        });

        assertThat(Cleaning.withoutSeal(page)).isSameAs(page);
    }

    @Test
    void aPageWithoutSealsIsLeftAsItIs() {
        var page = page(g -> {
            g.setColor(INK);
            g.drawString("- 12 -", 500, 1400);
            g.setColor(Color.BLACK);
            g.drawString("text", 100, 700);
        });

        assertThat(Cleaning.withoutSeal(page)).isSameAs(page);
    }
}
