package org.hecha.web.evidence;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hecha.evidence.Evidence;
import org.hecha.web.page.Dates;
import org.hecha.web.words.Words;
import org.springframework.stereotype.Component;

/**
 * What a file says of itself, in the reader's words: when and where a picture was taken, who made a document with what, what
 * happened to it after it was signed. None of it is proof, as every one of these can be written by anybody; {@code @fileFacts} in
 * templates.
 */
@Component("fileFacts")
class FileFacts {

    /** In this order, before everything else. */
    private static final List<String> FIRST = List.of(
            "exif.taken",
            "exif.gps",
            "exif.camera",
            "title",
            "creator",
            "lastModifiedBy",
            "created",
            "modified",
            "application",
            "producer",
            "pdf.updates",
            "signatures",
            "video.seconds",
            "video.size",
            "video.codec",
            "audio.codec",
            "video.format");

    /** What a reader should look at twice. */
    private static final Set<String> NOTABLE =
            Set.of("pdf.updates", "active.macros", "active.dde", "active.program", "type.mismatch");

    private static final Set<String> MOMENTS = Set.of("created", "modified", "mail.date");

    private static final String SIGNATURE = "signature.";
    private static final String SHEET = "sheet.";

    /** How many, and with a number behind it the name of each. */
    private static final String EMPTY = "left-out.empty";

    private final Dates dates;
    private final Words words;

    FileFacts(Dates dates, Words words) {
        this.dates = dates;
        this.words = words;
    }

    /** @param notable worth a second look: changed since it was signed, or holding what can act by itself */
    record Fact(String label, String value, boolean notable) {}

    /** In the order of {@link #FIRST}, then as the readers gave them; sheets in one line, a signature in one line each. */
    public List<Fact> of(Evidence file) {
        var left = new LinkedHashMap<>(file.properties());
        var facts = new ArrayList<Fact>();
        for (String key : FIRST) {
            Optional.ofNullable(left.remove(key)).ifPresent(value -> facts.add(fact(key, value)));
            if (key.equals("signatures")) {
                facts.addAll(signatures(left));
            }
        }
        String sheets = taken(left, SHEET).values().stream().collect(Collectors.joining("、"));
        if (!sheets.isEmpty()) {
            facts.add(new Fact(words.say("evidence.property.sheets"), sheets, false));
        }
        List<String> leftOut = leftOut(file);
        if (!leftOut.isEmpty()) {
            left.keySet().removeIf(key -> key.startsWith(EMPTY));
            facts.add(new Fact(
                    words.say("evidence.property.left-out.empty", leftOutCount(file)),
                    String.join(words.say("list.separator"), leftOut),
                    true));
        }
        left.forEach((key, value) -> facts.add(fact(key, value)));
        return facts;
    }

    /** Names of files in an archive that were not taken in since they are empty; of very many the first hundred. */
    public List<String> leftOut(Evidence file) {
        return file.properties().entrySet().stream()
                .filter(property -> property.getKey().startsWith(EMPTY + "."))
                .map(Map.Entry::getValue)
                .toList();
    }

    public int leftOutCount(Evidence file) {
        return Integer.parseInt(file.properties().getOrDefault(EMPTY, "0"));
    }

    private Fact fact(String key, String value) {
        return new Fact(words.sayOr("evidence.property." + key, key), value(key, value), NOTABLE.contains(key));
    }

    private String value(String key, String value) {
        if (MOMENTS.contains(key)) {
            return moment(value);
        }
        return switch (key) {
            case "exif.taken" -> clock(value);
            case "exif.gps" -> place(value);
            case "video.seconds" -> lasting(value);
            case "pdf.updates", "signatures" -> counted(key, value);
            case "restricted", "properties" -> words.sayOr("evidence.property." + key + "." + value, value);
            default -> value;
        };
    }

    /** Each as one line: who, when, whether what was signed is still there. */
    private List<Fact> signatures(Map<String, String> left) {
        Map<String, Map<String, String>> byNumber = new LinkedHashMap<>();
        taken(left, SIGNATURE).forEach((rest, value) -> {
            int dot = rest.indexOf('.');
            byNumber.computeIfAbsent(rest.substring(0, dot), n -> new LinkedHashMap<>())
                    .put(rest.substring(dot + 1), value);
        });
        var facts = new ArrayList<Fact>();
        byNumber.forEach((number, said) -> {
            boolean changed = "changed".equals(said.get("state"));
            boolean later = "earlier-version".equals(said.get("covers"));
            var parts = new ArrayList<String>();
            Optional.ofNullable(said.get("name")).ifPresent(parts::add);
            Optional.ofNullable(said.get("time")).ifPresent(time -> parts.add(moment(time)));
            Optional.ofNullable(said.get("provider")).ifPresent(parts::add);
            Optional.ofNullable(said.get("reason")).ifPresent(parts::add);
            Optional.ofNullable(said.get("state"))
                    .ifPresent(state -> parts.add(words.say("evidence.signature." + state)));
            if (later) {
                parts.add(words.say("evidence.signature.earlier-version"));
            }
            facts.add(new Fact(
                    words.say("evidence.property.signature", number), String.join("；", parts), changed || later));
        });
        return facts;
    }

    private static Map<String, String> taken(Map<String, String> left, String prefix) {
        var taken = new LinkedHashMap<String, String>();
        left.entrySet().removeIf(entry -> {
            boolean ours = entry.getKey().startsWith(prefix);
            if (ours) {
                taken.put(entry.getKey().substring(prefix.length()), entry.getValue());
            }
            return ours;
        });
        return taken;
    }

    /** In Beijing time where the file says a moment; as it stands there where it does not. */
    private String moment(String value) {
        try {
            return dates.exact(OffsetDateTime.parse(value).toInstant());
        } catch (DateTimeException onlyADay) {
            return value;
        }
    }

    /** A camera's clock knows no zone. */
    private static String clock(String value) {
        try {
            LocalDateTime at = LocalDateTime.parse(value);
            return at.toLocalDate() + " " + at.toLocalTime().withSecond(0).withNano(0);
        } catch (DateTimeException asItStands) {
            return value;
        }
    }

    private String counted(String key, String value) {
        try {
            return words.say("evidence.property." + key + ".value", Integer.valueOf(value));
        } catch (NumberFormatException asItStands) {
            return value;
        }
    }

    private String place(String value) {
        String[] degrees = value.split(",", 2);
        try {
            double north = Double.parseDouble(degrees[0]);
            double east = Double.parseDouble(degrees[1]);
            return words.say(
                    "evidence.property.exif.gps.value",
                    "%.4f".formatted(Math.abs(north)),
                    "%.4f".formatted(Math.abs(east)),
                    north < 0 ? 1 : 0,
                    east < 0 ? 1 : 0);
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException asItStands) {
            return value;
        }
    }

    private String lasting(String value) {
        try {
            long seconds = Math.round(Double.parseDouble(value));
            return words.say("evidence.property.video.seconds.value", seconds / 60, seconds % 60);
        } catch (NumberFormatException asItStands) {
            return value;
        }
    }
}
