package org.hecha.evidence.worker;

import ai.onnxruntime.OrtException;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/** Finds the lines of text of a picture, wherever and however they lie. */
final class LineFinder {

    /** Longest side the network is shown; characters of ordinary size on a page are then some 15 pixels high. */
    private static final int SIDE = 1280;

    private static final float[] MEAN = {0.485f, 0.456f, 0.406f};
    private static final float[] DEVIATION = {0.229f, 0.224f, 0.225f};

    private static final float INK = 0.3f;
    private static final float LINE = 0.55f;

    /** The network is taught to see the core of a line; this gives back what it leaves out. */
    private static final double WHOLE = 1.6;

    private final OcrNetworks networks;

    LineFinder(OcrNetworks networks) {
        this.networks = networks;
    }

    /** @return lines in no order, in pixels of the picture */
    List<Strip> find(BufferedImage picture) throws OrtException {
        double scale = Math.min(1.0, (double) SIDE / Math.max(picture.getWidth(), picture.getHeight()));
        int width = round32(picture.getWidth() * scale);
        int height = round32(picture.getHeight() * scale);
        BufferedImage small = Pictures.resized(picture, width, height);
        float[] map =
                networks.lines(tensor(small, MEAN, DEVIATION), width, height).values();
        var strips = new ArrayList<Strip>();
        // sides are rounded each for itself
        double sx = (double) picture.getWidth() / width;
        double sy = (double) picture.getHeight() / height;
        for (Strip strip : components(map, width, height)) {
            strips.add(new Strip(
                    strip.x() * sx, strip.y() * sy, strip.width() * sx, strip.height() * sy, strip.angle() * sy / sx));
        }
        return strips;
    }

    private static int round32(double length) {
        return Math.max(32, (int) Math.round(length / 32) * 32);
    }

    /** Red, green, blue one after the other, as networks want pictures. */
    static float[] tensor(BufferedImage picture, float[] mean, float[] deviation) {
        int w = picture.getWidth();
        int h = picture.getHeight();
        int[] rgb = picture.getRGB(0, 0, w, h, null, 0, w);
        var tensor = new float[3 * w * h];
        for (int i = 0; i < rgb.length; i++) {
            // blue first: the order these networks were taught with
            tensor[i] = ((rgb[i] & 0xFF) / 255f - mean[0]) / deviation[0];
            tensor[w * h + i] = ((rgb[i] >> 8 & 0xFF) / 255f - mean[1]) / deviation[1];
            tensor[2 * w * h + i] = ((rgb[i] >> 16 & 0xFF) / 255f - mean[2]) / deviation[2];
        }
        return tensor;
    }

    private static List<Strip> components(float[] map, int w, int h) {
        var strips = new ArrayList<Strip>();
        var seen = new boolean[w * h];
        var stack = new int[w * h];
        for (int start = 0; start < map.length; start++) {
            if (seen[start] || map[start] < INK) {
                continue;
            }
            int depth = 0;
            int size = 0;
            stack[depth++] = start;
            seen[start] = true;
            // members are kept at the far end of the same array
            int kept = stack.length;
            var members = new IntList();
            double sum = 0;
            while (depth > 0) {
                int at = stack[--depth];
                members.add(at);
                sum += map[at];
                size++;
                int x = at % w;
                for (int next : new int[] {at - w, at + w, x > 0 ? at - 1 : -1, x < w - 1 ? at + 1 : -1}) {
                    if (next >= 0 && next < kept && !seen[next] && map[next] >= INK) {
                        seen[next] = true;
                        stack[depth++] = next;
                    }
                }
            }
            if (size >= 12 && sum / size >= LINE) {
                strips.add(strip(members, w));
            }
        }
        return strips;
    }

    /** The smallest upright or leaning rectangle around the points, leaning as they do, and then as large as the letters. */
    private static Strip strip(IntList points, int w) {
        double mx = 0;
        double my = 0;
        for (int i = 0; i < points.size; i++) {
            mx += points.at[i] % w;
            my += points.at[i] / w;
        }
        mx /= points.size;
        my /= points.size;
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int i = 0; i < points.size; i++) {
            double dx = points.at[i] % w - mx;
            double dy = points.at[i] / w - my;
            xx += dx * dx;
            yy += dy * dy;
            xy += dx * dy;
        }
        double angle = 0.5 * Math.atan2(2 * xy, xx - yy);
        double longer = Math.max(xx, yy);
        double shorter = Math.min(xx, yy);
        if (longer < 6 * shorter || Math.abs(angle) > Math.toRadians(60)) {
            // nearly square, or upright: its direction is not told by its points
            angle = 0;
        }
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        double minU = Double.MAX_VALUE;
        double maxU = -Double.MAX_VALUE;
        double minV = Double.MAX_VALUE;
        double maxV = -Double.MAX_VALUE;
        for (int i = 0; i < points.size; i++) {
            double dx = points.at[i] % w - mx;
            double dy = points.at[i] / w - my;
            double u = dx * cos + dy * sin;
            double v = dy * cos - dx * sin;
            minU = Math.min(minU, u);
            maxU = Math.max(maxU, u);
            minV = Math.min(minV, v);
            maxV = Math.max(maxV, v);
        }
        double width = maxU - minU + 1;
        double height = maxV - minV + 1;
        double grow = width * height * WHOLE / (2 * (width + height));
        double u = (minU + maxU) / 2;
        double v = (minV + maxV) / 2;
        return new Strip(
                mx + u * cos - v * sin + 0.5, my + u * sin + v * cos + 0.5, width + 2 * grow, height + 2 * grow, angle);
    }

    private static final class IntList {
        private int[] at = new int[256];
        private int size;

        void add(int value) {
            if (size == at.length) {
                at = java.util.Arrays.copyOf(at, size * 2);
            }
            at[size++] = value;
        }
    }
}
