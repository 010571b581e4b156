package org.hecha.evidence.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.hecha.evidence.Evidence.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Film: how long, how made, what its scenes look like and the text that can be read in them; a page is the second of a frame, the
 * first being 1.
 */
final class VideoReader {
    private static final int FRAMES = 40;

    /** Longer films are not looked at frame by frame. */
    private static final double LONG_S = 600;

    /** How different a frame is from the one before, of 1, for a scene to begin; a title that comes in is enough. */
    private static final String CUT = "0.08";

    private static final Pattern TIME = Pattern.compile("pts_time:(\\d+(?:\\.\\d+)?)");
    private static final Pattern PLACE = Pattern.compile("([+-]\\d+(?:\\.\\d+)?)([+-]\\d+(?:\\.\\d+)?)");

    private VideoReader() {}

    static void read(Job job, Draft draft) throws IOException, CannotRead {
        if (job.tools().ffmpeg().isEmpty() || job.tools().ffprobe().isEmpty()) {
            draft.because(Reason.CONVERTER_MISSING);
            return;
        }
        double seconds = properties(job, draft);
        var ocr = new Ocr(job, draft);
        if (!ocr.present()) {
            draft.because(Reason.OCR_MISSING);
            return;
        }
        String before = "";
        int pages = 0;
        Path target = job.out().resolve("frame.png");
        for (int second : Scenes.seconds(cuts(job, seconds), seconds, FRAMES)) {
            job.progress().run();
            if (job.late()) {
                draft.because(Reason.TOOK_TOO_LONG);
                break;
            }
            Files.deleteIfExists(target);
            BufferedImage image = frame(job, second, target) ? ImageIO.read(target.toFile()) : null;
            if (image == null) {
                continue;
            }
            draft.look(second, image);
            Optional<Tsv.Seen> seen = ocr.read(image).filter(read -> read.letters() >= 2 && read.confidence() >= 0.4);
            if (seen.isEmpty() || similar(seen.get().glyphs().text(), before)) {
                continue;
            }
            before = seen.get().glyphs().text();
            draft.pages(++pages);
            draft.page(second, seen.get().glyphs(), true, seen.get().confidence(), image.getWidth(), image.getHeight());
        }
        Files.deleteIfExists(target);
    }

    /** Sound has nothing to read; how long it is and how it was made is told all the same. */
    static void sound(Job job, Draft draft) throws IOException, CannotRead {
        if (job.tools().ffprobe().isEmpty()) {
            draft.because(Reason.CONVERTER_MISSING);
            return;
        }
        properties(job, draft);
    }

    /** The frame of a second, the first being 1. */
    static boolean frame(Job job, int second, Path target) throws IOException {
        if (job.tools().ffmpeg().isEmpty()) {
            return false;
        }
        Program.run(
                List.of(
                        job.tools().ffmpeg().get(),
                        "-nostdin",
                        "-v",
                        "error",
                        "-protocol_whitelist",
                        "file",
                        "-ss",
                        Integer.toString(Math.max(0, second - 1)),
                        "-i",
                        job.file().toString(),
                        "-an",
                        "-vf",
                        "scale='min(1280,iw)':-2",
                        "-frames:v",
                        "1",
                        "-y",
                        target.toString()),
                job.out(),
                Map.of(),
                job.out().resolve("ffmpeg.log"),
                Duration.ofSeconds(60),
                job);
        return Files.exists(target) && Files.size(target) > 0;
    }

    /**
     * Seconds at which a new scene begins; none of a film that is looked at every second anyway. Of a long film only those frames
     * are looked at that were stored whole, as are the first ones of scenes mostly: looking at all of an hour takes minutes.
     */
    private static List<Double> cuts(Job job, double length) throws IOException {
        if (length <= FRAMES) {
            return List.of();
        }
        var command = new ArrayList<String>(
                List.of(job.tools().ffmpeg().orElseThrow(), "-nostdin", "-v", "error", "-protocol_whitelist", "file"));
        if (length > LONG_S) {
            command.addAll(List.of("-skip_frame", "nokey"));
        }
        Path said = job.out().resolve("scenes.txt");
        command.addAll(List.of(
                "-i",
                job.file().toString(),
                "-an",
                "-vf",
                "scale=320:-2,select='gt(scene,%s)',metadata=print:file=%s".formatted(CUT, said.getFileName()),
                "-f",
                "null",
                "-"));
        Program.run(command, job.out(), Map.of(), job.out().resolve("ffmpeg.log"), Duration.ofSeconds(120), job);
        var cuts = new ArrayList<Double>();
        // what was found before it took too long is better than nothing
        if (Files.exists(said)) {
            for (String line : Files.readAllLines(said)) {
                var time = TIME.matcher(line);
                if (time.find()) {
                    cuts.add(Double.valueOf(time.group(1)));
                }
            }
        }
        return cuts;
    }

    private static double properties(Job job, Draft draft) throws IOException, CannotRead {
        Path answer = job.out().resolve("ffprobe.json");
        var exit = Program.run(
                List.of(
                        job.tools().ffprobe().orElseThrow(),
                        "-v",
                        "error",
                        "-protocol_whitelist",
                        "file",
                        "-print_format",
                        "json",
                        "-show_format",
                        "-show_streams",
                        job.file().toString()),
                job.out(),
                Map.of(),
                answer,
                Duration.ofSeconds(30),
                job);
        if (!exit.good()) {
            throw new CannotRead(Reason.DAMAGED);
        }
        JsonNode found = new ObjectMapper().readTree(answer.toFile());
        double seconds = found.path("format").path("duration").asDouble(0);
        draft.property("video.seconds", String.format(java.util.Locale.ROOT, "%.1f", seconds));
        draft.property(
                "video.format", found.path("format").path("format_long_name").asText(null));
        draft.property(
                "application", found.path("format").path("tags").path("encoder").asText(null));
        draft.property("exif.gps", place(found.path("format").path("tags")));
        draft.property(
                "created",
                found.path("format").path("tags").path("creation_time").asText(null));
        for (JsonNode stream : found.path("streams")) {
            String kind = stream.path("codec_type").asText();
            draft.property(kind + ".codec", stream.path("codec_name").asText(null));
            if (kind.equals("video")) {
                draft.property(
                        "video.size",
                        stream.path("width").asInt() + "x"
                                + stream.path("height").asInt());
            }
        }
        return seconds;
    }

    /** As telephones write it, {@code +39.1234+117.5678/}. */
    private static @Nullable String place(JsonNode tags) {
        String written = tags.path("location")
                .asText(tags.path("com.apple.quicktime.location.ISO6709").asText(""));
        var found = PLACE.matcher(written);
        return found.find() ? found.group(1) + "," + found.group(2) : null;
    }

    /** OCR never sees the same title twice in quite the same way. */
    private static boolean similar(String one, String other) {
        String a = one.replaceAll("\\s", "");
        String b = other.replaceAll("\\s", "");
        if (a.isEmpty() || b.isEmpty()) {
            return a.equals(b);
        }
        long common = a.codePoints().filter(c -> b.indexOf(c) >= 0).count();
        long back = b.codePoints().filter(c -> a.indexOf(c) >= 0).count();
        return common > 0.9 * a.length() && back > 0.9 * b.length();
    }
}
