package org.hecha.reuse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hecha.evidence.Likeness;

/**
 * Whether two pictures are one: spots that look alike must agree on where one lies over the other, and then what lies
 * over each other must be the same, tile by tile. The first finds crops and screenshots, the second tells apart pictures
 * of one room, forms filled in differently and screens with other figures.
 */
final class Resemblance {

    /** Bits in which the hashes of one spot may differ after cropping and compression. */
    private static final int BITS = 14;

    private static final int FEWEST_INLIERS = 4;
    private static final double NEAR = 3.0;
    private static final int TILES = 8;
    private static final double DETAIL = 7;
    private static final double TILE_ALIKE = 0.6;
    private static final int FEWEST_TILES = 12;
    private static final double SHARE_ALIKE = 0.88;
    private static final double LEAST_OVERLAP = 0.45;

    /** Percent of white from which a picture is a page: two of one form differ only in what was filled in. */
    private static final int PAGE = 55;

    /** Percent of white from which there is next to nothing on it. */
    private static final int EMPTY = 88;

    private static final double SHARE_OF_PAGE = 0.97;
    private static final double TILE_OF_PAGE = 0.8;

    /**
     * @param alike   share of the tiles with something on them that are the same
     * @param overlap share of the smaller picture that lies over the other
     */
    record Match(int inliers, double overlap, int tiles, double alike, double whole, boolean page) {
        boolean same() {
            return overlap >= LEAST_OVERLAP
                    && tiles >= FEWEST_TILES
                    && alike >= (page ? SHARE_OF_PAGE : SHARE_ALIKE)
                    && whole >= 0.8;
        }
    }

    private record Pair(double ax, double ay, double bx, double by, double ratio) {}

    /** Where a point of one picture lies in the other. */
    private record Laid(double sx, double tx, double sy, double ty) {
        double x(double ax) {
            return sx * ax + tx;
        }

        double y(double ay) {
            return sy * ay + ty;
        }

        boolean near(Pair pair) {
            return Math.abs(x(pair.ax) - pair.bx) < NEAR && Math.abs(y(pair.ay) - pair.by) < NEAR;
        }
    }

    private Resemblance() {}

    static Optional<Match> of(Likeness a, Likeness b) {
        if (a.paper() >= EMPTY || b.paper() >= EMPTY) {
            return Optional.empty();
        }
        List<Pair> pairs = pairs(a, b);
        Laid best = null;
        int most = 0;
        for (int i = 0; i < pairs.size(); i++) {
            for (int j = i + 1; j < pairs.size(); j++) {
                Laid laid = laid(pairs.get(i), pairs.get(j));
                if (laid == null) {
                    continue;
                }
                int count = (int) pairs.stream().filter(laid::near).count();
                if (count > most) {
                    most = count;
                    best = laid;
                }
            }
        }
        if (best == null || most < FEWEST_INLIERS) {
            return Optional.empty();
        }
        Laid fitted = refined(a, b, fit(best, pairs.stream().filter(best::near).toList()));
        return Optional.of(compare(a, b, fitted, most));
    }

    private static List<Pair> pairs(Likeness a, Likeness b) {
        var pairs = new ArrayList<Pair>();
        for (Likeness.Spot one : a.spots()) {
            Likeness.Spot closest = null;
            int least = BITS + 1;
            for (Likeness.Spot other : b.spots()) {
                int bits = Long.bitCount(one.hash() ^ other.hash());
                if (bits < least) {
                    least = bits;
                    closest = other;
                }
            }
            if (closest != null) {
                pairs.add(new Pair(
                        one.x() / 8.0,
                        one.y() / 8.0,
                        closest.x() / 8.0,
                        closest.y() / 8.0,
                        Math.pow(2, (closest.level() - one.level()) / 3.0)));
            }
        }
        return pairs;
    }

