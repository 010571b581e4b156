package org.hecha.evidence.worker;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Three small networks for printed Chinese (PP-OCRv4, on the class path): one finds lines, one reads them, one tells whether
 * they stand on their head. One thread each; loaded when first needed and kept as long as the worker lives.
 */
final class OcrNetworks {
    private static final String LINES = "/ocr/lines.onnx";
    private static final String CHARACTERS = "/ocr/characters.onnx";
    private static final String UPRIGHT = "/ocr/upright.onnx";
    private static final String ALPHABET = "/ocr/alphabet.txt";

    private static @Nullable OcrNetworks loaded;
    private static boolean failed;

    private final OrtEnvironment environment;
    private final OrtSession lines;
    private final OrtSession characters;
    private final OrtSession upright;
    private final List<String> alphabet;

    /** What a network answers: numbers and how they are laid out. */
    record Answer(float[] values, long[] shape) {}

    private OcrNetworks() throws OrtException, IOException {
        environment = OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "ocr");
        lines = session(LINES);
        characters = session(CHARACTERS);
        upright = session(UPRIGHT);
        alphabet = alphabet();
    }

    /** Whether the build brought them along. */
    static boolean present() {
        return OcrNetworks.class.getResource(CHARACTERS) != null;
    }

    /** @return empty where they are missing or this machine cannot run them */
    static synchronized Optional<OcrNetworks> load() {
        if (loaded == null && !failed) {
            try {
                loaded = new OcrNetworks();
            } catch (OrtException | IOException | LinkageError unusable) {
                // Tesseract reads instead; the machine's administrator sees which one in the log of the start
                failed = true;
            }
        }
        return Optional.ofNullable(loaded);
    }

    /** How likely each point of the picture belongs to a line. */
    Answer lines(float[] picture, int width, int height) throws OrtException {
        return run(lines, picture, width, height);
    }

    /** For each step along a line, how likely each character of the alphabet stands there. */
    Answer characters(float[] picture, int width, int height) throws OrtException {
        return run(characters, picture, width, height);
    }

    /** Two numbers: how likely a line stands upright, and on its head. */
    Answer upright(float[] picture, int width, int height) throws OrtException {
        return run(upright, picture, width, height);
    }

    /** The character of a class; the empty string for "nothing here". */
    String character(int index) {
        return index < alphabet.size() ? alphabet.get(index) : "";
    }

    private OrtSession session(String resource) throws OrtException, IOException {
        var options = new OrtSession.SessionOptions();
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        // memory given back to the system after every step would have to be asked for again: three times slower
        options.addCPU(true);
        options.setMemoryPatternOptimization(false);
        options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
        try (InputStream in = open(resource)) {
            return environment.createSession(in.readAllBytes(), options);
        }
    }

    private static List<String> alphabet() throws IOException {
        var alphabet = new ArrayList<String>();
        alphabet.add("");
        try (InputStream in = open(ALPHABET)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            alphabet.addAll(text.lines().toList());
        }
        alphabet.add(" ");
        return alphabet;
    }

    private static InputStream open(String resource) throws IOException {
        InputStream in = OcrNetworks.class.getResourceAsStream(resource);
        if (in == null) {
            throw new IOException(resource + " is missing");
        }
        return in;
    }

    private Answer run(OrtSession session, float[] picture, int width, int height) throws OrtException {
        String input = session.getInputNames().iterator().next();
        try (var tensor = OnnxTensor.createTensor(
                        environment, FloatBuffer.wrap(picture), new long[] {1, 3, height, width});
                var result = session.run(Map.of(input, tensor))) {
            var answer = (OnnxTensor) result.get(0);
            FloatBuffer values = answer.getFloatBuffer();
            var copy = new float[values.remaining()];
            values.get(copy);
            return new Answer(copy, answer.getInfo().getShape());
        }
    }
}
