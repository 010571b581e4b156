package org.hecha.workflow;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hecha.organization.Scope;
import org.hecha.programme.WorkingDays;
import org.hecha.search.Hits;
import org.hecha.search.Query;
import org.hecha.search.Search;
import org.hecha.shared.Refused;
import org.hecha.workflow.engine.Engine;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Reads what people type into the search box of the list: plain words, and conditions such as {@code step:city due:<3d
 * has:overdue -is:unread}, in the words of either language ({@code query.*} in the message files). What is not understood is
 * searched for as it stands, and said.
 */
@Component
class TaskWords {

    private static final List<String> KEYS =
            List.of("step", "county", "unit", "holder", "from", "number", "criterion", "text", "due", "has", "is");
    private static final List<String> HAS = List.of("overdue", "holder", "criterion", "copies");
    private static final List<String> IS = List.of("unread", "free", "mine");
    private static final List<Locale> LANGUAGES = List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH);
    private static final Pattern TOKEN = Pattern.compile("(-?)([\\p{L}]+):(?:\"([^\"]*)\"|(\\S*))|\"([^\"]+)\"|(\\S+)");
    private static final Pattern DAYS = Pattern.compile("([<>]?)(\\d{1,3})\\p{L}{0,2}");
    private static final Pattern DAY = Pattern.compile("([<>]?)(\\d{4}-\\d{2}-\\d{2})");

    private final Engine engine;
    private final Search search;
    private final MessageSource messages;
    private final WorkingDays workingDays;
    private final Clock clock;

    TaskWords(Engine engine, Search search, MessageSource messages, WorkingDays workingDays, Clock clock) {
        this.engine = engine;
        this.search = search;
        this.messages = messages;
        this.workingDays = workingDays;
        this.clock = clock;
    }

    /** Adds what was typed as conditions on {@code workflow.task t}. @return what was not understood */
    List<Worklist.Hint> and(Sql sql, Scope scope, String text) {
        List<Worklist.Hint> hints = new ArrayList<>();
        Matcher token = TOKEN.matcher(text.replace('\uFF1A', ':').strip());
        int n = 0;
        while (token.find()) {
            String key = token.group(2);
            if (key == null) {
                plain(sql, Optional.ofNullable(token.group(5)).orElseGet(token::group), n++);
                continue;
            }
            String value = Optional.ofNullable(token.group(3))
                    .orElse(Optional.ofNullable(token.group(4)).orElse(""));
            var one = new Condition(scope, n);
            Optional<String> known = called("query.key.", KEYS, key);
            if (known.isEmpty()) {
                hints.add(new Worklist.Hint("query.hint.key", key));
                plain(sql, token.group(), n++);
            } else if (!one.read(known.get(), value)) {
                hints.add(new Worklist.Hint("query.hint." + known.get() + one.later, value));
                if (one.later.isEmpty()) {
                    plain(sql, value, n++);
                }
            } else {
                sql.and(token.group(1).isEmpty() ? one.sql : "not coalesce(" + one.sql + ", false)", one.values());
                n++;
            }
        }
        return hints;
    }

    /** County, number or step as people call them. */
    private void plain(Sql sql, String word, int n) {
        if (word.isBlank()) {
            return;
        }
        sql.and(
                "t.county ilike :text%1$d or t.number ilike :text%1$d or t.step = any (:steps%1$d)".formatted(n),
                "text" + n,
                like(word),
                "steps" + n,
                steps(word).toArray(String[]::new));
    }

    static String like(String word) {
        return "%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    /** Steps whose name, in either language, contains the word; also one named by its id. */
    private List<String> steps(String word) {
        String wanted = word.toLowerCase(Locale.ROOT);
        return ids().filter(step -> step.equals(wanted)
                        || LANGUAGES.stream()
                                .anyMatch(language -> name(step, language)
                                        .toLowerCase(Locale.ROOT)
                                        .contains(wanted)))
                .sorted()
                .toList();
    }

    /** Steps of the diagrams, and those of people who take part in them. */
    private Stream<String> ids() {
        return Stream.concat(engine.steps().keySet().stream(), Stream.of("give_opinion", "sign_along"));
    }

    private String name(String step, Locale language) {
        return Optional.ofNullable(messages.getMessage("step." + step, null, step, language))
                .orElse(step);
    }

    /** Which of the ids a word means, by its own name or what either language calls it. */
    private Optional<String> called(String prefix, List<String> ids, String word) {
        String wanted = word.toLowerCase(Locale.ROOT);
        return ids.stream()
                .filter(id -> id.equals(wanted)
                        || LANGUAGES.stream()
                                .flatMap(l -> names(prefix + id, l))
                                .anyMatch(wanted::equals))
                .findFirst();
    }

    private Stream<String> names(String key, Locale language) {
        return Arrays.stream(messages.getMessage(key, null, language).split(" "))
                .map(name -> name.toLowerCase(Locale.ROOT));
    }

    private String word(String key, Locale language) {
        return messages.getMessage(key, null, language).split(" ")[0];
    }

    /** The whole text with its last word completed in each way that makes sense; at most twenty. */
    List<String> completions(String text, Locale language) {
        int from = text.lastIndexOf(' ') + 1;
        String before = text.substring(0, from);
        String last = text.substring(from).replace('\uFF1A', ':');
        String minus = last.startsWith("-") ? "-" : "";
        String typed = last.substring(minus.length());
        int colon = typed.indexOf(':');
        Stream<String> ends;
        if (colon < 0) {
            ends = KEYS.stream()
                    .map(key -> word("query.key." + key, language) + ":")
                    .filter(key -> key.startsWith(typed.toLowerCase(Locale.ROOT)));
        } else {
            String key = typed.substring(0, colon);
            String begun = typed.substring(colon + 1).toLowerCase(Locale.ROOT);
            ends = values(called("query.key.", KEYS, key).orElse(""), language)
                    .filter(value -> value.toLowerCase(Locale.ROOT).contains(begun))
                    .map(value -> key + ":" + (value.contains(" ") ? "\"" + value + "\"" : value));
        }
        return ends.map(end -> before + minus + end).limit(20).toList();
    }

    private Stream<String> values(String key, Locale language) {
        return switch (key) {
            case "step" -> ids().map(step -> name(step, language)).sorted();
            case "has" -> HAS.stream().map(id -> word("query.has." + id, language));
            case "is" -> IS.stream().map(id -> word("query.is." + id, language));
            case "due" -> Stream.of("<1d", "<3d", "<5d", ">10d", today().toString());
            default -> Stream.of();
        };
    }

    private LocalDate today() {
        return clock.instant().atZone(clock.getZone()).toLocalDate();
    }

    /** One condition; its parameters carry its number, so that a word may come twice. */
    private final class Condition {
        private final Scope scope;
        private final int n;
        private final Map<String, Object> values = new LinkedHashMap<>();
        private String sql = "true";
        private String later = "";

        Condition(Scope scope, int n) {
            this.scope = scope;
            this.n = n;
        }

        Object[] values() {
            return values.entrySet().stream()
                    .flatMap(e -> Stream.of(e.getKey(), e.getValue()))
                    .toArray();
        }

        private String put(String name, Object value) {
            values.put(name + n, value);
            return ":" + name + n;
        }

        /** @return false when the value means nothing here */
        boolean read(String key, String value) {
            if (value.isBlank()) {
                return false;
            }
            switch (key) {
                case "step" -> {
                    var steps = steps(value);
                    sql = "t.step = any (" + put("q", steps.toArray(String[]::new)) + ")";
                    return !steps.isEmpty();
                }
                case "county" -> sql = "t.county ilike " + put("q", like(value));
                case "unit" -> sql = "t.unit_name ilike " + put("q", like(value));
                case "from" -> sql = "t.origin ilike " + put("q", like(value));
                case "number" -> sql = "t.number ilike " + put("q", like(value));
                case "criterion" -> sql = "t.criterion ilike " + put("q", like(value));
                case "text" -> {
                    return text(value);
                }
                case "holder" ->
                    // colleagues by name where the name is shown, everybody else by their unit
                    sql = "(t.unit = %s and %s ilike %s) or t.unit_name ilike %3$s"
                            .formatted(put("own", scope.body().value()), TaskQueries.HOLDER, put("q", like(value)));
                case "due" -> {
                    return due(value);
                }
                case "has" -> {
                    return has(called("query.has.", HAS, value).orElse(""));
                }
                default -> {
                    return is(called("query.is.", IS, value).orElse(""));
                }
            }
            sql = "(" + sql + ")";
            return true;
        }

        /** Counties in whose dossiers, claims or evidence, these words stand as they are; asks the index once. */
        private boolean text(String value) {
            try {
                Hits hits = search.find(Query.quote(value), scope, 0, 1);
                Set<String> counties = hits.exact()
                        ? hits.facets().getOrDefault("region", Map.of()).keySet()
                        : Set.of();
                sql = "(t.region = any (" + put("q", counties.toArray(String[]::new)) + "))";
                return true;
            } catch (Refused refused) {
                if (refused.kind() != Refused.Kind.LATER) {
                    throw refused;
                }
                later = ".later";
                return false;
            }
        }

        private boolean has(String what) {
            switch (what) {
                case "overdue" -> sql = "(t.done is null and t.due < " + put("q", at(clock.instant())) + ")";
                case "holder" -> sql = "(t.assignee is not null)";
                case "criterion" -> sql = "(t.criterion <> '')";
                case "copies" -> sql = "(exists (select 1 from workflow.copy c where c.task = t.id))";
                default -> {
                    return false;
                }
            }
            return true;
        }

        private boolean is(String what) {
            switch (what) {
                case "unread" ->
                    sql =
                            "(t.done is null and not exists (select 1 from workflow.seen s where s.task = t.id and s.person = "
                                    + put("q", scope.member().value()) + "))";
                case "free" -> sql = "(t.done is null and t.assignee is null)";
                case "mine" -> sql = "(t.assignee = " + put("q", scope.member().value()) + ")";
                default -> {
                    return false;
                }
            }
            return true;
        }

        /** {@code <3d}: within three working days; {@code >3d}: later; {@code 3d}: on that very day; or a day itself. */
        private boolean due(String value) {
            Matcher days = DAYS.matcher(value);
            Matcher day = DAY.matcher(value);
            try {
                if (day.matches()) {
                    return bound(day.group(1), LocalDate.parse(day.group(2)));
                }
                if (days.matches()) {
                    // "within" includes the day it names
                    var until = workingDays.plus(today(), Integer.parseInt(days.group(2)));
                    return bound(days.group(1), days.group(1).equals("<") ? until.plusDays(1) : until);
                }
            } catch (DateTimeParseException noSuchDay) {
                return false;
            }
            return false;
        }

        private boolean bound(String way, LocalDate day) {
            Instant begin = day.atStartOfDay(clock.getZone()).toInstant();
            Instant end = day.plusDays(1).atStartOfDay(clock.getZone()).toInstant();
            sql = switch (way) {
                case "<" -> "(t.due < " + put("q", at(begin)) + ")";
                case ">" -> "(t.due >= " + put("q", at(end)) + ")";
                default -> "(t.due >= " + put("q", at(begin)) + " and t.due < " + put("r", at(end)) + ")";
            };
            return true;
        }

        private static Object at(Instant moment) {
            return moment.atOffset(ZoneOffset.UTC);
        }
    }

    /** Ids of what may stand before and behind a colon, for the test that every one has its words. */
    static Set<String> keys() {
        return Stream.of(
                        KEYS.stream().map(id -> "query.key." + id),
                        HAS.stream().map(id -> "query.has." + id),
                        IS.stream().map(id -> "query.is." + id))
                .flatMap(all -> all)
                .collect(java.util.stream.Collectors.toSet());
    }
}
