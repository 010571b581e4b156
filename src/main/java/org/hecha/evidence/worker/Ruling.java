package org.hecha.evidence.worker;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.BitSet;

/** The lines of tables and forms: they hide characters from OCR and are taken out of the picture. */
final class Ruling {

    /** Longer than any stroke of a character. */
    private static final double SHORTEST = 1 / 16.0;

    /** Thicker is not a line but a bar with text on it. */
    private static final int THICKEST = 9;

    private Ruling() {}

    /** @return whether there were enough lines for a table */
    static boolean erase(BufferedImage gray) {
        int w = gray.getWidth();
        int h = gray.getHeight();
        byte[] pixels = ((DataBufferByte) gray.getRaster().getDataBuffer()).getData();
        int threshold = threshold(pixels);
        var ink = new BitSet(w * h);
        for (int i = 0; i < w * h; i++) {
            if ((pixels[i] & 0xFF) < threshold) {
                ink.set(i);
            }
        }
        int shortest = (int) Math.max(80, Math.max(w, h) * SHORTEST);
        var lines = new BitSet(w * h);
        int level = runs(ink, lines, w, h, shortest, true);
        int upright = runs(ink, lines, w, h, shortest, false);
        if (level + upright < 4) {
            return false;
        }
        for (int i = lines.nextSetBit(0); i >= 0; i = lines.nextSetBit(i + 1)) {
            // the soft edges of a line go with it
            for (int dy = -1; dy <= 1; dy++) {
                for (int dx = -1; dx <= 1; dx++) {
                    int at = i + dy * w + dx;
                    if (at >= 0 && at < w * h) {
                        pixels[at] = (byte) 255;
                    }
                }
            }
        }
        return level >= 3 && upright >= 2;
    }

    /** Marks long thin runs of ink in one direction; counts them. */
    private static int runs(BitSet ink, BitSet lines, int w, int h, int shortest, boolean level) {
        int found = 0;
        int outer = level ? h : w;
        int inner = level ? w : h;
        int along = level ? 1 : w;
        int across = level ? w : 1;
        for (int o = 0; o < outer; o++) {
            int begin = -1;
            for (int i = 0; i <= inner; i++) {
                int at = o * across + i * along;
                boolean dark = i < inner && ink.get(at);
                if (dark && begin < 0) {
                    begin = i;
                } else if (!dark && begin >= 0) {
                    if (i - begin >= shortest && thin(ink, o, outer, begin, i, along, across)) {
                        for (int k = begin; k < i; k++) {
                            lines.set(o * across + k * along);
                        }
                        found++;
                    }
                    begin = -1;
                }
            }
        }
        return found;
    }

    private static boolean thin(BitSet ink, int o, int outer, int begin, int end, int along, int across) {
        int thick = 0;
        int looked = 0;
        for (int k = begin; k < end; k += Math.max(1, (end - begin) / 16)) {
            looked++;
            int extent = 1;
            for (int d = 1; d <= THICKEST && o - d >= 0 && ink.get((o - d) * across + k * along); d++) {
                extent++;
            }
            for (int d = 1; d <= THICKEST && o + d < outer && ink.get((o + d) * across + k * along); d++) {
                extent++;
            }
            if (extent > THICKEST) {
                thick++;
            }
        }
        return thick * 3 < looked;
    }

    /** Otsu's: the grey between ink and paper. */
    static int threshold(byte[] pixels) {
        var counts = new long[256];
        for (byte pixel : pixels) {
            counts[pixel & 0xFF]++;
        }
        double total = pixels.length;
        double sum = 0;
        for (int i = 0; i < 256; i++) {
            sum += (double) i * counts[i];
        }
        double dark = 0;
        double darkSum = 0;
        double best = -1;
        int threshold = 128;
        for (int i = 0; i < 256; i++) {
            dark += counts[i];
            double light = total - dark;
            if (dark == 0 || light == 0) {
                continue;
            }
            darkSum += (double) i * counts[i];
            double difference = darkSum / dark - (sum - darkSum) / light;
            double between = dark * light * difference * difference;
            if (between > best) {
                best = between;
                threshold = i;
            }
        }
        return threshold;
    }
}
