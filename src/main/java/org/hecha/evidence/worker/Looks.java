package org.hecha.evidence.worker;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hecha.evidence.Likeness;

/**
 * Finds what a picture can be recognised by. Spots are where the picture stands out at some size (extremes of differences
 * of Gaussians), so a crop, a frame or another resolution leaves most of them where they are; each is described by the
 * signs of the low frequencies around it, which brightness and compression leave alone.
 */
final class Looks {

    /** Pictures smaller than this are signs, logos and bullets. */
    static final int SMALLEST = 120;

    private static final int WORKING_SIDE = 288;
    private static final int LEVELS = 9;
    private static final double STEP = Math.pow(2, 1 / 3.0);
    private static final double FIRST_SIGMA = 2.2;
    /** From this width on three means in a row are as good as a Gaussian, and cost the same however wide they are. */
    private static final double WIDE = 3;

    private static final float LEAST_CONTRAST = 3.5f;
    private static final int MOST_SPOTS = 80;
    private static final int PATCH = 16;
    private static final int FREQUENCIES = 8;
    private static final int NEARLY_WHITE = 225;

    private Looks() {}

    /** @return empty for pictures that are too small or too plain to be told from others */
    static Optional<Likeness> of(BufferedImage image, int page, int number) {
        if (Math.min(image.getWidth(), image.getHeight()) < SMALLEST) {
            return Optional.empty();
        }
        Grey grey = Grey.of(image, WORKING_SIDE).withoutFrame();
        if (grey.w < 48 || grey.h < 48) {
            return Optional.empty();
        }
        List<Likeness.Spot> spots = spots(grey);
        if (spots.size() < 8) {
            return Optional.empty();
        }
        Grey small = grey.scaled(Likeness.SIDE);
        double scale = (double) small.w / grey.w;
        return Optional.of(new Likeness(
                page,
                number,
                small.w,
                small.h,
                small.bytes(),
                grey.paper(),
                spots.stream()
                        .map(s -> new Likeness.Spot(
                                (int) Math.round(s.x() * scale), (int) Math.round(s.y() * scale), s.level(), s.hash()))
                        .toList()));
    }

    // --- spots -----------------------------------------------------------------------------------------------------

    private record Peak(int x, int y, int level, float strength) {}

    private static List<Likeness.Spot> spots(Grey grey) {
        var blurred = new Grey[LEVELS + 1];
        blurred[0] = grey.blurred(sigma(0));
        for (int level = 1; level <= LEVELS; level++) {
            // what is blurred already needs only the rest
            double rest = Math.sqrt(sigma(level) * sigma(level) - sigma(level - 1) * sigma(level - 1));
            blurred[level] = rest < WIDE ? blurred[level - 1].blurred(rest) : blurred[level - 1].averaged(rest);
        }
        var differences = new Grey[LEVELS];
        for (int level = 0; level < LEVELS; level++) {
            differences[level] = blurred[level].minus(blurred[level + 1]);
        }
        var peaks = new ArrayList<Peak>();
        for (int level = 1; level < LEVELS - 1; level++) {
            peaks(differences, level, peaks);
        }
        peaks.sort(Comparator.comparingDouble((Peak p) -> -p.strength));
        var spots = new ArrayList<Likeness.Spot>();
        for (Peak peak : peaks) {
            if (spots.size() == MOST_SPOTS) {
                break;
            }
            long hash = hash(blurred[0], peak.x, peak.y, 5.0 * sigma(peak.level));
            spots.add(new Likeness.Spot(peak.x * 8, peak.y * 8, peak.level, hash));
        }
        return spots;
    }

    private static double sigma(int level) {
        return FIRST_SIGMA * Math.pow(STEP, level);
    }

    private static void peaks(Grey[] differences, int level, List<Peak> peaks) {
        Grey here = differences[level];
        int margin = (int) Math.ceil(2 * sigma(level));
        for (int y = margin; y < here.h - margin; y++) {
            for (int x = margin; x < here.w - margin; x++) {
                float at = here.at(x, y);
                if (Math.abs(at) >= LEAST_CONTRAST && extreme(differences, level, x, y, at)) {
                    peaks.add(new Peak(x, y, level, Math.abs(at)));
                }
            }
        }
    }

