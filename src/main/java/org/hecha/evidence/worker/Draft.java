package org.hecha.evidence.worker;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hecha.evidence.Evidence.Reason;
import org.hecha.evidence.Evidence.State;
import org.hecha.evidence.SheetRows;
import org.jspecify.annotations.Nullable;

/** A {@link Reading} while it is being made. */
final class Draft {
    private static final int MOST_LOOKS = 300;
    private static final int ENOUGH = 20_000;

    private final Limits limits;
    private final List<Reading.Page> pages = new ArrayList<>();
    private final List<Reading.Child> children = new ArrayList<>();
    private final Map<String, String> properties = new LinkedHashMap<>();
    private final List<Reading.Look> looks = new ArrayList<>();
    private int count;
    private long characters;
    private int blank;
    private boolean container;
    private @Nullable Reason reason;
    private @Nullable String converted;

    Draft(Limits limits) {
        this.limits = limits;
    }

    /** The number of pages of the file, read or not. */
    void pages(int number) {
        count = number;
    }

    int pages() {
        return count;
    }

    /** Adds a page without places. */
    void page(int number, String text, boolean ocr, double quality) {
        page(number, text, ocr, quality, 0, 0, new byte[0], Optional.empty());
    }

    /** Adds a page of a workbook; how likely it is text is told by its beginning, since looking at all takes longer than reading. */
    void page(int number, String text, SheetRows rows) {
        double quality = Quality.of(text.substring(0, Math.min(text.length(), ENOUGH)));
        page(number, text, false, quality, 0, 0, new byte[0], Optional.of(rows));
    }

    /** Adds a page with places. */
    void page(int number, Glyphs glyphs, boolean ocr, double quality, double width, double height) {
        page(number, glyphs.text(), ocr, quality, width, height, glyphs.boxes(limits.characters()), Optional.empty());
    }

    /** Adds a page another draft has made, with some more text that has no place at its end. */
    void page(int number, Reading.Page made, String more) {
        double width = made.width();
        page(number, made.text() + more, made.ocr(), made.quality(), width, made.height(), made.boxes(), made.rows());
    }

    private void page(
            int number,
            String text,
            boolean ocr,
            double quality,
            double width,
            double height,
            byte[] boxes,
            Optional<SheetRows> rows) {
        if (text.length() > limits.characters()) {
            text = text.substring(0, limits.characters());
            because(Reason.TRUNCATED);
        }
        if (text.isBlank()) {
            return;
        }
        if (characters + text.length() > limits.text()) {
            because(Reason.TRUNCATED);
            return;
        }
        characters += text.length();
        double clamped = Math.clamp(quality, 0, 1);
        pages.add(new Reading.Page(number, storable(text), ocr, clamped, width, height, boxes, rows));
    }

    /** A page on which there is nothing to read: not a failure. */
    void blankPage() {
        blank++;
    }

    /** Keeps the first reason given; what comes later is mostly its consequence. */
    void because(Reason why) {
        if (reason == null) {
            reason = why;
        }
    }

    void property(String key, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            String clean = storable(value.strip());
            properties.put(key, clean.length() > 500 ? clean.substring(0, 500) : clean);
        }
    }

    /** Notes what a picture of the page is recognised by; beyond a few hundred the file is an album, and enough is known. */
    void look(int page, java.awt.image.BufferedImage picture) {
        if (looks.size() < MOST_LOOKS) {
            int number = 1 + (int) looks.stream().filter(l -> l.page() == page).count();
            Looks.of(picture, page, number)
                    .ifPresent(found -> looks.add(new Reading.Look(page, number, found.packed())));
        }
    }

    /** What another draft has seen of the same pages. */
    void looks(List<Reading.Look> seen) {
        looks.addAll(seen);
    }

    void child(String path, String file) {
        children.add(new Reading.Child(storable(path), file));
    }

    int children() {
        return children.size();
    }

    /** The file is nothing but what is inside it. */
    void container() {
        container = true;
    }

    void converted(String file) {
        converted = file;
    }

    Reading finish(String mediaType) {
        pages.sort(Comparator.comparingInt(Reading.Page::number));
        int readable = Math.min(count, pages.size() + blank);
        return new Reading(
                mediaType,
                state(readable),
                Optional.ofNullable(reason),
                count,
                readable,
                List.copyOf(pages),
                List.copyOf(children),
                properties,
                List.copyOf(looks),
                Optional.ofNullable(converted));
    }

    private State state(int readable) {
        if (container && count == 0 && children.isEmpty()) {
            because(Reason.NO_TEXT);
            return State.KEPT;
        }
        if (container && count == 0) {
            return reason == null ? State.READ : State.PARTLY_READ;
        }
        if (pages.isEmpty()) {
            because(Reason.NO_TEXT);
            return State.KEPT;
        }
        if (readable < count) {
            because(Reason.SOME_PAGES_WITHOUT_TEXT);
            return State.PARTLY_READ;
        }
        return reason == null || reason == Reason.TEXT_LAYER_UNRELIABLE ? State.READ : State.PARTLY_READ;
    }

    static Reading failed(String mediaType, State state, Reason reason, Map<String, String> properties) {
        return new Reading(
                mediaType,
                state,
                Optional.of(reason),
                0,
                0,
                List.of(),
                List.of(),
                properties,
                List.of(),
                Optional.empty());
    }

    Map<String, String> properties() {
        return properties;
    }

    /** No database keeps NUL or half a surrogate pair; length and order of the characters stay as they are. */
    static String storable(String text) {
        var clean = new StringBuilder(text);
        for (int i = 0; i < clean.length(); i++) {
            char c = clean.charAt(i);
            if (c == 0) {
                clean.setCharAt(i, ' ');
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < clean.length()
                    && Character.isLowSurrogate(clean.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                clean.setCharAt(i, '\uFFFD');
            }
        }
        return clean.toString();
    }
}
