package org.hecha.search;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The query language: {@code -词} leaves out, {@code 甲 OR 乙} takes either, {@code 文号:}, {@code 县:}, {@code 标准:},
 * {@code 类型:} and {@code 日期:2021..2022} narrow; everything else is words and quotes as {@link Wanted} reads them. There is
 * no wrong input: what is not understood is searched as plain words, with a hint.
 *
 * @param query  with the text that is left and the filters that were typed
 * @param fields whether any filter was typed
 * @param either one of each list must stand there; normal forms
 * @param without none of these may; normal forms
 * @param hint   message key; empty if all was understood
 */
record Typed(Query query, boolean fields, List<List<String>> either, List<String> without, String hint) {

    static final String NOT_UNDERSTOOD = "search.hint.not-understood";

    private static final int MOST = 8;
    private static final int LONGEST = 64;

    /** what stands in quotes is nobody's condition */
    private static final String QUOTED = "[\"“「][^\"”」]*[\"”」]";

    private static final String TERM = "(?:" + QUOTED + "|[^\\s\"“”「」]+)";
    private static final Pattern TERMS = Pattern.compile(TERM);
    private static final Pattern FIELD = Pattern.compile(
            QUOTED + "|(?<!\\S)(文号|县|标准|类型|日期|no|county|criterion|type|date)[:：]\\s*(" + TERM + ")",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern WITHOUT =
            Pattern.compile(QUOTED + "|(?<!\\S)[-－](?=[\\p{IsHan}\\p{L}\\p{N}\"“「])(" + TERM + ")");
    private static final Pattern EITHER = Pattern.compile("(" + TERM + "(?:\\s+OR\\s+" + TERM + ")+)|" + QUOTED);
    private static final String OR = "OR";

    private static final Pattern CRITERION = Pattern.compile("[sS标]?0*(\\d{1,2})((?:-\\d{1,2})?)");
    private static final Pattern DAY =
            Pattern.compile("((?:19|20)\\d{2})(?:[-./年](\\d{1,2}))?(?:[-./月](\\d{1,2}))?[年月日]?");

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("pdf", "pdf"),
            Map.entry("word", "word"),
            Map.entry("文档", "word"),
            Map.entry("sheet", "sheet"),
            Map.entry("excel", "sheet"),
            Map.entry("表格", "sheet"),
            Map.entry("slides", "slides"),
            Map.entry("ppt", "slides"),
            Map.entry("幻灯片", "slides"),
            Map.entry("image", "image"),
            Map.entry("图片", "image"),
            Map.entry("照片", "image"),
            Map.entry("ofd", "ofd"),
            Map.entry("text", "text"),
            Map.entry("文本", "text"),
            Map.entry("video", "video"),
            Map.entry("视频", "video"),
            Map.entry("audio", "audio"),
            Map.entry("音频", "audio"),
            Map.entry("mail", "mail"),
            Map.entry("邮件", "mail"),
            Map.entry("archive", "archive"),
            Map.entry("压缩包", "archive"));

    /** @param regions a county's, city's or province's code by its name, as far as people write it */
    static Typed of(Query query, Function<String, Optional<String>> regions) {
        return new Reader(query, regions).read();
    }

    private static final class Reader {
        private Query query;
        private final Function<String, Optional<String>> regions;
        private boolean fields;
        private String hint = "";

        Reader(Query query, Function<String, Optional<String>> regions) {
            this.query = query;
            this.regions = regions;
        }

