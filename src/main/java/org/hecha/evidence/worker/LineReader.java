package org.hecha.evidence.worker;

import ai.onnxruntime.OrtException;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/** Reads one line of text that lies level in a picture of its own. */
final class LineReader {
    private static final int TALL = 48;
    private static final float[] HALF = {0.5f, 0.5f, 0.5f};

    /** Longer lines than any page has are cut. */
    private static final int WIDEST = 4800;

    private final OcrNetworks networks;

    LineReader(OcrNetworks networks) {
        this.networks = networks;
    }

    /**
     * One character.
     *
     * @param middle where along the line, 0 to 1
     */
    record Character(String text, double middle, double confidence) {}

    List<Character> read(BufferedImage picture, Strip strip) throws OrtException {
        BufferedImage cut = strip.cut(picture, TALL);
        if (cut.getWidth() > WIDEST) {
            cut = cut.getSubimage(0, 0, WIDEST, TALL);
        }
        var answer = networks.characters(LineFinder.tensor(cut, HALF, HALF), cut.getWidth(), TALL);
        int steps = (int) answer.shape()[1];
        int classes = (int) answer.shape()[2];
        var characters = new ArrayList<Character>();
        int before = 0;
        for (int step = 0; step < steps; step++) {
            int best = 0;
            float likely = -1;
            for (int i = 0; i < classes; i++) {
                float value = answer.values()[step * classes + i];
                if (value > likely) {
                    likely = value;
                    best = i;
                }
            }
            if (best != 0 && best != before) {
                characters.add(new Character(networks.character(best), (step + 0.5) / steps, likely));
            }
            before = best;
        }
        return characters;
    }

    /** Whether the line stands on its head. */
    boolean upsideDown(BufferedImage picture, Strip strip) throws OrtException {
        BufferedImage cut = strip.cut(picture, TALL);
        int width = 192;
        var shown = new BufferedImage(width, TALL, BufferedImage.TYPE_INT_RGB);
        var g = shown.createGraphics();
        g.drawImage(cut, 0, 0, null);
        g.dispose();
        float[] likely = networks.upright(LineFinder.tensor(shown, HALF, HALF), width, TALL)
                .values();
        return likely[1] > 0.9;
    }
}
