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
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.hecha.evidence.Evidence.Reason;
import org.jspecify.annotations.Nullable;

/** Film: how long, how made, and the text that can be read in it; a page is the second of a frame, the first being 1. */
final class VideoReader {
    private static final int FRAMES = 40;
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
        int every = (int) Math.max(1, Math.ceil(seconds / FRAMES));
        String before = "";
        int pages = 0;
        for (Path frame : frames(job, every)) {
            job.progress().run();
            if (job.late()) {
                draft.because(Reason.TOOK_TOO_LONG);
                break;
            }
            int second = second(frame, every);
            BufferedImage image = ImageIO.read(frame.toFile());
            Files.delete(frame);
            var seen = image == null ? java.util.Optional.<Tsv.Seen>empty() : ocr.read(image);
            if (seen.isEmpty() || seen.get().letters() < 2 || seen.get().confidence() < 0.4) {
                continue;
            }
            String text = seen.get().glyphs().text();
            if (similar(text, before)) {
                continue;
            }
            before = text;
            draft.look(second, image);
            draft.pages(++pages);
            draft.page(second, seen.get().glyphs(), true, seen.get().confidence(), image.getWidth(), image.getHeight());
        }
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

    /** Frames in the middle of each span, so that a fade does not hide a title. */
    private static List<Path> frames(Job job, int every) throws IOException {
        Path pattern = job.out().resolve("frame-%04d.png");
        Program.run(
                List.of(
                        job.tools().ffmpeg().orElseThrow(),
                        "-nostdin",
                        "-v",
                        "error",
                        "-protocol_whitelist",
                        "file",
                        "-i",
                        job.file().toString(),
                        "-an",
                        "-vf",
                        "fps=1/" + every + ":round=down,scale='min(1280,iw)':-2",
                        "-frames:v",
                        Integer.toString(FRAMES + 1),
                        pattern.toString()),
                job.out(),
                Map.of(),
                job.out().resolve("ffmpeg.log"),
                Duration.ofSeconds(120),
                job);
        var frames = new ArrayList<Path>();
        for (int i = 1; i <= FRAMES + 1; i++) {
            Path frame = job.out().resolve("frame-%04d.png".formatted(i));
            if (Files.exists(frame)) {
                frames.add(frame);
            }
        }
        return frames;
    }

    private static int second(Path frame, int every) {
        String name = frame.getFileName().toString();
        return (Integer.parseInt(name.substring(6, 10)) - 1) * every + 1;
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
