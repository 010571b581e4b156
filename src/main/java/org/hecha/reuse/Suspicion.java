package org.hecha.reuse;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.hecha.dossier.Exhibit;
import org.hecha.evidence.Evidence;
import org.hecha.evidence.EvidenceId;
import org.hecha.evidence.PageText;

/** Looks through the files of one dossier for what does not fit place, time or person. Keeps nothing. */
final class Suspicion {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final int DAYS_OFF = 3;
    private static final int DAYS_LATER = 31;
    private static final int BATCH = 8;
    private static final int MANY_IN_A_DAY = 10;
    private static final int MOST = 20;

    private static final Pattern NUMBER = Pattern.compile("(?<![0-9])[1-9]\\d{5}(\\d{8})\\d{3}[0-9Xx](?![0-9])");
    private static final Pattern DAY = Pattern.compile("(20\\d\\d)[-./\u5E74](\\d{1,2})[-./\u6708](\\d{1,2})");
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";

    private final Vocabulary words;
    private final LocalDate today;
    private final byte[] key = new byte[32];

    Suspicion(Vocabulary words, LocalDate today) {
        this.words = words;
        this.today = today;
        new SecureRandom().nextBytes(key);
    }

    List<Signal> of(List<Exhibit> exhibits, List<PageText> pages) {
        var signals = new ArrayList<Signal>();
        Map<EvidenceId, Exhibit> byId = new HashMap<>();
        exhibits.forEach(exhibit -> byId.put(exhibit.evidence().id(), exhibit));
        photographs(exhibits, signals);
        exhibits.forEach(exhibit -> madeLater(exhibit).ifPresent(signals::add));
        people(pages, byId, signals);
        days(pages, byId, signals);
        return signals;
    }

    // --- photographs -----------------------------------------------------------------------------------------------

    private static void photographs(List<Exhibit> exhibits, List<Signal> signals) {
        List<Exhibit> photographs = exhibits.stream()
                .filter(e -> e.evidence().mediaType().equals("image/jpeg"))
                .toList();
        for (Exhibit photograph : photographs) {
            Optional<LocalDate> taken = day(photograph.evidence().properties().get("exif.taken"));
            if (taken.isPresent() && photograph.declaredDate().isPresent()) {
                long off = Math.abs(ChronoUnit.DAYS.between(
                        taken.get(), photograph.declaredDate().get()));
                if (off > DAYS_OFF) {
                    signals.add(signal(
                            Signal.Kind.TAKEN_ANOTHER_DAY,
                            photograph.evidence(),
                            1,
                            taken.get() + " / " + photograph.declaredDate().get()));
                }
            }
        }
        boolean none =
                photographs.stream().noneMatch(e -> e.evidence().properties().containsKey("exif.taken"));
        if (photographs.size() >= BATCH && none) {
            signals.add(signal(
                    Signal.Kind.NO_CAMERA_FACTS,
                    photographs.getFirst().evidence(),
                    0,
                    Integer.toString(photographs.size())));
        }
    }

    private static Optional<LocalDate> day(@org.jspecify.annotations.Nullable String text) {
        try {
            return text == null
                    ? Optional.empty()
                    : Optional.of(LocalDateTime.parse(text).toLocalDate());
        } catch (DateTimeException notADay) {
            return Optional.empty();
        }
    }

    /** What was declared for a day that was long past when the file was first made; scans are made later by nature. */
    private static Optional<Signal> madeLater(Exhibit exhibit) {
        Evidence file = exhibit.evidence();
        @org.jspecify.annotations.Nullable String created = file.properties().get("created");
        if (created == null
                || exhibit.declaredDate().isEmpty()
                || !file.properties().containsKey("creator")) {
            return Optional.empty();
        }
        try {
            LocalDate made = Instant.parse(created).atZone(CHINA).toLocalDate();
            LocalDate declared = exhibit.declaredDate().get();
            return ChronoUnit.DAYS.between(declared, made) > DAYS_LATER
                    ? Optional.of(signal(Signal.Kind.MADE_LATER, file, 0, made + " / " + declared))
                    : Optional.empty();
        } catch (DateTimeException notADay) {
            return Optional.empty();
        }
    }

    // --- people ----------------------------------------------------------------------------------------------------

