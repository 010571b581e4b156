package org.hecha.reuse;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.RescaleOp;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import org.hecha.evidence.Likeness;
import org.hecha.evidence.worker.Seen;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResemblanceTests {

    private static final BufferedImage PHOTO = photo(7, 1);

    @Nested
    class OnePictureAgain {

        @ParameterizedTest
        @CsvSource({"0.3", "0.5", "0.77", "1.6"})
        void smallerOrLarger(double scale) {
            assertThat(same(PHOTO, resized(PHOTO, scale))).isTrue();
        }

        @ParameterizedTest
        @CsvSource({"0.2", "0.5", "0.8"})
        void recompressed(float quality) throws IOException {
            assertThat(same(PHOTO, jpeg(PHOTO, quality))).isTrue();
        }

        @ParameterizedTest
        @CsvSource({"0.1, 0, 0, 0", "0, 0.1, 0, 0", "0.05, 0.05, 0.05, 0.05", "0.1, 0.1, 0.1, 0.1", "0, 0.25, 0, 0.1"})
        void croppedAndThenResized(double left, double top, double right, double bottom) throws IOException {
            assertThat(same(PHOTO, jpeg(resized(cropped(PHOTO, left, top, right, bottom), 0.8), 0.6f)))
                    .isTrue();
        }

        @ParameterizedTest
        @CsvSource({"0.8, 20", "1.25, 0", "1.0, 35", "1.0, -35"})
        void brighterOrDarker(float contrast, float brightness) {
            assertThat(same(PHOTO, new RescaleOp(contrast, brightness, null).filter(PHOTO, null)))
                    .isTrue();
        }

        @Test
        void onAScreenWithBarsAndBorders() throws IOException {
            assertThat(same(PHOTO, jpeg(screenshot(resized(PHOTO, 0.7)), 0.7f))).isTrue();
        }
    }

    @Nested
    class AnotherPicture {

        @Test
        void ofTheSameRoomWithOtherPeople() {
            for (int people = 2; people < 6; people++) {
                assertThat(same(PHOTO, photo(7, people)))
                        .as("people %d", people)
                        .isFalse();
            }
        }

        @Test
        void ofAnotherPlaceInThreeHundredPairs() {
            List<Likeness> pictures = java.util.stream.IntStream.range(0, 25)
                    .mapToObj(i -> Seen.of(photo(100 + i, i)).orElseThrow())
                    .toList();
            int alarms = 0;
            for (int i = 0; i < pictures.size(); i++) {
                for (int j = i + 1; j < pictures.size(); j++) {
                    if (Resemblance.of(pictures.get(i), pictures.get(j))
                            .filter(Resemblance.Match::same)
                            .isPresent()) {
                        alarms++;
                    }
                }
            }
            assertThat(alarms).isZero();
        }

        @Test
        void aFormFilledInDifferently() {
            assertThat(same(form(1), form(2))).isFalse();
        }

        @Test
        void aSheetWithAlmostNothingOnItSaysNothing() {
            var sheet = new BufferedImage(800, 1100, BufferedImage.TYPE_INT_RGB);
            Graphics2D g = sheet.createGraphics();
            g.setColor(Color.WHITE);
            g.fillRect(0, 0, 800, 1100);
            g.setColor(Color.BLACK);
            g.drawLine(60, 100, 740, 100);
            g.dispose();
            assertThat(Seen.of(sheet)).isEmpty();
        }

        @Test
        void theSamePlatformWithOtherFigures() throws IOException {
            assertThat(same(demo("990122", "07 科技志愿/平台数据统计页.png"), demo("990226", "标准7/平台截图.png")))
                    .isFalse();
        }
    }

    @Test
    void findsThePhotographThatLostItsBannerInAnotherCounty() throws IOException {
        assertThat(same(demo("990122", "07 科技志愿/现场照片/五爪村茶山夜校20210914.jpg"), demo("990226", "标准7/活动照片/半坡乡油茶技术培训.jpg")))
                .isTrue();
    }

    // --- pictures --------------------------------------------------------------------------------------------------

    private static boolean same(BufferedImage one, BufferedImage other) {
        var a = Seen.of(one);
        var b = Seen.of(other);
        return a.isPresent()
                && b.isPresent()
                && Resemblance.of(a.get(), b.get())
                        .filter(Resemblance.Match::same)
                        .isPresent();
    }

    private static BufferedImage demo(String county, String file) throws IOException {
        return ImageIO.read(
                Path.of("storage", "demo", county, "evidence").resolve(file).toFile());
    }

    /** A room, which the first number decides, with people in it, whom the second decides. */
    private static BufferedImage photo(long room, long people) {
        var picture = new BufferedImage(900, 620, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = picture.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        var random = new Random(room);
        g.setColor(colour(random));
        g.fillRect(0, 0, 900, 620);
        for (int i = 0; i < 14; i++) {
            g.setColor(colour(random));
            g.fillRect(random.nextInt(850), random.nextInt(380), 30 + random.nextInt(160), 20 + random.nextInt(140));
        }
        random = new Random(1_000 + people);
        for (int i = 0; i < 26; i++) {
            int x = random.nextInt(860);
            int y = 260 + random.nextInt(300);
            g.setColor(colour(random));
            g.fillOval(x, y, 26, 26);
            g.setColor(colour(random));
            g.fillRoundRect(x - 8, y + 24, 42, 60, 16, 16);
        }
        g.dispose();
        for (int y = 0; y < 620; y++) {
            for (int x = 0; x < 900; x++) {
                picture.setRGB(x, y, noisy(picture.getRGB(x, y), random));
            }
        }
        return picture;
    }

    private static Color colour(Random random) {
        return new Color(random.nextInt(256), random.nextInt(256), random.nextInt(256));
    }

    private static int noisy(int rgb, Random random) {
        int noise = random.nextInt(13) - 6;
        int r = Math.clamp((rgb >> 16 & 0xFF) + noise, 0, 255);
        int g = Math.clamp((rgb >> 8 & 0xFF) + noise, 0, 255);
        return r << 16 | g << 8 | Math.clamp((rgb & 0xFF) + noise, 0, 255);
    }

    private static BufferedImage form(long filling) {
        var form = new BufferedImage(850, 1100, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = form.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, 850, 1100);
        g.setColor(Color.BLACK);
        for (int i = 0; i < 16; i++) {
            g.drawRect(60, 120 + i * 55, 730, 55);
            g.setFont(new Font(Font.DIALOG, Font.BOLD, 18));
            g.drawString("Field number " + i, 75, 153 + i * 55);
        }
        g.drawLine(300, 120, 300, 1000);
        var random = new Random(filling);
        g.setFont(new Font(Font.DIALOG, Font.ITALIC, 24));
        for (int i = 0; i < 16; i++) {
            g.drawString(Long.toString(Math.abs(random.nextLong()), 36), 320, 155 + i * 55);
        }
        g.dispose();
        return form;
    }

    private static BufferedImage resized(BufferedImage picture, double scale) {
        var resized = new BufferedImage(
                (int) (picture.getWidth() * scale), (int) (picture.getHeight() * scale), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = resized.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        g.drawImage(picture, 0, 0, resized.getWidth(), resized.getHeight(), null);
        g.dispose();
        return resized;
    }

    private static BufferedImage cropped(BufferedImage picture, double left, double top, double right, double bottom) {
        int x = (int) (left * picture.getWidth());
        int y = (int) (top * picture.getHeight());
        return picture.getSubimage(
                x, y, (int) (picture.getWidth() * (1 - right)) - x, (int) (picture.getHeight() * (1 - bottom)) - y);
    }

    private static BufferedImage screenshot(BufferedImage picture) {
        var screen = new BufferedImage(picture.getWidth() + 120, picture.getHeight() + 190, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = screen.createGraphics();
        g.setColor(new Color(240, 240, 242));
        g.fillRect(0, 0, screen.getWidth(), screen.getHeight());
        g.setColor(new Color(40, 60, 90));
        g.fillRect(0, 0, screen.getWidth(), 60);
        g.setColor(Color.WHITE);
        g.drawString("10:24   album   3/17", 30, 38);
        g.drawImage(picture, 60, 100, null);
        g.dispose();
        return screen;
    }

    private static BufferedImage jpeg(BufferedImage picture, float quality) throws IOException {
        var opaque = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
        opaque.createGraphics().drawImage(picture, 0, 0, null);
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var settings = writer.getDefaultWriteParam();
        settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        settings.setCompressionQuality(quality);
        var bytes = new ByteArrayOutputStream();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(opaque, null, null), settings);
        } finally {
            writer.dispose();
        }
        return ImageIO.read(new ByteArrayInputStream(bytes.toByteArray()));
    }
}
