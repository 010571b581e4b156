package org.hecha.dossier;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * The value of a claim, typed by its {@link org.hecha.standard.Measure}. The JSON form is the natural one of the sample
 * dossiers: {@code true}, {@code 1086}, {@code "赭办发〔2022〕9号"}, {@code ["…"]}, {@code [{"名称": …}]}.
 */
public sealed interface Answer {

    /** @param detail the short text that goes with a yes; may be empty */
    record YesNo(boolean value, String detail) implements Answer {}

    record Amount(BigDecimal value) implements Answer {}

    /** Words, document numbers, credit codes, moments whose form is free, single choices. */
    record Text(String value) implements Answer {}

    record Day(LocalDate value) implements Answer {}

    record Days(List<LocalDate> values) implements Answer {
        public Days {
            values = List.copyOf(values);
        }
    }

    record Choices(List<String> values) implements Answer {
        public Choices {
            values = List.copyOf(values);
        }
    }

    /** Rows with the columns of the claim's table; cells as text, missing cells empty. */
    record Rows(List<Map<String, String>> values) implements Answer {
        public Rows {
            values = values.stream().map(Map::copyOf).toList();
        }
    }
}