    private static @org.jspecify.annotations.Nullable Laid laid(Pair one, Pair other) {
        double dax = one.ax - other.ax;
        double day = one.ay - other.ay;
        double a = Math.hypot(dax, day);
        double dbx = one.bx - other.bx;
        double dby = one.by - other.by;
        double b = Math.hypot(dbx, dby);
        if (a < 12 || b < 12) {
            return null;
        }
        double scale = b / a;
        boolean turned = (dax * dbx + day * dby) / (a * b) < 0.99;
        if (turned || scale < 0.25 || scale > 4 || one.ratio / scale > 1.7 || scale / one.ratio > 1.7) {
            return null;
        }
        return new Laid(
                scale,
                (one.bx + other.bx - scale * (one.ax + other.ax)) / 2,
                scale,
                (one.by + other.by - scale * (one.ay + other.ay)) / 2);
    }

    /** Least squares, along and across by themselves: some programs stretch. */
    private static Laid fit(Laid rough, List<Pair> pairs) {
        double[] x = line(
                pairs.stream().mapToDouble(Pair::ax).toArray(),
                pairs.stream().mapToDouble(Pair::bx).toArray(),
                rough.sx,
                rough.tx);
        double[] y = line(
                pairs.stream().mapToDouble(Pair::ay).toArray(),
                pairs.stream().mapToDouble(Pair::by).toArray(),
                rough.sy,
                rough.ty);
        return new Laid(x[0], x[1], y[0], y[1]);
    }

    private static double[] line(double[] from, double[] to, double scale, double shift) {
        int n = from.length;
        double meanFrom = java.util.Arrays.stream(from).average().orElse(0);
        double meanTo = java.util.Arrays.stream(to).average().orElse(0);
        double spread = 0;
        double together = 0;
        for (int i = 0; i < n; i++) {
            spread += (from[i] - meanFrom) * (from[i] - meanFrom);
            together += (from[i] - meanFrom) * (to[i] - meanTo);
        }
        if (spread < n * 64) {
            return new double[] {scale, meanTo - scale * meanFrom};
        }
        double fitted = together / spread;
        return Math.abs(fitted / scale - 1) > 0.15
                ? new double[] {scale, shift}
                : new double[] {fitted, meanTo - fitted * meanFrom};
    }

    /** Shifts and stretches a little for as long as the pictures lie better over each other. */
    private static Laid refined(Likeness a, Likeness b, Laid start) {
        Laid best = start;
        double most = whole(a, b, best);
        double middleX = a.width() / 2.0;
        double middleY = a.height() / 2.0;
        for (double step = 2; step >= 0.2; step /= 2) {
            boolean better = true;
            for (int round = 0; better && round < 20; round++) {
                better = false;
                double grow = step / 100;
                Laid[] tries = {
                    new Laid(best.sx, best.tx + step, best.sy, best.ty),
                    new Laid(best.sx, best.tx - step, best.sy, best.ty),
                    new Laid(best.sx, best.tx, best.sy, best.ty + step),
                    new Laid(best.sx, best.tx, best.sy, best.ty - step),
                    new Laid(best.sx + grow, best.tx - grow * middleX, best.sy, best.ty),
                    new Laid(best.sx - grow, best.tx + grow * middleX, best.sy, best.ty),
                    new Laid(best.sx, best.tx, best.sy + grow, best.ty - grow * middleY),
                    new Laid(best.sx, best.tx, best.sy - grow, best.ty + grow * middleY),
                };
                for (Laid laid : tries) {
                    double alike = whole(a, b, laid);
                    if (alike > most + 1e-6) {
                        most = alike;
                        best = laid;
                        better = true;
                    }
                }
            }
        }
        return best;
    }

    private static double whole(Likeness a, Likeness b, Laid laid) {
        return alike(a, b, laid, overlap(a, b, laid)).alike;
    }

    private static double[] overlap(Likeness a, Likeness b, Laid laid) {
        double x0 = Math.max(0, -laid.tx / laid.sx);
        double y0 = Math.max(0, -laid.ty / laid.sy);
        double x1 = Math.min(a.width(), (b.width() - laid.tx) / laid.sx);
        double y1 = Math.min(a.height(), (b.height() - laid.ty) / laid.sy);
        return new double[] {x0, y0, x1, y1};
    }

