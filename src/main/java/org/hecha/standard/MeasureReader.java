package org.hecha.standard;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads {@code measure: {type: …}}; each type has its own keys and takes no others. */
final class MeasureReader {

    private static final Set<String> CELLS = Set.of("text", "number", "date");

    private MeasureReader() {}

    static Measure read(Yaml yaml) {
        Measure measure = switch (yaml.text("type")) {
            case "yes-no" ->
                new Measure.YesNo(yaml.optionalFlag("expected"), yaml.text("either", ""), yaml.text("detail", ""));
            case "number" ->
                new Measure.Number(
                        decimals(yaml),
                        yaml.number("least"),
                        yaml.number("most"),
                        yaml.text("not-above", ""),
                        yaml.text("same-as", ""),
                        yaml.text("unless", ""));
            case "quotient" ->
                new Measure.Quotient(
                        yaml.text("dividend"),
                        yaml.text("divisor"),
                        yaml.number("factor").orElse(BigDecimal.ONE),
                        decimals(yaml),
                        yaml.number("least"));
            case "ratio" ->
                new Measure.Ratio(
                        yaml.text("of"), fraction(yaml, "least"), fraction(yaml, "most"), yaml.text("basis", ""));
            case "rank" ->
                new Measure.Rank(
                        yaml.text("total"),
                        fraction(yaml, "share")
                                .orElseThrow(() -> yaml.wrong("share", "“share” is missing", "Add “share: 0.3”")));
            case "frequency" -> new Measure.Frequency(yaml.whole("per-week", 1), yaml.whole("gaps-allowed", 0));
            case "day" -> new Measure.Day(yaml.flag("not-after-deadline", true));
            case "moment" -> new Measure.Moment();
            case "document-number" -> new Measure.DocumentNumber(yaml.text("issuer"));
            case "credit-code" -> new Measure.CreditCode(yaml.text("prefix", ""));
            case "choice" -> choice(yaml);
            case "words" -> new Measure.Words(yaml.whole("longest", 300));
            case "table" -> table(yaml);
            default ->
                throw yaml.wrong(
                        "type",
                        "“" + yaml.text("type") + "” is no measure",
                        "Use yes-no, number, ratio, quotient, rank, frequency, day, moment, document-number,"
                                + " credit-code, choice, words or table");
        };
        yaml.end();
        return measure;
    }

    private static int decimals(Yaml yaml) {
        int decimals = yaml.whole("decimals", 0);
        if (decimals < 0 || decimals > 4) {
            throw yaml.wrong("decimals", decimals + " digits after the point are not possible", "Use 0 to 4");
        }
        return decimals;
    }

    private static java.util.Optional<BigDecimal> fraction(Yaml yaml, String key) {
        yaml.number(key).ifPresent(n -> {
            if (n.signum() < 0 || n.compareTo(BigDecimal.ONE) > 0) {
                throw yaml.wrong(key, n + " is no share", "Write a fraction from 0 to 1, such as 0.8 for 80 %");
            }
        });
        return yaml.number(key);
    }

    private static Measure.Choice choice(Yaml yaml) {
        List<String> options = yaml.texts("options");
        String expected = yaml.text("expected", "");
        if (!expected.isEmpty() && !options.contains(expected)) {
            throw yaml.wrong("expected", "“" + expected + "” is not among the options", "Use one of " + options);
        }
        return new Measure.Choice(
                options,
                yaml.flag("several", false),
                expected.isEmpty() ? java.util.Optional.empty() : java.util.Optional.of(expected));
    }

    private static Measure.Table table(Yaml yaml) {
        Map<String, String> cells = yaml.child("columns")
                .orElseThrow(() -> yaml.wrong("columns", "“columns” is missing", "Add “columns: {name: text, …}”"))
                .pairs();
        List<Measure.Table.Column> columns = new ArrayList<>();
        cells.forEach((name, kind) -> {
            if (!CELLS.contains(kind)) {
                throw yaml.wrong("columns", "“" + kind + "” is no kind of cell", "Use text, number or date");
            }
            columns.add(new Measure.Table.Column(name, kind));
        });
        return new Measure.Table(
                columns,
                yaml.whole("least", 0),
                column(yaml, "level-column", cells),
                yaml.texts("levels"),
                column(yaml, "until-column", cells));
    }

    private static String column(Yaml yaml, String key, Map<String, String> cells) {
        String column = yaml.text(key, "");
        if (!column.isEmpty() && !cells.containsKey(column)) {
            throw yaml.wrong(key, "there is no column “" + column + "”", "Use one of " + cells.keySet());
        }
        return column;
    }
}
