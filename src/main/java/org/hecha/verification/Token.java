package org.hecha.verification;

import java.math.BigDecimal;

/** Something in a text that has a value, however it was written; in the masked text it is one character. */
sealed interface Token {

    char NUMBER = '\uE000';
    char DATE = '\uE001';
    char ORDINAL = '\uE002';
    char DOCUMENT = '\uE003';
    char CODE = '\uE004';

    /** Whether this character stands for a token in masked text. */
    static boolean masks(char c) {
        return NUMBER <= c && c <= CODE;
    }

    /** The character that stands for it. */
    char mask();

    /** @param unit up to four characters that follow, for people */
    record Amount(Quantity quantity, String unit) implements Token {
        @Override
        public char mask() {
            return NUMBER;
        }
    }

    record Day(PartialDate date) implements Token {
        @Override
        public char mask() {
            return DATE;
        }
    }

    record Ordinal(BigDecimal value) implements Token {
        @Override
        public char mask() {
            return ORDINAL;
        }
    }

    record Document(DocNumber number) implements Token {
        @Override
        public char mask() {
            return DOCUMENT;
        }
    }

    /** Identity numbers, credit codes, telephone numbers, frequencies; never counted with. */
    record Code(String text) implements Token {
        @Override
        public char mask() {
            return CODE;
        }
    }
}
