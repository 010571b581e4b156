package org.hecha.standard;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.hecha.standard.Criterion.Checking;
import org.hecha.standard.Criterion.Claim;
import org.hecha.standard.Criterion.Slot;
import org.hecha.standard.Criterion.Window;

/** Makes a {@link Standard} of an edition's file, and refuses the file with a line and a remedy where that is not possible. */
final class EditionReader {

    /** Files asked of a county for one slot, where the edition says nothing else. */
    private static final int USUAL_CAP = 5;

    private static final List<String> REASONS = List.of("unit", "basis", "partial", "plan", "source", "other", "asked");

    private EditionReader() {}

    static Standard read(Yaml yaml) {
        String title = yaml.text("title");
        String preamble = yaml.text("preamble", "");
        List<Criterion> criteria = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        Set<String> slots = new HashSet<>();
        for (Yaml each : yaml.children("criteria")) {
            Criterion criterion = criterion(each);
            if (!ids.add(criterion.id())) {
                throw each.wrong("id", "criterion " + criterion.id() + " stands here twice", "Give each its own id");
            }
            for (Slot slot : criterion.slots()) {
                if (!slots.add(slot.code())) {
                    throw each.wrong("slots", "slot " + slot.code() + " stands here twice", "Give each its own code");
                }
            }
            criteria.add(criterion);
        }
        if (criteria.isEmpty()) {
            throw yaml.wrong("criteria", "there are no criteria", "Add at least one below “criteria:”");
        }
        Standard standard = new Standard(
                yaml.text("edition"),
                title,
                yaml.text("source"),
                List.of(),
                fullText(title, preamble, criteria),
                criteria);
        yaml.end();
        return standard;
    }

    /** The official text as it stands on paper: title, preamble, headings, numbered criteria. */
    private static String fullText(String title, String preamble, List<Criterion> criteria) {
        StringBuilder text =
                new StringBuilder(title).append('\n').append(preamble).append('\n');
        Set<String> headings = new LinkedHashSet<>();
        int number = 0;
        for (Criterion criterion : criteria) {
            if (headings.add(criterion.category())) {
                text.append(criterion.category()).append('\n');
            }
            text.append(++number).append('.').append(criterion.text()).append('\n');
        }
        return text.toString();
    }

    private static Criterion criterion(Yaml yaml) {
        List<Slot> slots =
                yaml.children("slots").stream().map(EditionReader::slot).toList();
        Set<String> codes = slots.stream().map(Slot::code).collect(Collectors.toSet());
        Map<String, Yaml> places = new HashMap<>();
        List<Claim> claims = new ArrayList<>();
        for (Yaml each : yaml.children("claims")) {
            Claim claim = claim(each, codes);
            if (places.put(claim.key(), each) != null) {
                throw each.wrong("key", "claim “" + claim.key() + "” stands here twice", "Give each its own key");
            }
            claims.add(claim);
        }
        if (claims.isEmpty()) {
            throw yaml.wrong("claims", "the criterion asks for nothing", "Add at least one claim");
        }
        claims.forEach(c -> references(c, claims, at(places, c.key())));
        Yaml search = yaml.child("search")
                .orElseThrow(
                        () -> yaml.wrong("search", "“search” is missing", "Add “search: {must: …, patterns: […]}”"));
        Criterion criterion = new Criterion(
                yaml.text("id"),
                yaml.text("title"),
                yaml.text("category"),
                yaml.text("text"),
                yaml.text("judgement"),
                yaml.flag("veto", false),
                yaml.texts("units"),
                yaml.child("window")
                        .map(EditionReader::window)
                        .orElseThrow(() -> yaml.wrong("window", "“window” is missing", "Add “window: {kind: …}”")),
                claims,
                slots,
                new Criterion.Search(search.text("must"), search.patterns("patterns")),
                yaml.text("checks", ""),
                yaml.text("traps", ""),
                yaml.number("points"));
        search.end();
        yaml.end();
        return criterion;
    }

    private static Claim claim(Yaml yaml, Set<String> slots) {
        Yaml measure = yaml.child("measure")
                .orElseThrow(() -> yaml.wrong("measure", "“measure” is missing", "Add “measure: {type: …}”"));
        Claim claim = new Claim(
                yaml.text("key"),
                yaml.text("label"),
                yaml.text("help", ""),
                MeasureReader.read(measure),
                yaml.text("unit", ""),
                yaml.constant("basis", Criterion.Basis.class, Criterion.Basis.DEFAULT),
                yaml.text("rule", ""),
                yaml.flag("computed", false),
                yaml.flag("required", true),
                yaml.text("only", ""),
                yaml.child("checking").map(c -> checking(c, slots)).orElse(Checking.NONE));
        if (!claim.key().matches("[a-z][a-z0-9_]*")) {
            throw yaml.wrong("key", "“" + claim.key() + "” cannot be a key", "Use small letters, digits and _");
        }
        if (claim.computed() != claim.measure() instanceof Measure.Quotient) {
            throw yaml.wrong("computed", "only a quotient is computed", "Set “computed: true” for quotients alone");
        }
        yaml.end();
        return claim;
    }

