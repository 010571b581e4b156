package org.hecha.dossier;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hecha.standard.Criterion;
import org.hecha.standard.Measure;

/** Reads values of one claim; every refusal is a {@link MalformedAnswer} with a key below {@code answer.}. */
final class AnswerReader {

    private static final Pattern CREDIT_CODE = Pattern.compile("[0-9A-HJ-NPQRTUWXY]{18}");
    private static final String CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] CREDIT_WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    private static final int LONGEST_SHORT_TEXT = 200;
    private static final int MOST_ROWS = 500;

    private final Criterion.Claim claim;

    AnswerReader(Criterion.Claim claim) {
        this.claim = claim;
    }

    Answer text(String text) {
        return switch (claim.measure()) {
            case Measure.YesNo yes -> yesNo(text, "");
            case Measure.Number number -> new Answer.Amount(number(text, number.decimals()));
            case Measure.Quotient quotient -> new Answer.Amount(number(text, quotient.decimals()));
            case Measure.Ratio ratio -> new Answer.Amount(number(text, 0));
            case Measure.Rank rank -> new Answer.Amount(number(text, 0));
            case Measure.Frequency frequency -> days(Arrays.asList(Reading.DAY_SEPARATOR.split(text)));
            case Measure.Day day -> new Answer.Day(day(text));
            case Measure.Moment moment -> {
                if (!text.matches("\\d{4}\\D.*")) {
                    throw wrong("no-moment", text);
                }
                yield words(text, LONGEST_SHORT_TEXT);
            }
            case Measure.DocumentNumber number -> {
                if (!Reading.DOCUMENT_NUMBER.matcher(text).matches()) {
                    throw wrong("no-document-number", text);
                }
                yield words(text, LONGEST_SHORT_TEXT);
            }
            case Measure.CreditCode code -> creditCode(text);
            case Measure.Choice choice ->
                choice.several()
                        ? choices(choice, Arrays.asList(Reading.CHOICE_SEPARATOR.split(text)))
                        : choices(choice, List.of(text));
            case Measure.Words words -> words(text, words.longest());
            case Measure.Table table -> Answers.fromJson(claim, text).orElseGet(() -> new Answer.Rows(List.of()));
        };
    }

    Answer texts(List<String> texts) {
        return switch (claim.measure()) {
            case Measure.Choice choice -> choices(choice, texts);
            case Measure.Frequency frequency -> days(texts);
            default -> {
                if (claim.measure() instanceof Measure.YesNo && texts.size() == 2) {
                    yield yesNo(texts.get(0), texts.get(1));
                }
                if (texts.size() > 1) {
                    throw wrong("one-value", String.join(", ", texts));
                }
                yield text(texts.get(0));
            }
        };
    }

    Optional<Answer> json(JsonNode node) {
        if (claim.measure() instanceof Measure.YesNo && node.isObject()) {
            return Optional.of(
                    yesNo(node.path("value").asText(), node.path("detail").asText("")));
        }
        if (claim.measure() instanceof Measure.Table) {
            if (!node.isArray()) {
                throw wrong("no-rows", node.toString());
            }
            var rows = new ArrayList<Map<String, String>>();
            node.forEach(row -> rows.add(Answers.cells(row)));
            Answer.Rows read = rows(rows);
            return read.values().isEmpty() ? Optional.empty() : Optional.of(read);
        }
        if (node.isObject()) {
            throw wrong("one-value", node.toString());
        }
        if (node.isArray()) {
            return Answers.parse(claim, Answers.strings(node));
        }
        return Answers.parse(
                claim, node.isNumber() ? Answers.plain(node.decimalValue()).toPlainString() : node.asText());
    }

    Answer.Rows rows(List<Map<String, String>> rows) {
        if (!(claim.measure() instanceof Measure.Table table)) {
            throw wrong("one-value", rows.toString());
        }
        var read = new ArrayList<Map<String, String>>();
        for (Map<String, String> row : rows) {
            for (String column : row.keySet()) {
                if (table.columns().stream().noneMatch(c -> c.name().equals(column))) {
                    throw wrong("no-column", column);
                }
            }
            Map<String, String> cells = new LinkedHashMap<>();
            for (Measure.Table.Column column : table.columns()) {
                String cell = row.getOrDefault(column.name(), "").strip();
                cells.put(column.name(), cell.isEmpty() ? "" : cell(column, cell));
            }
            if (cells.values().stream().anyMatch(cell -> !cell.isEmpty())) {
                read.add(cells);
            }
        }
        if (read.size() > MOST_ROWS) {
            throw wrong("too-many-rows", Integer.toString(read.size()));
        }
        return new Answer.Rows(read);
    }

    private String cell(Measure.Table.Column column, String cell) {
        return switch (column.kind()) {
            case "number" -> number(cell, 4).toPlainString();
            // a base is named “until 2024-07”, a column has run “since 2018”: parts of a day are days enough in a cell
            case "date" ->
                Reading.PART_OF_DAY.matcher(ascii(cell)).matches()
                        ? ascii(cell)
                        : day(cell).toString();
            default -> ((Answer.Text) words(cell, LONGEST_SHORT_TEXT)).value();
        };
    }

    private Answer yesNo(String text, String detail) {
        String word = ascii(text).toLowerCase(Locale.ROOT);
        if (!Reading.YES.contains(word) && !Reading.NO.contains(word)) {
            throw wrong("no-yes-or-no", text);
        }
        return new Answer.YesNo(
                Reading.YES.contains(word),
                detail.isBlank() ? "" : ((Answer.Text) words(detail.strip(), LONGEST_SHORT_TEXT * 5)).value());
    }

    private BigDecimal number(String text, int decimals) {
        String plain = ascii(text).replaceAll("(?<=\\d)[,\\s](?=\\d{3}(?!\\d))", "");
        if (!plain.matches("\\d{1,15}(\\.\\d{1,10})?")) {
            throw wrong(plain.startsWith("-") ? "negative" : "no-number", text);
        }
        BigDecimal value = Answers.plain(new BigDecimal(plain));
        if (value.scale() > decimals) {
            throw wrong(decimals == 0 ? "not-whole" : "too-precise", text);
        }
        return value;
    }

    private LocalDate day(String text) {
        Matcher matcher = Reading.DAY.matcher(ascii(text));
        if (matcher.matches()) {
            try {
                return LocalDate.of(
                        Integer.parseInt(matcher.group(1)),
                        Integer.parseInt(matcher.group(2)),
                        Integer.parseInt(matcher.group(3)));
            } catch (DateTimeException e) {
                // 31 June is refused below like any other text that is no day
            }
        }
        throw wrong("no-day", text);
    }

    private Answer days(List<String> texts) {
        return new Answer.Days(texts.stream()
                .map(String::strip)
                .filter(t -> !t.isEmpty())
                .map(this::day)
                .distinct()
                .sorted()
                .toList());
    }

    private Answer choices(Measure.Choice choice, List<String> texts) {
        List<String> chosen = texts.stream()
                .map(String::strip)
                .filter(t -> !t.isEmpty())
                .distinct()
                .toList();
        for (String one : chosen) {
            if (!choice.options().isEmpty() && !choice.options().contains(one)) {
                throw wrong("no-option", one);
            }
            words(one, LONGEST_SHORT_TEXT);
        }
        if (!choice.several()) {
            if (chosen.size() != 1) {
                throw wrong("one-value", String.join(", ", chosen));
            }
            return new Answer.Text(chosen.get(0));
        }
        return new Answer.Choices(chosen);
    }

    private Answer creditCode(String text) {
        String code = ascii(text).replace(" ", "").toUpperCase(Locale.ROOT);
        if (!CREDIT_CODE.matcher(code).matches()) {
            throw wrong("no-credit-code", text);
        }
        int sum = 0;
        for (int i = 0; i < CREDIT_WEIGHTS.length; i++) {
            sum += CREDIT_ALPHABET.indexOf(code.charAt(i)) * CREDIT_WEIGHTS[i];
        }
        if (CREDIT_ALPHABET.charAt((31 - sum % 31) % 31) != code.charAt(17)) {
            throw wrong("check-character", text);
        }
        return new Answer.Text(code);
    }

    private Answer words(String text, int longest) {
        if (text.codePointCount(0, text.length()) > longest) {
            throw wrong("too-long", Integer.toString(longest));
        }
        if (text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t')) {
            throw wrong("control-character", "");
        }
        return new Answer.Text(text);
    }

    private static String ascii(String text) {
        return Normalizer.normalize(text.strip(), Normalizer.Form.NFKC);
    }

    private MalformedAnswer wrong(String problem, String given) {
        return new MalformedAnswer(claim.key(), problem, given.length() > 200 ? given.substring(0, 200) : given);
    }
}