        Typed read() {
            String text = Wanted.cut(query.text());
            String rest = FIELD.matcher(text).replaceAll(field -> {
                if (field.group(1) == null) {
                    return Matcher.quoteReplacement(field.group());
                }
                String value = bare(field.group(2));
                Optional<String> left = field(field.group(1).toLowerCase(Locale.ROOT), value);
                left.ifPresentOrElse(ignored -> fields = true, () -> hint = NOT_UNDERSTOOD);
                return Matcher.quoteReplacement(left.orElse(field.group()));
            });
            var without = new ArrayList<String>();
            rest = WITHOUT.matcher(rest).replaceAll(term -> {
                if (term.group(1) == null) {
                    return Matcher.quoteReplacement(term.group());
                }
                add(bare(term.group(1)), without);
                return " ";
            });
            var either = new ArrayList<List<String>>();
            rest = EITHER.matcher(rest).replaceAll(group -> {
                var terms = new ArrayList<String>();
                Matcher term = TERMS.matcher(group.group(1) == null ? "" : group.group(1));
                while (term.find()) {
                    if (!term.group().equals(OR)) {
                        add(bare(term.group()), terms);
                    }
                }
                if (terms.size() < 2 || either.size() >= MOST) {
                    return Matcher.quoteReplacement(group.group());
                }
                either.add(List.copyOf(terms));
                return " ";
            });
            return new Typed(query.withText(rest), fields, List.copyOf(either), List.copyOf(without), hint);
        }

        /** @return what stays in the text; empty where the value is none */
        private Optional<String> field(String key, String value) {
            return switch (key) {
                // in quotes: a document number is never softened
                case "文号", "no" -> Optional.of(" \"" + value + "\" ");
                case "县", "county" -> regions.apply(value).map(code -> narrowed(query.in(code)));
                case "标准", "criterion" -> criterion(value).map(id -> narrowed(query.about(id)));
                case "类型", "type" ->
                    Optional.ofNullable(TYPES.get(value.toLowerCase(Locale.ROOT)))
                            .map(type -> narrowed(query.ofType(type)));
                default -> between(value).map(this::narrowed);
            };
        }

        private String narrowed(Query narrower) {
            query = narrower;
            return " ";
        }

        private static Optional<String> criterion(String value) {
            Matcher id = CRITERION.matcher(value);
            return id.matches()
                    ? Optional.of(String.format(Locale.ROOT, "S%02d%s", Integer.parseInt(id.group(1)), id.group(2)))
                    : Optional.empty();
        }

        private Optional<Query> between(String value) {
            String[] ends = value.split("\\.\\.|…|~|至", -1);
            if (ends.length > 2 || value.isEmpty()) {
                return Optional.empty();
            }
            Optional<LocalDate> from = ends[0].isEmpty() ? Optional.empty() : day(ends[0], false);
            String last = ends.length == 1 ? ends[0] : ends[1];
            Optional<LocalDate> to = last.isEmpty() ? Optional.empty() : day(last, true);
            boolean understood = (ends[0].isEmpty() || from.isPresent()) && (last.isEmpty() || to.isPresent());
            return understood && (from.isPresent() || to.isPresent())
                    ? Optional.of(query.between(from, to))
                    : Optional.empty();
        }

        private static Optional<LocalDate> day(String written, boolean last) {
            Matcher day = DAY.matcher(written);
            if (!day.matches()) {
                return Optional.empty();
            }
            try {
                int year = Integer.parseInt(day.group(1));
                if (day.group(2) == null) {
                    return Optional.of(last ? LocalDate.of(year, 12, 31) : LocalDate.of(year, 1, 1));
                }
                var month = YearMonth.of(year, Integer.parseInt(day.group(2)));
                if (day.group(3) == null) {
                    return Optional.of(last ? month.atEndOfMonth() : month.atDay(1));
                }
                return Optional.of(month.atDay(Integer.parseInt(day.group(3))));
            } catch (DateTimeException noSuchDay) {
                return Optional.empty();
            }
        }

        private static String bare(String term) {
            return Query.QUOTATION_MARKS.matcher(term).replaceAll("").strip();
        }

        private static void add(String term, List<String> to) {
            String normal = NormalText.normal(term.length() > LONGEST ? term.substring(0, LONGEST) : term);
            if (to.size() < MOST && Bare.of(normal).length() > 0) {
                to.add(normal);
            }
        }
    }
}