    private static Checking checking(Yaml yaml, Set<String> known) {
        List<String> slots = yaml.texts("slots");
        for (String slot : slots) {
            if (!known.contains(slot)) {
                throw yaml.wrong("slots", "there is no slot " + slot + " in this criterion", "Use one of " + known);
            }
        }
        List<Checking.Reject> reject = new ArrayList<>();
        yaml.child("reject").ifPresent(each -> {
            for (String why : REASONS) {
                each.patterns(why).forEach(p -> reject.add(new Checking.Reject(why, p)));
            }
            each.end();
        });
        Checking checking = new Checking(
                yaml.patterns("subject"),
                yaml.patterns("also"),
                yaml.patterns("heading"),
                yaml.patterns("rows"),
                reject,
                yaml.patterns("negation"),
                yaml.patterns("affirm"),
                yaml.patterns("topic"),
                yaml.child("options").map(Yaml::pairs).orElse(Map.of()),
                yaml.constant("origin", Checking.Origin.class, Checking.Origin.COUNTY),
                yaml.texts("tolerates"),
                yaml.child("row").map(EditionReader::row),
                yaml.patterns("distinct"),
                yaml.child("window").map(EditionReader::window),
                yaml.whole("ranked", 0),
                yaml.child("thing").map(EditionReader::thing),
                yaml.child("titled").map(EditionReader::titled),
                yaml.child("platform").map(EditionReader::platform),
                slots);
        yaml.end();
        return checking;
    }

    private static Checking.Row row(Yaml yaml) {
        Checking.Row row = new Checking.Row(
                yaml.text("key"),
                yaml.flag("loose", false),
                yaml.text("number", ""),
                yaml.text("unit", ""),
                yaml.patterns("units"),
                yaml.patterns("near"),
                yaml.texts("dates"),
                yaml.flag("naming", false),
                yaml.child("also").map(EditionReader::also));
        yaml.end();
        return row;
    }

    private static Checking.Row.Also also(Yaml yaml) {
        Checking.Row.Also also = new Checking.Row.Also(yaml.text("column"), yaml.patterns("words"));
        yaml.end();
        return also;
    }

    private static Checking.Thing thing(Yaml yaml) {
        Checking.Thing thing = new Checking.Thing(
                yaml.patterns("about"), yaml.patterns("unit"), yaml.patterns("other"), yaml.patterns("parts"));
        if (thing.about().isEmpty() || thing.unit().isEmpty()) {
            throw yaml.wrong("about", "a thing without words or units fits every number", "Give “about” and “unit”");
        }
        yaml.end();
        return thing;
    }

    private static Checking.Titled titled(Yaml yaml) {
        Checking.Titled titled = new Checking.Titled(
                yaml.patterns("title"),
                yaml.patterns("not"),
                yaml.patterns("names"),
                yaml.patterns("affirm"),
                yaml.patterns("deny"));
        if (titled.title().isEmpty()) {
            throw yaml.wrong("title", "what no title names is said of anything", "Give “title”");
        }
        yaml.end();
        return titled;
    }

    private static Checking.Platform platform(Yaml yaml) {
        String reads = yaml.text("reads");
        Map<String, BigDecimal> limits = new HashMap<>();
        yaml.child("limits").ifPresent(each -> {
            for (String name : each.pairs().keySet()) {
                each.number(name).ifPresent(limit -> limits.put(name, limit));
            }
        });
        yaml.end();
        return new Checking.Platform(reads, limits);
    }

    private static Window window(Yaml yaml) {
        Window.Kind kind = yaml.constant("kind", Window.Kind.class, Window.Kind.IN_FORCE);
        int months = yaml.whole("months", 0);
        if ((kind == Window.Kind.MONTHS_BEFORE) != months > 0) {
            throw yaml.wrong("months", "“months” goes with MONTHS_BEFORE and only with it", "Correct kind or months");
        }
        Window window = new Window(kind, months, yaml.text("text", ""));
        yaml.end();
        return window;
    }

    private static Slot slot(Yaml yaml) {
        Slot slot = new Slot(
                yaml.text("code"),
                yaml.text("label"),
                yaml.texts("formats"),
                yaml.whole("wanted", 0),
                yaml.whole("cap", USUAL_CAP));
        if (slot.wanted() > slot.cap()) {
            throw yaml.wrong("cap", "more files are wanted than may be given", "Raise “cap” or lower “wanted”");
        }
        yaml.end();
        return slot;
    }

    // --- claims that name other claims -------------------------------------------------------------------------------

    private static void references(Claim claim, List<Claim> claims, Yaml at) {
        Predicate<Measure> numeric = m -> m instanceof Measure.Number || m instanceof Measure.Ratio;
        Predicate<Measure> yesNo = m -> m instanceof Measure.YesNo;
        require(claim, claim.only(), yesNo, claims, at);
        switch (claim.measure()) {
            case Measure.Ratio ratio -> require(claim, ratio.of(), numeric, claims, at);
            case Measure.Rank rank -> require(claim, rank.total(), numeric, claims, at);
            case Measure.YesNo yes -> require(claim, yes.either(), yesNo, claims, at);
            case Measure.Number number -> {
                require(claim, number.notAbove(), numeric, claims, at);
                require(claim, number.sameAs(), numeric, claims, at);
                require(claim, number.unless(), yesNo, claims, at);
            }
            case Measure.Quotient quotient -> {
                require(claim, quotient.dividend(), numeric, claims, at);
                require(claim, quotient.divisor(), numeric, claims, at);
            }
            default -> {
                // names no other claim
            }
        }
    }

    private static void require(Claim claim, String key, Predicate<Measure> fits, List<Claim> claims, Yaml at) {
        if (key.isEmpty()) {
            return;
        }
        Optional<Claim> other = claims.stream().filter(c -> c.key().equals(key)).findFirst();
        String of = "“" + claim.key() + "” refers to “" + key + "”, ";
        if (other.isEmpty()) {
            throw new MalformedStandard(at.place(), of + "which this criterion does not have", "Correct the key");
        }
        if (!fits.test(other.get().measure())) {
            throw new MalformedStandard(at.place(), of + "which is of another type", "Refer to a claim that fits");
        }
    }

    private static Yaml at(Map<String, Yaml> places, String key) {
        Yaml place = places.get(key);
        if (place == null) {
            throw new IllegalStateException("no place for " + key);
        }
        return place;
    }
}