    private static boolean extreme(Grey[] differences, int level, int x, int y, float at) {
        for (int l = level - 1; l <= level + 1; l++) {
            for (int dy = -1; dy <= 1; dy++) {
                for (int dx = -1; dx <= 1; dx++) {
                    if (l == level && dx == 0 && dy == 0) {
                        continue;
                    }
                    float other = differences[l].at(x + dx, y + dy);
                    if (at > 0 ? other >= at : other <= at) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    /** Signs of the lowest frequencies of what surrounds a spot, the mean left out. */
    private static long hash(Grey grey, int x, int y, double radius) {
        var patch = new float[PATCH][PATCH];
        double step = 2 * radius / PATCH;
        for (int j = 0; j < PATCH; j++) {
            for (int i = 0; i < PATCH; i++) {
                patch[j][i] =
                        grey.average(x + (i + 0.5 - PATCH / 2.0) * step, y + (j + 0.5 - PATCH / 2.0) * step, step / 2);
            }
        }
        var rows = new double[PATCH][FREQUENCIES];
        for (int j = 0; j < PATCH; j++) {
            for (int u = 0; u < FREQUENCIES; u++) {
                for (int i = 0; i < PATCH; i++) {
                    rows[j][u] += patch[j][i] * WAVES[u][i];
                }
            }
        }
        long hash = 0;
        for (int v = 0; v < FREQUENCIES; v++) {
            for (int u = 0; u < FREQUENCIES; u++) {
                double sum = 0;
                for (int j = 0; j < PATCH; j++) {
                    sum += rows[j][u] * WAVES[v][j];
                }
                hash = hash << 1 | (sum > 0 && u + v > 0 ? 1 : 0);
            }
        }
        return hash;
    }

    private static final double[][] WAVES = new double[FREQUENCIES][PATCH];

    static {
        for (int u = 0; u < FREQUENCIES; u++) {
            for (int i = 0; i < PATCH; i++) {
                WAVES[u][i] = Math.cos(Math.PI * u * (i + 0.5) / PATCH);
            }
        }
    }

    // --- shades of grey --------------------------------------------------------------------------------------------

    private record Grey(int w, int h, float[] pixels) {

        static Grey of(BufferedImage image, int side) {
            double scale = Math.min(1, (double) side / Math.max(image.getWidth(), image.getHeight()));
            int w = Math.max(1, (int) Math.round(image.getWidth() * scale));
            int h = Math.max(1, (int) Math.round(image.getHeight() * scale));
            BufferedImage from = image;
            // halving keeps every pixel's share; one large step would skip most of them
            while (from.getWidth() >= 2 * w && from.getHeight() >= 2 * h) {
                from = drawn(from, from.getWidth() / 2, from.getHeight() / 2);
            }
            BufferedImage small = drawn(from, w, h);
            int[] colours = ((DataBufferInt) small.getRaster().getDataBuffer()).getData();
            var pixels = new float[w * h];
            for (int i = 0; i < pixels.length; i++) {
                int rgb = colours[i];
                pixels[i] = 0.299f * (rgb >> 16 & 0xFF) + 0.587f * (rgb >> 8 & 0xFF) + 0.114f * (rgb & 0xFF);
            }
            return new Grey(w, h, pixels);
        }

        private static BufferedImage drawn(BufferedImage image, int w, int h) {
            var drawn = new BufferedImage(w, h, BufferedImage.TYPE_INT_RGB);
            Graphics2D g = drawn.createGraphics();
            g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            g.setColor(Color.WHITE);
            g.fillRect(0, 0, w, h);
            g.drawImage(image, 0, 0, w, h, null);
            g.dispose();
            return drawn;
        }

        float at(int x, int y) {
            return pixels[y * w + x];
        }

        Grey minus(Grey other) {
            var difference = new Grey(w, h, new float[pixels.length]);
            for (int i = 0; i < pixels.length; i++) {
                difference.pixels[i] = pixels[i] - other.pixels[i];
            }
            return difference;
        }

        private float clamped(int x, int y) {
            return pixels[Math.max(0, Math.min(y, h - 1)) * w + Math.max(0, Math.min(x, w - 1))];
        }

        /** Mean of a square; what lies outside continues the edge. */
        float average(double x, double y, double reach) {
            int x0 = (int) Math.floor(x - reach + 0.5);
            int x1 = Math.max(x0, (int) Math.ceil(x + reach - 0.5));
            int y0 = (int) Math.floor(y - reach + 0.5);
            int y1 = Math.max(y0, (int) Math.ceil(y + reach - 0.5));
            float sum = 0;
            for (int j = y0; j <= y1; j++) {
                for (int i = x0; i <= x1; i++) {
                    sum += clamped(i, j);
                }
            }
            return sum / ((x1 - x0 + 1) * (y1 - y0 + 1));
        }

        Grey blurred(double sigma) {
            int reach = (int) Math.ceil(2.5 * sigma);
            var kernel = new float[2 * reach + 1];
            float sum = 0;
            for (int i = -reach; i <= reach; i++) {
                kernel[i + reach] = (float) Math.exp(-i * i / (2 * sigma * sigma));
                sum += kernel[i + reach];
            }
            for (int i = 0; i < kernel.length; i++) {
                kernel[i] /= sum;
            }
            var across = new float[w * (h + 2 * reach)];
            var row = new float[w + 2 * reach];
            for (int y = 0; y < h; y++) {
                System.arraycopy(pixels, y * w, row, reach, w);
                Arrays.fill(row, 0, reach, pixels[y * w]);
                Arrays.fill(row, reach + w, row.length, pixels[y * w + w - 1]);
                weighted(across, (y + reach) * w, w, row, 0, 1, kernel);
            }
            for (int y = 0; y < reach; y++) {
                System.arraycopy(across, reach * w, across, y * w, w);
                System.arraycopy(across, (reach + h - 1) * w, across, (reach + h + y) * w, w);
            }
            var both = new float[w * h];
            for (int y = 0; y < h; y++) {
                weighted(both, y * w, w, across, y * w, w, kernel);
            }
            return new Grey(w, h, both);
        }

        /** As {@link #blurred}, by the mean of a square taken three times. */
        Grey averaged(double sigma) {
            // widths whose variances add up to what is wanted: (width² - 1) / 12 each
            int narrow = ((int) Math.floor(Math.sqrt(4 * sigma * sigma + 1)) - 1) / 2 * 2 + 1;
            double missing = 12 * sigma * sigma - 3.0 * (narrow * narrow - 1);
            long wider = Math.round(missing / (4 * narrow + 4));
            Grey grey = this;
            for (int pass = 0; pass < 3; pass++) {
                int reach = (narrow + (pass < wider ? 2 : 0)) / 2;
                grey = grey.meanAcross(reach).meanDown(reach);
            }
            return grey;
        }

        private Grey meanAcross(int reach) {
            var means = new float[w * h];
            var row = new float[w + 2 * reach + 1];
            float share = 1f / (2 * reach + 1);
            for (int y = 0; y < h; y++) {
                System.arraycopy(pixels, y * w, row, reach, w);
                Arrays.fill(row, 0, reach, pixels[y * w]);
                Arrays.fill(row, reach + w, row.length, pixels[y * w + w - 1]);
                float sum = 0;
                for (int x = 0; x < 2 * reach + 1; x++) {
                    sum += row[x];
                }
                for (int x = 0; x < w; x++) {
                    means[y * w + x] = sum * share;
                    sum += row[x + 2 * reach + 1] - row[x];
                }
            }
            return new Grey(w, h, means);
        }

        private Grey meanDown(int reach) {
            var means = new float[w * h];
            var sums = new float[w];
            float share = 1f / (2 * reach + 1);
            for (int y = -reach; y <= reach; y++) {
                int from = Math.clamp(y, 0, h - 1) * w;
                for (int x = 0; x < w; x++) {
                    sums[x] += pixels[from + x];
                }
            }
            for (int y = 0; y < h; y++) {
                int at = y * w;
                int coming = Math.clamp(y + reach + 1, 0, h - 1) * w;
                int going = Math.clamp(y - reach, 0, h - 1) * w;
                for (int x = 0; x < w; x++) {
                    means[at + x] = sums[x] * share;
                    sums[x] += pixels[coming + x] - pixels[going + x];
                }
            }
            return new Grey(w, h, means);
        }

        /**
         * Adds weighted copies of a run of pixels to another run, the next copy beginning {@code step} further on. Four
         * copies at a time and a whole run for each, as workers compile once and quickly and everything else is slow then:
         * this is most of what a picture costs.
         */
        private static void weighted(float[] to, int at, int n, float[] from, int first, int step, float[] weights) {
            int k = 0;
            for (; k + 4 <= weights.length; k += 4) {
                float p = weights[k];
                float q = weights[k + 1];
                float r = weights[k + 2];
                float s = weights[k + 3];
                int a = first + k * step;
                int b = a + step;
                int c = b + step;
                int d = c + step;
                for (int x = 0; x < n; x++) {
                    to[at + x] = to[at + x] + p * from[a + x] + q * from[b + x] + r * from[c + x] + s * from[d + x];
                }
            }
            for (; k < weights.length; k++) {
                float p = weights[k];
                int a = first + k * step;
                for (int x = 0; x < n; x++) {
                    to[at + x] += p * from[a + x];
                }
            }
        }

        /** Without rows and columns at the edges that are all of one shade: what a screenshot or a scanner adds. */
        Grey withoutFrame() {
            int top = 0;
            int bottom = h;
            int left = 0;
            int right = w;
            while (top < bottom - 48 && plain(0, top, w, top + 1)) {
                top++;
            }
            while (bottom > top + 48 && plain(0, bottom - 1, w, bottom)) {
                bottom--;
            }
            while (left < right - 48 && plain(left, top, left + 1, bottom)) {
                left++;
            }
            while (right > left + 48 && plain(right - 1, top, right, bottom)) {
                right--;
            }
            var inner = new Grey(right - left, bottom - top, new float[(right - left) * (bottom - top)]);
            for (int y = 0; y < inner.h; y++) {
                System.arraycopy(pixels, (y + top) * w + left, inner.pixels, y * inner.w, inner.w);
            }
            return inner;
        }

        private boolean plain(int x0, int y0, int x1, int y1) {
            float least = 255;
            float most = 0;
            for (int y = y0; y < y1; y++) {
                for (int x = x0; x < x1; x++) {
                    least = Math.min(least, at(x, y));
                    most = Math.max(most, at(x, y));
                }
            }
            return most - least < 10;
        }

        Grey scaled(int side) {
            double scale = Math.min(1, (double) side / Math.max(w, h));
            int sw = Math.max(1, (int) Math.round(w * scale));
            int sh = Math.max(1, (int) Math.round(h * scale));
            var small = new Grey(sw, sh, new float[sw * sh]);
            for (int y = 0; y < sh; y++) {
                for (int x = 0; x < sw; x++) {
                    small.pixels[y * sw + x] = average((x + 0.5) / scale - 0.5, (y + 0.5) / scale - 0.5, 0.5 / scale);
                }
            }
            return small;
        }

        byte[] bytes() {
            var bytes = new byte[pixels.length];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) Math.round(pixels[i]);
            }
            return bytes;
        }

        int paper() {
            var sorted = pixels.clone();
            Arrays.sort(sorted);
            int at = Arrays.binarySearch(sorted, NEARLY_WHITE);
            int darker = at < 0 ? -at - 1 : at;
            return 100 * (sorted.length - darker) / sorted.length;
        }
    }
}