    private static Match compare(Likeness a, Likeness b, Laid laid, int inliers) {
        double[] over = overlap(a, b, laid);
        double width = over[2] - over[0];
        double height = over[3] - over[1];
        if (width < 24 || height < 24) {
            return new Match(inliers, 0, 0, 0, 0, false);
        }
        double area = width * height;
        double smaller =
                Math.min((double) a.width() * a.height(), (double) b.width() * b.height() / (laid.sx * laid.sy));
        boolean page = a.paper() >= PAGE && b.paper() >= PAGE;
        double enough = page ? TILE_OF_PAGE : TILE_ALIKE;
        int detailed = 0;
        int alike = 0;
        for (int j = 0; j < TILES; j++) {
            for (int i = 0; i < TILES; i++) {
                double[] tile = {
                    over[0] + i * width / TILES,
                    over[1] + j * height / TILES,
                    over[0] + (i + 1) * width / TILES,
                    over[1] + (j + 1) * height / TILES
                };
                Tile seen = alike(a, b, laid, tile);
                if (Math.max(seen.detailA, seen.detailB) >= DETAIL) {
                    detailed++;
                    if (seen.alike >= enough) {
                        alike++;
                    }
                }
            }
        }
        return new Match(
                inliers,
                Math.min(1, area / smaller),
                detailed,
                detailed == 0 ? 0 : (double) alike / detailed,
                alike(a, b, laid, over).alike,
                page);
    }

    /** @param alike correlation, from -1 to 1; does not mind brightness and contrast */
    private record Tile(double alike, double detailA, double detailB) {}

    private static Tile alike(Likeness a, Likeness b, Laid laid, double[] area) {
        int x0 = (int) Math.ceil(area[0]);
        int y0 = (int) Math.ceil(area[1]);
        int x1 = (int) Math.floor(area[2]);
        int y1 = (int) Math.floor(area[3]);
        double sumA = 0;
        double sumB = 0;
        double sumAa = 0;
        double sumBb = 0;
        double sumAb = 0;
        int n = 0;
        for (int y = y0; y < y1; y++) {
            for (int x = x0; x < x1; x++) {
                double va = a.grey()[y * a.width() + x] & 0xFF;
                double vb = sample(b, laid.x(x + 0.5) - 0.5, laid.y(y + 0.5) - 0.5, Math.max(laid.sx, laid.sy));
                sumA += va;
                sumB += vb;
                sumAa += va * va;
                sumBb += vb * vb;
                sumAb += va * vb;
                n++;
            }
        }
        if (n < 16) {
            return new Tile(0, 0, 0);
        }
        double varA = Math.max(0, sumAa / n - sumA / n * (sumA / n));
        double varB = Math.max(0, sumBb / n - sumB / n * (sumB / n));
        double both = sumAb / n - sumA / n * (sumB / n);
        double alike = varA < 1 || varB < 1 ? 0 : both / Math.sqrt(varA * varB);
        return new Tile(alike, Math.sqrt(varA), Math.sqrt(varB));
    }

    private static double sample(Likeness of, double x, double y, double scale) {
        if (scale > 1.3) {
            // the other picture is finer: its pixels are averaged, otherwise single ones would decide
            double reach = scale / 2;
            double sum = 0;
            for (int k = 0; k < 4; k++) {
                sum += sample(of, x + (k % 2 - 0.5) * reach, y + (k / 2 - 0.5) * reach, 1);
            }
            return sum / 4;
        }
        double cx = Math.clamp(x, 0, of.width() - 1.001);
        double cy = Math.clamp(y, 0, of.height() - 1.001);
        int x0 = (int) cx;
        int y0 = (int) cy;
        double fx = cx - x0;
        double fy = cy - y0;
        int w = of.width();
        byte[] g = of.grey();
        int x1 = Math.min(x0 + 1, w - 1);
        int y1 = Math.min(y0 + 1, of.height() - 1);
        double top = (g[y0 * w + x0] & 0xFF) * (1 - fx) + (g[y0 * w + x1] & 0xFF) * fx;
        double bottom = (g[y1 * w + x0] & 0xFF) * (1 - fx) + (g[y1 * w + x1] & 0xFF) * fx;
        return top * (1 - fy) + bottom * fy;
    }
}
