package org.hecha.evidence;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * What a picture is recognised by when it comes again, smaller, recompressed, cropped, framed or brighter: spots that
 * stand out, each with a hash of what surrounds it, and a small grey copy to compare tile by tile. Says nothing of whose
 * picture it is.
 *
 * @param page   page, slide, second of a film; 1 for an image
 * @param number from 1, pictures of one page in their order
 * @param width  of the grey copy, at most {@link #SIDE}
 * @param height of the grey copy
 * @param grey   its pixels, row by row
 * @param paper  share of nearly white pixels, in percent: a page of text or an empty form has much of it
 */
public record Likeness(int page, int number, int width, int height, byte[] grey, int paper, List<Spot> spots) {

    /** Longest side of the grey copy. */
    public static final int SIDE = 128;

    /**
     * @param x     in pixels of the grey copy, in eighths
     * @param y     likewise
     * @param level how large it is: each level is about a quarter larger than the one before
     * @param hash  signs of its low frequencies
     */
    public record Spot(int x, int y, int level, long hash) {}

    public Likeness {
        spots = List.copyOf(spots);
    }

    /** One compact form for workers and database. */
    public byte[] packed() {
        var out = ByteBuffer.allocate(14 + grey.length + spots.size() * 13);
        out.put((byte) 1)
                .putInt(page)
                .putShort((short) number)
                .put((byte) width)
                .put((byte) height);
        out.put((byte) paper).put((byte) spots.size());
        spots.forEach(spot -> out.putShort((short) spot.x)
                .putShort((short) spot.y)
                .put((byte) spot.level)
                .putLong(spot.hash));
        out.put(grey);
        return java.util.Arrays.copyOf(out.array(), out.position());
    }

    /** @throws IllegalArgumentException for anything {@link #packed()} does not write */
    public static Likeness unpacked(byte[] bytes) {
        try {
            var in = ByteBuffer.wrap(bytes);
            if (in.get() != 1) {
                throw new IllegalArgumentException("unknown form of likeness");
            }
            int page = in.getInt();
            int number = in.getShort();
            int width = in.get() & 0xFF;
            int height = in.get() & 0xFF;
            int paper = in.get();
            int count = in.get() & 0xFF;
            var spots = new ArrayList<Spot>();
            for (int i = 0; i < count; i++) {
                spots.add(new Spot(in.getShort(), in.getShort(), in.get(), in.getLong()));
            }
            var grey = new byte[width * height];
            in.get(grey);
            return new Likeness(page, number, width, height, grey, paper, spots);
        } catch (java.nio.BufferUnderflowException cut) {
            throw new IllegalArgumentException("a likeness that was cut off", cut);
        }
    }
}