    private void people(List<PageText> pages, Map<EvidenceId, Exhibit> byId, List<Signal> signals) {
        Map<String, EvidenceId> first = new HashMap<>();
        Map<String, Integer> shared = new HashMap<>();
        var wrong = new ArrayList<Signal>();
        var later = new ArrayList<Signal>();
        for (PageText page : pages) {
            Matcher number = NUMBER.matcher(page.text());
            while (number.find()) {
                Evidence file = file(page, byId);
                if (!checks(number.group())) {
                    wrong.add(signal(Signal.Kind.NUMBER_WRONG, file, page.number(), ""));
                } else if (bornLater(number.group(1))) {
                    later.add(signal(Signal.Kind.BORN_LATER, file, page.number(), ""));
                }
                EvidenceId before = first.putIfAbsent(hashed(number.group()), page.evidence());
                if (before != null && !before.equals(page.evidence())) {
                    shared.merge(before + " " + page.evidence(), 1, Integer::sum);
                }
            }
        }
        // OCR misreads a digit now and then: scans say nothing about check digits
        wrong.removeIf(signal -> pages.stream()
                .anyMatch(
                        page -> page.evidence().equals(signal.file()) && page.number() == signal.page() && page.ocr()));
        signals.addAll(oneAFile(wrong));
        signals.addAll(oneAFile(later));
        shared.forEach((two, count) -> {
            String[] ids = two.split(" ");
            Exhibit one = byId.get(EvidenceId.of(ids[0]));
            Exhibit other = byId.get(EvidenceId.of(ids[1]));
            if (one != null && other != null) {
                signals.add(signal(
                        Signal.Kind.PERSON_TWICE,
                        one.evidence(),
                        0,
                        other.evidence().name() + " (" + count + ")"));
            }
        });
    }

    private static Evidence file(PageText page, Map<EvidenceId, Exhibit> byId) {
        Exhibit exhibit = byId.get(page.evidence());
        if (exhibit == null) {
            throw new IllegalStateException("a page of no file of this dossier");
        }
        return exhibit.evidence();
    }

    private static List<Signal> oneAFile(List<Signal> all) {
        Map<EvidenceId, Signal> first = new HashMap<>();
        Map<EvidenceId, Integer> counts = new HashMap<>();
        all.forEach(signal -> {
            first.putIfAbsent(signal.file(), signal);
            counts.merge(signal.file(), 1, Integer::sum);
        });
        return first.values().stream()
                .map(s -> new Signal(
                        s.kind(), s.file(), s.path(), s.page(), String.valueOf(counts.get(s.file())), s.county()))
                .limit(MOST)
                .toList();
    }

    static boolean checks(String number) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (number.charAt(i) - '0');
        }
        return CHECKS.charAt(sum % 11) == Character.toUpperCase(number.charAt(17));
    }

    private boolean bornLater(String day) {
        try {
            return LocalDate.parse(day, java.time.format.DateTimeFormatter.BASIC_ISO_DATE)
                    .isAfter(today);
        } catch (DateTimeException notADay) {
            return false;
        }
    }

    /** Numbers of people are compared by a hash whose key lives as long as the comparison. */
    private String hashed(String number) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return HexFormat.of()
                    .formatHex(
                            mac.doFinal(number.toUpperCase(java.util.Locale.ROOT)
                                    .getBytes(java.nio.charset.StandardCharsets.US_ASCII)),
                            0,
                            16);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    // --- days ------------------------------------------------------------------------------------------------------

    /** Lists of activities: a row each, the day in it. */
    private void days(List<PageText> pages, Map<EvidenceId, Exhibit> byId, List<Signal> signals) {
        for (PageText page : pages) {
            Evidence file = file(page, byId);
            if (!words.activities(
                    file.name() + "\n" + page.text().lines().limit(3).reduce("", String::concat))) {
                continue;
            }
            Map<String, Integer> rows = new HashMap<>();
            page.text()
                    .lines()
                    .filter(line -> line.indexOf('\t') > 0 || line.indexOf(',') > 0)
                    .forEach(line -> {
                        Matcher day = DAY.matcher(line);
                        if (day.find()) {
                            rows.merge(
                                    day.group(1) + "-" + two(day.group(2)) + "-" + two(day.group(3)), 1, Integer::sum);
                        }
                    });
            rows.entrySet().stream()
                    .filter(row -> row.getValue() >= MANY_IN_A_DAY)
                    .sorted(Map.Entry.comparingByKey())
                    .limit(MOST)
                    .forEach(row -> signals.add(signal(
                            Signal.Kind.TEN_IN_A_DAY,
                            file,
                            page.number(),
                            row.getKey() + " (" + row.getValue() + ")")));
        }
    }

    private static String two(String digits) {
        return digits.length() == 1 ? "0" + digits : digits;
    }

    private static Signal signal(Signal.Kind kind, Evidence file, int page, String other) {
        return new Signal(kind, file.id(), file.path(), page, other, Optional.empty());
    }
}
